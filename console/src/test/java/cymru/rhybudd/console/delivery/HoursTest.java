package cymru.rhybudd.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.schemas.OfficerPreferences;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HoursTest {
    private final OfficerPreferences quiet = Wishes.quiet("c.evans", false);

    static Stream<Arguments> quietHours() {
        return Stream.of(
                argumentSet("before they begin", "2026-11-26T17:59:00Z", "2026-11-26T17:59:00Z"),
                argumentSet("when they begin", "2026-11-26T18:00:00Z", "2026-11-27T08:00:00Z"),
                argumentSet("after midnight", "2026-11-27T03:00:00Z", "2026-11-27T08:00:00Z"),
                argumentSet("when they end", "2026-11-27T08:00:00Z", "2026-11-27T08:00:00Z"),
                argumentSet("from Friday evening over the weekend", "2026-11-27T19:00:00Z", "2026-11-30T08:00:00Z"),
                argumentSet("by the clocks of the summer", "2026-07-02T17:00:00Z", "2026-07-03T07:00:00Z"),
                argumentSet("over the night when clocks go back", "2026-10-24T17:30:00Z", "2026-10-26T08:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("quietHours")
    void quietHoursEndWhereTheOfficerSaid(String at, String awake) {
        assertThat(OfficerHours.awake(quiet, Instant.parse(at))).isEqualTo(Instant.parse(awake));
    }

    static Stream<Arguments> workingTime() {
        return Stream.of(
                argumentSet("within a day", "2026-11-26T10:00:00Z", 60, "2026-11-26T11:00:00Z"),
                argumentSet("until the last minute", "2026-11-26T16:00:00Z", 60, "2026-11-26T17:00:00Z"),
                argumentSet("into the next day", "2026-11-26T16:00:00Z", 61, "2026-11-27T09:01:00Z"),
                argumentSet("from the night", "2026-11-26T22:00:00Z", 30, "2026-11-27T09:30:00Z"),
                argumentSet("over the weekend", "2026-11-27T16:30:00Z", 60, "2026-11-30T09:30:00Z"),
                argumentSet("over several days", "2026-11-26T09:00:00Z", 17 * 60, "2026-11-30T10:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("workingTime")
    void onlyWorkingTimeCounts(String from, int minutes, String until) {
        WorkingHours hours = new WorkingHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
        assertThat(hours.after(Instant.parse(from), Duration.ofMinutes(minutes)))
                .isEqualTo(Instant.parse(until));
    }

    @Test
    void aDigestComesAtTheNextOfItsHours() {
        var subscription =
                Wishes.email("c.evans", 16 * 60, 9 * 60).getSubscriptions().get(0);
        assertThat(OfficerHours.digest(subscription, Instant.parse("2026-11-26T09:00:00Z")))
                .isEqualTo("2026-11-26T16:00:00Z");
        assertThat(OfficerHours.digest(subscription, Instant.parse("2026-11-26T16:00:00Z")))
                .isEqualTo("2026-11-27T09:00:00Z");
    }
}
