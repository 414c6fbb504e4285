package cymru.rhybudd.council;

import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The teams as their file says ({@code teams.yaml}): the text travels whole on the log, so that whoever replays it tells the same
 * teams. A file is checked strictly before it is published; a text that was published is read as far as it goes.
 *
 * @param text the file, whole
 */
public record TeamsFile(String text, Teams teams) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Reads the file of a council, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static TeamsFile load(Path file) {
        Teams teams = YamlFile.load(file, TeamsFile::checked);
        try {
            return new TeamsFile(Files.readString(file), teams);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the teams " + file, e);
        }
    }

    /**
     * Reads teams that were published, perhaps in an earlier format or a later one: what is left out has no team, and what is not
     * known is passed over.
     */
    public static Teams read(String text) {
        return YamlFile.parse("teams.yaml", text, TeamsFile::teams);
    }

    private static Teams checked(YamlNode root) {
        root.allowOnly("patches", "default-patch", "teams");
        Set<String> patches = new TreeSet<>();
        root.required("patches")
                .entries()
                .forEach(patch -> patches.add(patch.key().text()));
        YamlNode defaultPatch = root.required("default-patch");
        if (!patches.contains(defaultPatch.text())) {
            defaultPatch.report(
                    "there is no patch '" + defaultPatch.text() + "'",
                    YamlNode.didYouMean(defaultPatch.text(), patches));
        }
        checkTeams(root.required("teams"), patches);
        return teams(root);
    }

    /** Every domain has a team in every patch. */
    private static void checkTeams(YamlNode teams, Set<String> patches) {
        teams.allowOnly(Arrays.stream(Domain.values()).map(Enum::name).toArray(String[]::new));
        for (Domain domain : Domain.values()) {
            YamlNode byPatch = teams.required(domain.name());
            byPatch.allowOnly(patches.toArray(String[]::new));
            for (String patch : patches) {
                YamlNode team = byPatch.required(patch);
                team.allowOnly("key", "names");
                team.required("key").text(KEY, "a team's key: small letters, digits and hyphens");
            }
        }
    }

    private static Teams teams(YamlNode root) {
        return new Teams(
                root.optional("patches").map(TeamsFile::patchByWard).orElse(Map.of()),
                root.required("default-patch").text(),
                byDomain(root.required("teams")));
    }

    private static Map<String, String> patchByWard(YamlNode patches) {
        Map<String, String> patchByWard = new TreeMap<>();
        for (YamlNode.Entry patch : patches.entries()) {
            for (YamlNode ward : patch.value().list()) {
                if (patchByWard.put(ward.text(), patch.key().text()) != null) {
                    ward.report("the ward " + ward.text() + " is in two patches", "leave it in one");
                }
            }
        }
        return patchByWard;
    }

    private static Map<Domain, Map<String, Team>> byDomain(YamlNode teams) {
        Map<Domain, Map<String, Team>> byDomain = new EnumMap<>(Domain.class);
        for (Domain domain : Domain.values()) {
            Map<String, Team> ofDomain = new HashMap<>();
            teams.optional(domain.name())
                    .map(YamlNode::entries)
                    .orElse(List.of())
                    .forEach(patch -> ofDomain.put(patch.name(), team(patch.value())));
            byDomain.put(domain, Map.copyOf(ofDomain));
        }
        return byDomain;
    }

    private static Team team(YamlNode team) {
        return new Team(team.required("key").text(), NamesNode.names(team));
    }
}
