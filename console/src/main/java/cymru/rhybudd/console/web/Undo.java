package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.ActKind;
import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.OfficerActed;
import java.util.Map;
import java.util.Optional;

/**
 * The act that takes back the one before it: history is never edited.
 *
 * @param fields what its form says beside that
 */
public record Undo(ActKind kind, Map<String, String> fields) {
    /** Empty where the last act is somebody else's, is about an earlier alert, or has no counterpart, as a note has none. */
    static Optional<Undo> of(OpenAlert alert, String officer) {
        return alert.course()
                .last()
                .filter(last -> last.getOfficer().equals(officer) && isAbout(alert, last))
                .flatMap(last -> ActKind.of(last.getAction()))
                .flatMap(kind -> counterpart(alert, kind));
    }

    private static boolean isAbout(OpenAlert alert, OfficerActed act) {
        AlertSeen seen = act.getSeen();
        return seen != null && seen.getAlertId().equals(alert.id());
    }

    private static Optional<Undo> counterpart(OpenAlert alert, ActKind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> Optional.of(new Undo(ActKind.UNACKNOWLEDGE, Map.of()));
            case UNACKNOWLEDGE -> Optional.of(new Undo(ActKind.ACKNOWLEDGE, Map.of()));
            case SNOOZE -> Optional.of(new Undo(ActKind.UNSNOOZE, Map.of()));
            case CLOSE -> Optional.of(new Undo(ActKind.REOPEN, Map.of()));
            case ASSIGN ->
                Optional.of(new Undo(ActKind.ASSIGN, to(alert.course().assignedBefore())));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> to(@org.jspecify.annotations.Nullable String officer) {
        return officer == null ? Map.of("to", "team") : Map.of("to", "colleague", "colleague", officer);
    }
}
