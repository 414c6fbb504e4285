package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import java.util.List;
import java.util.Map;

/**
 * What went into NOTIFY, and what came out.
 *
 * @param log alert-log, in order
 * @param told the notifications, in order
 * @param held where each alert stands that was ever held, by its id
 * @param digests the digests, in order
 */
public record OfficeView(
        List<AlertEvent> log, List<OfficerNotification> told, Map<String, HeldAlert> held, List<TeamDigest> digests) {
    public OfficeView {
        log = List.copyOf(log);
        told = List.copyOf(told);
        held = Map.copyOf(held);
        digests = List.copyOf(digests);
    }

    /** How many alerts the log has. */
    int alerts() {
        return (int)
                log.stream().filter(entry -> entry.getBody() instanceof Alert).count();
    }
}
