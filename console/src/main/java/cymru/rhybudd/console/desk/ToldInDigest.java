package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;

/** An alert of a digest as it would have been told by itself. */
public final class ToldInDigest {
    private ToldInDigest() {}

    /** It counts in no budget, as nothing does that a supervisor rules about. */
    public static OfficerNotification notification(TeamDigest digest, Alert alert) {
        return new OfficerNotification(
                alert.getAlertId(),
                digest.getTeam(),
                digest.getTeamNameEn(),
                digest.getTeamNameCy(),
                alert,
                digest.getHold(),
                null);
    }
}
