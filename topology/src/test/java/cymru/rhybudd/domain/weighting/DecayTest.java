package cymru.rhybudd.domain.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How contributions fade, and the calendars that time is counted by. */
class DecayTest {
    static Stream<Arguments> ages() {
        Decay both = new Decay(60, 365);
        Decay expiryOnly = new Decay(0, 30);
        return Stream.of(
                argumentSet("ahead", both, -5L, 1_000_000),
                argumentSet("on the day", both, 0L, 1_000_000),
                argumentSet("a half-life", both, 60L, 500_000),
                argumentSet("two half-lives", both, 120L, 250_000),
                argumentSet("between: 2^(-1/2)", both, 30L, 707_107),
                argumentSet("the day before it expires", both, 364L, 14_919),
                argumentSet("the day it expires", both, 365L, 0),
                argumentSet("no half-life, the day before", expiryOnly, 29L, 1_000_000),
                argumentSet("no half-life, the day it expires", expiryOnly, 30L, 0),
                argumentSet("neither", Decay.NONE, 100_000L, 1_000_000));
    }

    @ParameterizedTest
    @MethodSource("ages")
    void leavesSoMuch(Decay decay, long age, int millionths) {
        assertThat(decay.at(age)).isEqualTo(millionths);
    }

    /** Rounding to the nearest millionth is never near a tie, so that any sound computation gives the same. */
    @Test
    void agreesWithExactRootsForEveryHalfLifeOfTheShippedModel() {
        MathContext exact = new MathContext(40);
        for (int halfLife : List.of(30, 45, 60, 90, 120, 180)) {
            Decay decay = new Decay(halfLife, 730);
            // 2^(1/h) by Newton's method in forty digits; then 2^(-t/h) by repeated division.
            BigDecimal root = BigDecimal.valueOf(Math.pow(2, 1.0 / halfLife));
            for (int i = 0; i < 6; i++) {
                BigDecimal power = root.pow(halfLife - 1, exact);
                BigDecimal error = root.multiply(power, exact).subtract(BigDecimal.valueOf(2));
                root = root.subtract(error.divide(power.multiply(BigDecimal.valueOf(halfLife), exact), exact));
            }
            BigDecimal left = BigDecimal.valueOf(1_000_000);
            for (int age = 0; age < 730; age++) {
                assertThat(decay.at(age))
                        .as("half-life %d, age %d", halfLife, age)
                        .isEqualTo(left.setScale(0, RoundingMode.HALF_UP).intValueExact());
                left = left.divide(root, exact);
            }
        }
    }

    @Test
    void refusesWhatLeadsOutOfEveryRetention() {
        assertThatThrownBy(() -> new Decay(-1, 0)).hasMessageContaining("days go from 0 to 3660");
        assertThatThrownBy(() -> new Decay(0, 3_661)).hasMessageContaining("days go from 0 to 3660");
    }

    @Test
    void countsTheDaysOfHolidaysAfterOneDayAndUpToAnother() {
        SchoolHolidays holidays = new SchoolHolidays(List.of(
                new SchoolHolidays.Holiday(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30)),
                new SchoolHolidays.Holiday(LocalDate.of(2026, 7, 21), LocalDate.of(2026, 8, 31))));
        assertThat(days(holidays, LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 30)))
                .isEqualTo(5);
        assertThat(days(holidays, LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 29)))
                .isEqualTo(3);
        assertThat(days(holidays, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 1)))
                .isEqualTo(42 + 5);
        assertThat(days(holidays, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 25)))
                .isZero();
    }

    private static long days(SchoolHolidays holidays, LocalDate after, LocalDate upTo) {
        return holidays.daysBetween(after.toEpochDay(), upTo.toEpochDay());
    }

    @Test
    void refusesHolidaysThatOverlap() {
        List<SchoolHolidays.Holiday> twice = List.of(
                new SchoolHolidays.Holiday(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30)),
                new SchoolHolidays.Holiday(LocalDate.of(2026, 10, 30), LocalDate.of(2026, 11, 2)));
        assertThatThrownBy(() -> new SchoolHolidays(twice)).hasMessageContaining("two overlap");
    }

    /** 56 days now, six months from the day that the council sets. */
    @Test
    void looksAsFarAheadAsTheLawOfTheDaySays() {
        StatutoryHorizon horizon = new StatutoryHorizon(List.of(
                new StatutoryHorizon.Step(LocalDate.of(2027, 4, 1), Period.ofMonths(6)),
                new StatutoryHorizon.Step(LocalDate.of(2015, 4, 27), Period.ofDays(56))));
        assertThat(horizon.on(LocalDate.of(2027, 3, 31))).isEqualTo(LocalDate.of(2027, 5, 26));
        assertThat(horizon.on(LocalDate.of(2027, 4, 1))).isEqualTo(LocalDate.of(2027, 10, 1));
        LocalDate eviction = LocalDate.of(2027, 9, 1);
        assertThat(horizon.firstDayNear(eviction, LocalDate.of(2027, 1, 1)))
                .as("the law of the first of April brings it near")
                .isEqualTo(LocalDate.of(2027, 4, 1));
        assertThat(horizon.firstDayNear(LocalDate.of(2027, 3, 1), LocalDate.of(2026, 11, 16)))
                .isEqualTo(LocalDate.of(2027, 1, 4));
    }
}
