package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

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
}
