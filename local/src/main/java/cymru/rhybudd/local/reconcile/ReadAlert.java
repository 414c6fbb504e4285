package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SourceChange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An alert that was read from the stream.
 *
 * @param citizen the pseudonym
 * @param deadline of a statutory kind; null of a rise of the score
 * @param database the database of the row whose change raised it, or {@value ExpectedAlert#CLOCK}
 * @param transactionId the database's id of the transaction, or the tick's date in days from 1970-01-01
 */
public record ReadAlert(
        String alertId,
        String citizen,
        AlertKind kind,
        Rag before,
        Rag after,
        @Nullable LocalDate deadline,
        String database,
        long transactionId) {

    /** What matters of an alert. */
    public static ReadAlert of(Alert alert) {
        SourceChange change = alert.getAssessment().getChange();
        boolean byClock = change == null;
        return new ReadAlert(
                alert.getAlertId(),
                alert.getCitizen(),
                alert.getKind(),
                alert.getRagBefore(),
                alert.getRagAfter(),
                alert.getDeadline(),
                byClock ? ExpectedAlert.CLOCK : change.getSource(),
                byClock
                        ? alert.getAssessment().getAsOf().toEpochDay()
                        : change.getTransaction() == null
                                ? ExpectedAlert.NO_TRANSACTION
                                : Long.parseLong(change.getTransaction()));
    }

    /** What tells it from others of one cause, as of {@link RaisedAlert}. */
    String what() {
        return kind + " " + (deadline == null ? after : deadline);
    }
}
