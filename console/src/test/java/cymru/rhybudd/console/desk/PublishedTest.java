package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
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

    @Test
    void aSnoozeHoldsAsLongAsTheModelInForceAllowsByTheLogsClock() {
        published.take(Control.newBuilder().setBody(new ClockTicked(TICK)).build());
        published.take(model("2026-11", 28, null));
        published.take(model("2026-12", 7, LocalDate.of(2026, 11, 27)));
        Clock back = ahead(Duration.ofDays(3));

        assertThat(published.longestSnooze(back)).isEqualTo(LocalDate.of(2026, 12, 24));
        published.take(Control.newBuilder()
                .setBody(new ClockTicked(TICK.plus(Duration.ofDays(1))))
                .build());
        assertThat(published.longestSnooze(back)).isEqualTo(LocalDate.of(2026, 12, 4));
    }

    private static Control model(String version, int snoozeAtMostDays, @Nullable LocalDate validFrom) {
        return Control.newBuilder()
                .setBody(ModelPublished.newBuilder()
                        .setVersion(version)
                        .setText("snooze-at-most-days: " + snoozeAtMostDays)
                        .setValidFrom(validFrom)
                        .build())
                .build();
    }
}
