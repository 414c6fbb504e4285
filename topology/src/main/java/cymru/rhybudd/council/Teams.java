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
 * @param teams by domain and patch; complete
 */
public record Teams(Map<String, String> patchByWard, String defaultPatch, Map<Domain, Map<String, Team>> teams) {

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

    /** The team for an alert; an unknown patch counts as the default, so that no alert is without a team. */
    public Team responsible(Domain domain, @Nullable String patch) {
        Map<String, Team> byPatch = teams.getOrDefault(domain, Map.of());
        Team team = patch == null ? null : byPatch.get(patch);
        Team fallback = byPatch.get(defaultPatch);
        if (team == null && fallback == null) {
            throw new IllegalStateException("no team for " + domain);
        }
        return team != null ? team : Objects.requireNonNull(fallback);
    }
}
