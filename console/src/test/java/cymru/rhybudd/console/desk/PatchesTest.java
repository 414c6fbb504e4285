package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.TeamsPublished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatchesTest {
    private static final String[] NORTH = {"welfare-rights-north", "housing-options-north", "education-welfare-north"};

    private final Published published = new Published();

    @BeforeEach
    void publish() throws IOException {
        take(Files.readString(Path.of("../deploy/council/teams.yaml")));
    }

    private void take(String text) {
        published.take(Control.newBuilder().setBody(new TeamsPublished(text)).build());
    }

    @Test
    void whoLivesInAWardIsForTheTeamsOfItsPatch() {
        assertThat(published.teamsFor("W05000703")).containsExactlyInAnyOrder(NORTH);
        assertThat(published.teamsFor("W05000705"))
                .containsExactlyInAnyOrder("welfare-rights-south", "housing-options-south", "education-welfare-south");
    }

    @Test
    void whoeversWardIsNotKnownIsForTheTeamsOfTheDefaultPatch() {
        assertThat(published.teamsFor("W99999999")).containsExactlyInAnyOrder(NORTH);
        assertThat(published.teamsFor(null)).containsExactlyInAnyOrder(NORTH);
    }

    @Test
    void aDomainWithoutATeamInAPatchHasThatOfTheDefaultPatch() {
        take("""
                patches: { north: [ W1 ], south: [ W2 ] }
                default-patch: north
                teams:
                  HOUSING: { north: { key: housing-north, names: { en: a, cy: b } } }
                """);

        assertThat(published.teamsFor("W2")).containsExactly("housing-north");
    }

    @Test
    void beforeTeamsArePublishedThereAreNone() {
        assertThat(new Published().teamsFor("W05000703")).isEmpty();
    }
}
