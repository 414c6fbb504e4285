package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SourceChange;
import java.util.Objects;

/**
 * An alert that was read from the stream.
 *
 * @param citizen the pseudonym
 * @param database the database of the row whose change raised it, or {@value ExpectedAlert#CLOCK}
 * @param transactionId the database's id of the transaction, or the tick's date in days from 1970-01-01
 */
public record ReadAlert(String alertId, String citizen, Rag before, Rag after, String database, long transactionId) {

    /** What matters of an alert. */
    public static ReadAlert of(Alert alert) {
        SourceChange change = alert.getAssessment().getChange();
        boolean byClock = change == null;
        return new ReadAlert(
                alert.getAlertId(),
                alert.getCitizen(),
                alert.getRagBefore(),
                alert.getRagAfter(),
                byClock ? ExpectedAlert.CLOCK : change.getSource(),
                byClock
                        ? alert.getAssessment().getAsOf().toEpochDay()
                        : Long.parseLong(Objects.requireNonNullElse(change.getTransaction(), "0")));
    }
}
