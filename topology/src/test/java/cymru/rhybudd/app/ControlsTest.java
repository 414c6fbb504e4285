package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.TeamsPublished;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a start publishes its teams. */
class ControlsTest {
    private static final Control TICK = new Control(new ClockTicked(Instant.EPOCH));
    private static final Control OLD = new Control(new TeamsPublished("old"));
    private static final Control NEW = new Control(new TeamsPublished("new"));

    @Test
    void theFirstTeamsArePublished() {
        assertThat(Controls.isNews("new", List.of())).isTrue();
        assertThat(Controls.isNews("new", List.of(TICK))).isTrue();
    }

    @Test
    void teamsThatWerePublishedLastAreNotPublishedAgain() {
        assertThat(Controls.isNews("new", List.of(OLD, NEW, TICK))).isFalse();
    }

    @Test
    void teamsThatOthersReplacedArePublishedAgain() {
        assertThat(Controls.isNews("old", List.of(OLD, NEW))).isTrue();
    }
}
