package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * An alert that waits, as far as whoever rules about it needs to know.
 *
 * @param citizen whom it is about, by pseudonym
 * @param colour the held colour when it was raised
 * @param score basis points
 * @param leading the indicator that leads, by key
 * @param modelVersion the model that judged
 * @param since the date by the log's clock on which it was raised
 * @param isClosing whether it says that an alert is over, as a milder model may
 * @param offset where on held-alerts it is said that it waits
 */
public record WaitingAlert(
        String id,
        String citizen,
        String hold,
        HoldReason reason,
        String team,
        AlertKind kind,
        Rag colour,
        int score,
        String leading,
        String modelVersion,
        LocalDate since,
        boolean isClosing,
        long offset) {
    private static final int REFERENCE_LENGTH = 8;

    /** The gravest first, closings last: the order in which a digest tells of them. */
    public static final Comparator<WaitingAlert> BY_WORTH = Comparator.comparing(WaitingAlert::isClosing)
            .thenComparing(WaitingAlert::colour, Comparator.reverseOrder())
            .thenComparing(WaitingAlert::score, Comparator.reverseOrder())
            .thenComparing(WaitingAlert::id);

    /** A short name, for speaking of it. */
    public String reference() {
        return id.substring(0, Math.min(REFERENCE_LENGTH, id.length())).toUpperCase(java.util.Locale.ROOT);
    }

    boolean isCalled(String holdOrAlert) {
        return hold.equals(holdOrAlert) || id.equals(holdOrAlert);
    }
}
