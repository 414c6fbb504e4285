package cymru.rhybudd.council;

import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.weighting.Names;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is told: the team of an indicator domain in a patch.
 *
 * @param patchByWard the opaque routing code of every ward
 * @param defaultPatch where a citizen without a known ward belongs
 * @param teams by domain and patch
 */
public record Teams(Map<String, String> patchByWard, String defaultPatch, Map<Domain, Map<String, Team>> teams) {

    /** Whom an alert is for while the teams do not say. */
    public static final Team UNASSIGNED =
            new Team("unassigned", new Names("No team assigned yet", "Heb ei neilltuo i dîm eto"));

    /** Before any teams were published. */
    public static final Teams NONE = new Teams(Map.of(), "", Map.of());

    /** A team of officers. */
    public record Team(String key, Names names) {}

    public Teams {
        patchByWard = Map.copyOf(patchByWard);
        teams = Map.copyOf(teams);
    }

    /** The routing code of a ward; of an unknown one, the default. */
    public String patch(@Nullable String ward) {
        return ward == null ? defaultPatch : patchByWard.getOrDefault(ward, defaultPatch);
    }

    /** Whether every ward is in the patch that it has by the others. */
    public boolean divideAs(Teams others) {
        return patchByWard.equals(others.patchByWard) && defaultPatch.equals(others.defaultPatch);
    }

    /** The team for an alert; an unknown patch counts as the default, so that no alert is without a team. */
    public Team responsible(Domain domain, @Nullable String patch) {
        Map<String, Team> byPatch = teams.getOrDefault(domain, Map.of());
        Team fallback = Objects.requireNonNullElse(byPatch.get(defaultPatch), UNASSIGNED);
        return patch == null ? fallback : byPatch.getOrDefault(patch, fallback);
    }

    /** Whether there is a team of that key. */
    public boolean includes(String key) {
        return teams.values().stream()
                .flatMap(byPatch -> byPatch.values().stream())
                .anyMatch(team -> team.key().equals(key));
    }
}
