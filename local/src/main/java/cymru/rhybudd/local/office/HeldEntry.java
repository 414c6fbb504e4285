package cymru.rhybudd.local.office;

import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.Rag;

/**
 * What a supervisor may see of an alert that is or was held.
 *
 * @param citizen the beginning of the pseudonym, enough to tell two apart
 * @param since the date by the log's clock on which it was raised
 * @param closing whether it says that an alert is over, as a milder model may
 */
record HeldEntry(
        String alertId,
        String hold,
        HoldReason reason,
        HoldState state,
        String team,
        String citizen,
        AlertKind kind,
        Rag colour,
        int score,
        String since,
        boolean closing) {
    static HeldEntry of(HeldAlert held) {
        return new HeldEntry(
                held.getAlert().getAlertId(),
                held.getHold(),
                held.getReason(),
                held.getState(),
                held.getTeam(),
                Pseudonym.shown(held.getAlert().getCitizen()),
                held.getAlert().getKind(),
                held.getAlert().getRagAfter(),
                held.getAlert().getAssessment().getScore(),
                held.getAlert().getAssessment().getAsOf().toString(),
                held.getAlert().getStep() == EpisodeStep.CLOSED);
    }

    boolean isWaiting() {
        return state == HoldState.WAITING;
    }

    /** Whether a ruling about that name concerns it now. */
    boolean waitsUnder(String holdOrAlert) {
        return isWaiting() && (hold.equals(holdOrAlert) || alertId.equals(holdOrAlert));
    }
}
