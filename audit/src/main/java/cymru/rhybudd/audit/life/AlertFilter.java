package cymru.rhybudd.audit.life;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Rag;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for.
 *
 * @param times by the record's own time
 * @param colours empty for all
 * @param kinds empty for all
 * @param steps empty for all
 * @param team by key: the alerts that it was told of, and those that are or were held for it; null for all
 */
public record AlertFilter(
        Predicate<Instant> times,
        Set<Rag> colours,
        Set<AlertKind> kinds,
        Set<EpisodeStep> steps,
        @Nullable String team) {
    public AlertFilter {
        colours = Set.copyOf(colours);
        kinds = Set.copyOf(kinds);
        steps = Set.copyOf(steps);
    }

    boolean takes(Alert alert) {
        return (colours.isEmpty() || colours.contains(alert.getRagAfter()))
                && (kinds.isEmpty() || kinds.contains(alert.getKind()))
                && (steps.isEmpty() || steps.contains(alert.getStep()));
    }

    boolean takes(ListedAlert alert) {
        return team == null || alert.concerns(team);
    }
}
