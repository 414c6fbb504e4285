package cymru.rhybudd.console.desk;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which teams work for whom, by where they live, as the team file says it to the engine.
 *
 * @param patchByWard the patch of every ward that the file names
 * @param defaultPatch that of everybody else, and of whoever has no known address
 * @param domains of each domain, the key of its team in each patch
 */
record Patches(Map<String, String> patchByWard, String defaultPatch, List<Map<String, String>> domains) {
    static final Patches NONE = new Patches(Map.of(), "", List.of());

    Patches {
        patchByWard = Map.copyOf(patchByWard);
        domains = List.copyOf(domains);
    }

    /** From the team file, which was checked before it was published. */
    static Patches read(Map<?, ?> file) {
        Map<String, String> patchByWard = new HashMap<>();
        Published.map(file.get("patches")).forEach((patch, wards) -> {
            if (wards instanceof List<?> all) {
                all.forEach(ward -> patchByWard.put(String.valueOf(ward), String.valueOf(patch)));
            }
        });
        List<Map<String, String>> domains = Published.map(file.get("teams")).values().stream()
                .map(domain -> keys(Published.map(domain)))
                .toList();
        return new Patches(patchByWard, Published.text(file, "default-patch"), domains);
    }

    private static Map<String, String> keys(Map<?, ?> domain) {
        Map<String, String> keys = new HashMap<>();
        domain.forEach((patch, team) -> keys.put(
                String.valueOf(patch), String.valueOf(Published.map(team).get("key"))));
        return Map.copyOf(keys);
    }

    /** The teams that are told of whoever lives in that ward; a domain without a team there has that of the default patch. */
    Set<String> teamsFor(@Nullable String ward) {
        String patch = ward == null ? defaultPatch : patchByWard.getOrDefault(ward, defaultPatch);
        Set<String> keys = new LinkedHashSet<>();
        for (Map<String, String> team : domains) {
            String key = Objects.requireNonNullElse(team.get(patch), team.getOrDefault(defaultPatch, ""));
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }
}
