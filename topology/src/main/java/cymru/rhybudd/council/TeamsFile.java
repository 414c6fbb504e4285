package cymru.rhybudd.council;

import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a team file ({@code teams.yaml}). */
public final class TeamsFile {
    private TeamsFile() {}

    /** Reads the teams, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static Teams load(Path file) {
        return YamlFile.load(file, TeamsFile::teams);
    }

    private static Teams teams(YamlNode root) {
        root.allowOnly("patches", "default-patch", "teams");
        Map<String, String> patchByWard = new TreeMap<>();
        Set<String> patches = new TreeSet<>();
        for (YamlNode.Entry patch : root.required("patches").entries()) {
            patches.add(patch.key().text());
            for (YamlNode ward : patch.value().list()) {
                if (patchByWard.put(ward.text(), patch.key().text()) != null) {
                    ward.report("the ward " + ward.text() + " is in two patches", "leave it in one");
                }
            }
        }
        YamlNode defaultPatch = root.required("default-patch");
        if (!patches.contains(defaultPatch.text())) {
            defaultPatch.report(
                    "there is no patch '" + defaultPatch.text() + "'",
                    YamlNode.didYouMean(defaultPatch.text(), patches));
        }
        return new Teams(patchByWard, defaultPatch.text(), byDomain(root.required("teams"), patches));
    }

    private static Map<Domain, Map<String, Team>> byDomain(YamlNode teams, Set<String> patches) {
        teams.allowOnly(Arrays.stream(Domain.values()).map(Enum::name).toArray(String[]::new));
        Map<Domain, Map<String, Team>> byDomain = new EnumMap<>(Domain.class);
        for (Domain domain : Domain.values()) {
            YamlNode byPatch = teams.required(domain.name());
            byPatch.allowOnly(patches.toArray(String[]::new));
            Map<String, Team> ofDomain = new HashMap<>();
            for (String patch : patches) {
                YamlNode team = byPatch.required(patch);
                team.allowOnly("key", "names");
                ofDomain.put(patch, new Team(team.required("key").text(), NamesNode.names(team)));
            }
            byDomain.put(domain, Map.copyOf(ofDomain));
        }
        return byDomain;
    }
}
