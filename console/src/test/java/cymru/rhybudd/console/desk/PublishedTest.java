package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PublishedTest {
    private static final Instant TICK = Instant.parse("2026-11-26T10:00:00Z");

    private final Published published = new Published();

    private static Clock ahead(Duration by) {
        return Clock.fixed(TICK.plus(by), ZoneOffset.UTC);
    }

    @Test
    void daysGoOnForOfficersWhileTheLogsClockStandsStill() {
        published.take(Control.newBuilder().setBody(new ClockTicked(TICK)).build());
        Clock back = ahead(Duration.ofDays(3));

        assertThat(published.now(back)).isEqualTo(back.instant());
        assertThat(published.today(back)).as("by what the engine goes").isEqualTo(LocalDate.of(2026, 11, 26));
    }

    @Test
    void aLogThatIsAheadOfTheDayIsHonoured() {
        published.take(Control.newBuilder().setBody(new ClockTicked(TICK)).build());

        assertThat(published.now(ahead(Duration.ofDays(-3)))).isEqualTo(TICK);
    }

    @Test
    void withoutALogsClockThereIsOnlyTheOneOnTheWall() {
        Clock wall = ahead(Duration.ZERO);

        assertThat(published.now(wall)).isEqualTo(TICK);
        assertThat(published.today(wall)).isEqualTo(LocalDate.of(2026, 11, 26));
    }
}
