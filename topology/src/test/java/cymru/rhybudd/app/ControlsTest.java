package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.TeamsPublished;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a start publishes its teams, and its purposes. */
class ControlsTest {
    private static final Control TICK = new Control(new ClockTicked(Instant.EPOCH));
    private static final Control PURPOSES = new Control(new PurposesPublished("new"));
    private static final Control OLD = new Control(new TeamsPublished("old"));
    private static final Control NEW = new Control(new TeamsPublished("new"));

    private static boolean isNews(String teams, List<Control> history) {
        return Controls.isNews(new TeamsPublished(teams), history);
    }

    @Test
    void theFirstTeamsArePublished() {
        assertThat(isNews("new", List.of())).isTrue();
        assertThat(isNews("new", List.of(TICK))).isTrue();
    }

    @Test
    void teamsThatWerePublishedLastAreNotPublishedAgain() {
        assertThat(isNews("new", List.of(OLD, NEW, PURPOSES, TICK))).isFalse();
    }

    @Test
    void teamsThatOthersReplacedArePublishedAgain() {
        assertThat(isNews("old", List.of(OLD, NEW))).isTrue();
    }

    @Test
    void purposesAreNoTeams() {
        assertThat(isNews("new", List.of(PURPOSES))).isTrue();
    }

    @Test
    void wardsAreRedrawnWhenOneIsInAnotherPatchThanByTheTeamsPublishedLast() {
        TeamsFile file = teams("{ north: [ W1, W2 ], south: [ W3 ] }", "north");
        Control same = published(teams("{ south: [ W3 ], north: [ W2, W1 ] }", "north"));
        Control otherWard = published(teams("{ north: [ W1 ], south: [ W2, W3 ] }", "north"));
        Control otherDefault = published(teams("{ north: [ W1, W2 ], south: [ W3 ] }", "south"));

        assertThat(Controls.redraws(file, List.of(TICK)))
                .as("nobody is known yet")
                .isFalse();
        assertThat(Controls.redraws(file, List.of(otherWard, same, TICK))).isFalse();
        assertThat(Controls.redraws(file, List.of(same, otherWard))).isTrue();
        assertThat(Controls.redraws(file, List.of(same, otherDefault))).isTrue();
    }

    private static Control published(TeamsFile file) {
        return new Control(new TeamsPublished(file.text()));
    }

    private static TeamsFile teams(String patches, String defaultPatch) {
        String text = "patches: " + patches + "\ndefault-patch: " + defaultPatch + "\nteams: {}\n";
        return new TeamsFile(text, TeamsFile.read(text));
    }
}
