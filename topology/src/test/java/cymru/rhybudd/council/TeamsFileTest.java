package cymru.rhybudd.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong case changes one thing in a file that is right. */
class TeamsFileTest {
    private static final String RIGHT = """
            patches:
              north: [ W1, W2 ]
              south: [ W3 ]
            default-patch: north
            teams:
              REVENUES:
                north: { key: money-north, names: { en: Money, cy: Arian } }
                south: { key: money-south, names: { en: Money, cy: Arian } }
              HOUSING:
                north: { key: homes-north, names: { en: Homes, cy: Tai } }
                south: { key: homes-south, names: { en: Homes, cy: Tai } }
              EDUCATION:
                north: { key: school-north, names: { en: School, cy: Ysgol } }
                south: { key: school-south, names: { en: School, cy: Ysgol } }
            """;

    private static Teams load(Path directory, String text) throws IOException {
        return TeamsFile.load(Files.writeString(directory.resolve("teams.yaml"), text))
                .teams();
    }

    @Test
    void tellsPatchAndTeam(@TempDir Path directory) throws IOException {
        Teams teams = load(directory, RIGHT);
        assertThat(teams.patch("W2")).isEqualTo("north");
        assertThat(teams.patch("W3")).isEqualTo("south");
        assertThat(teams.responsible(Domain.HOUSING, "south"))
                .isEqualTo(new Team("homes-south", new Names("Homes", "Tai")));
    }

    @Test
    void leavesNobodyWithoutAPatchOrATeam(@TempDir Path directory) throws IOException {
        Teams teams = load(directory, RIGHT);
        assertThat(teams.patch(null)).isEqualTo("north");
        assertThat(teams.patch("W99")).isEqualTo("north");
        assertThat(teams.responsible(Domain.REVENUES, null).key()).isEqualTo("money-north");
        assertThat(teams.responsible(Domain.REVENUES, "west").key()).isEqualTo("money-north");
    }

    @ParameterizedTest
    @EnumSource
    void theShippedFileHasATeamForEveryDomainInEveryPatch(Domain domain) {
        Teams teams = TeamsFile.load(Path.of("../deploy/council/teams.yaml")).teams();
        assertThat(teams.patchByWard().values()).containsOnly("north", "south");
        for (String patch : teams.patchByWard().values()) {
            assertThat(teams.responsible(domain, patch).key()).endsWith("-" + patch);
        }
    }

    @Test
    void aPublishedTextIsReadAsFarAsItGoes() {
        Teams teams = TeamsFile.read("""
                default-patch: north
                of-a-later-format: true
                teams:
                  HOUSING:
                    north: { key: Homes North, names: { en: Homes, cy: Tai }, telephone: 999 }
                  POLICE:
                    north: { key: police, names: { en: Police, cy: Heddlu } }
                """);

        assertThat(teams.responsible(Domain.HOUSING, "west").key()).isEqualTo("Homes North");
        assertThat(teams.responsible(Domain.EDUCATION, "north")).isEqualTo(Teams.UNASSIGNED);
    }

    @Test
    void beforeAnyTeamsNobodyIsAssigned() {
        assertThat(Teams.NONE.responsible(Domain.HOUSING, "north")).isEqualTo(Teams.UNASSIGNED);
        assertThat(Teams.NONE.responsible(Domain.HOUSING, null)).isEqualTo(Teams.UNASSIGNED);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                argumentSet(
                        "a ward in two patches",
                        "[ W3 ]",
                        "[ W3, W1 ]",
                        "teams.yaml:3:16: the ward W1 is in two patches. Remedy: leave it in one."),
                argumentSet(
                        "an unknown default",
                        "default-patch: north",
                        "default-patch: nort",
                        "teams.yaml:4:16: there is no patch 'nort'. Remedy: did you mean 'north'?"),
                argumentSet(
                        "no default",
                        "default-patch: north\n",
                        "",
                        "teams.yaml:1:1: 'default-patch' is missing. Remedy: add a line 'default-patch: …' here."),
                argumentSet(
                        "no team of a domain",
                        "  HOUSING:\n    north: { key: homes-north, names: { en: Homes, cy: Tai } }\n    south: { key: homes-south, names: { en: Homes, cy: Tai } }\n",
                        "",
                        "teams.yaml:6:3: 'HOUSING' is missing. Remedy: add a line 'HOUSING: …' here."),
                argumentSet(
                        "no team in a patch",
                        "    south: { key: homes-south, names: { en: Homes, cy: Tai } }\n",
                        "",
                        "teams.yaml:10:5: 'south' is missing. Remedy: add a line 'south: …' here."),
                argumentSet(
                        "a team of no patch",
                        "    south: { key: homes-south",
                        "    west: { key: homes-west, names: { en: W, cy: G } }\n    south: { key: homes-south",
                        "teams.yaml:11:5: unknown key 'west'. Remedy: use one of: north, south."),
                argumentSet(
                        "a team without a Welsh name",
                        "key: homes-south, names: { en: Homes, cy: Tai }",
                        "key: homes-south, names: { en: Homes }",
                        "teams.yaml:11:39: 'cy' is missing. Remedy: add a line 'cy: …' here."),
                argumentSet(
                        "a key that no hold can be named by",
                        "key: homes-south",
                        "key: homes/south",
                        "teams.yaml:11:19: 'homes/south' is not a team's key: small letters, digits and hyphens."
                                + " Remedy: write a team's key: small letters, digits and hyphens."),
                argumentSet(
                        "a domain in small letters",
                        "  HOUSING:",
                        "  housing:",
                        "teams.yaml:6:3: 'HOUSING' is missing. Remedy: add a line 'HOUSING: …' here.\nteams.yaml:9:3: unknown key 'housing'. Remedy: use one of: REVENUES, HOUSING, EDUCATION."));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysWhereAndWhatToDo(String right, String wrong, String expected, @TempDir Path directory) throws IOException {
        assertThat(RIGHT).contains(right);
        String faults = "none";
        try {
            load(directory, RIGHT.replace(right, wrong));
        } catch (ConfigurationFaultException e) {
            faults = String.valueOf(e.getMessage());
        }
        assertThat(faults).isEqualTo(expected);
    }
}
