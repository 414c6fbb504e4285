package cymru.rhybudd.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StormGuardTest {
    private static final StormGuard GUARD = new StormGuard(200, 10, 2_000);
    private static final Instant TEN = Instant.parse("2027-03-14T10:00:00Z");
    private static final long HOUR = TEN.getEpochSecond() / 3_600;

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(50);
    }

    static Stream<Arguments> flows() {
        return Stream.of(
                argumentSet("a clerk at work", flow(1, 1, 24, 500), MassUpdate.NONE),
                argumentSet("the last row that a transaction may have", flow(200, 200, 24, 0), MassUpdate.NONE),
                argumentSet("the first row beyond", flow(201, 201, 24, 0), MassUpdate.TRANSACTION),
                argumentSet("a transaction needs no history", flow(201, 201, 0, 0), MassUpdate.TRANSACTION),
                argumentSet("ten times the usual hour", flow(1, 5_000, 24, 50_000), MassUpdate.NONE),
                argumentSet("one more than that", flow(1, 5_001, 24, 50_000), MassUpdate.RATE),
                argumentSet("a hundredth less is usual", flow(1, 5_000, 24, 49_999), MassUpdate.RATE),
                argumentSet("rare changes, as many as there may be", flow(1, 2_000, 24, 0), MassUpdate.NONE),
                argumentSet("rare changes, one more", flow(1, 2_001, 24, 0), MassUpdate.RATE),
                argumentSet("watched for 23 hours", flow(1, 9_999, 23, 0), MassUpdate.NONE),
                argumentSet("watched for 24 hours", flow(1, 9_999, 24, 0), MassUpdate.RATE),
                argumentSet("both: the transaction is named", flow(201, 9_999, 24, 0), MassUpdate.TRANSACTION));
    }

    private static Flow flow(long rowsOfTransaction, long rowsOfHour, int hoursKnown, long usualHundredths) {
        return new Flow("7", rowsOfTransaction, HOUR, rowsOfHour, hoursKnown, usualHundredths);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void tellsAMassUpdateFromTheWorkOfClerks(Flow flow, MassUpdate expected) {
        assertThat(GUARD.judge(flow)).isEqualTo(expected);
    }

    static Stream<Arguments> nextChanges() {
        Flow now = new Flow("7", 3, HOUR, 40, 30, 1_000);
        return Stream.of(
                argumentSet("the same transaction", now, "7", TEN, new Flow("7", 4, HOUR, 41, 30, 1_000)),
                argumentSet("another one", now, "8", TEN, new Flow("8", 1, HOUR, 41, 30, 1_000)),
                argumentSet(
                        "at the last moment of the hour",
                        now,
                        "8",
                        TEN.plus(Duration.ofHours(1)).minusNanos(1),
                        new Flow("8", 1, HOUR, 41, 30, 1_000)),
                argumentSet(
                        "when the next hour begins, the average takes this one in",
                        now,
                        "8",
                        TEN.plus(Duration.ofHours(1)),
                        new Flow("8", 1, HOUR + 1, 1, 31, 1_000 + (4_000 - 1_000) / 31)),
                argumentSet(
                        "a transaction goes on beyond the hour",
                        now,
                        "7",
                        TEN.plus(Duration.ofHours(1)),
                        new Flow("7", 4, HOUR + 1, 1, 31, 1_096)),
                argumentSet(
                        "an hour without a change counts as none",
                        now,
                        "8",
                        TEN.plus(Duration.ofHours(2)),
                        new Flow("8", 1, HOUR + 2, 1, 32, 1_096 - 35)),
                argumentSet(
                        "a little late: of the hour before",
                        now,
                        "8",
                        TEN.minusNanos(1),
                        new Flow("8", 1, HOUR, 41, 30, 1_000)),
                argumentSet(
                        "far too late: the clock was set back",
                        now,
                        "8",
                        TEN.minus(Duration.ofHours(1)).minusNanos(1),
                        new Flow("8", 1, HOUR - 2, 1, 30, 1_000)),
                argumentSet("a source without transactions", now, null, TEN, new Flow(null, 0, HOUR, 41, 30, 1_000)),
                argumentSet(
                        "after a week of silence what was usual is largely forgotten",
                        new Flow("7", 1, HOUR, 0, Flow.WEEK, 100_000),
                        "8",
                        TEN.plus(Duration.ofDays(7)),
                        new Flow("8", 1, HOUR + 168, 1, Flow.WEEK, 36_625)),
                argumentSet(
                        "after years of silence nothing is",
                        new Flow("7", 1, HOUR, 5, 30, 100_000),
                        "8",
                        TEN.plus(Duration.ofDays(4_000)),
                        new Flow("8", 1, HOUR + 96_000, 1, Flow.WEEK, 0)));
    }

    @ParameterizedTest
    @MethodSource("nextChanges")
    void countsByTransactionAndByHour(Flow before, @Nullable String transaction, Instant at, Flow expected) {
        assertThat(before.next(transaction, at, GUARD)).isEqualTo(expected);
    }

    @Test
    void theFirstChangeOfATableHasNoHistory() {
        assertThat(Flow.first("7", TEN.plusSeconds(9))).isEqualTo(new Flow("7", 1, HOUR, 1, 0, 0));
        assertThat(Flow.first(null, TEN).rowsOfTransaction()).isZero();
        assertThat(Flow.first("7", TEN.plusSeconds(9)).hourBegan()).isEqualTo(TEN);
    }

    @Test
    void aStormOfManyHoursDoesNotMakeItselfUsual() {
        Flow flow = new Flow("7", 1, HOUR, 100, Flow.WEEK, 10_000);
        for (int hour = 1; hour <= 8; hour++) {
            flow = flow.next("8", TEN.plus(Duration.ofHours(hour)), GUARD);
            flow = new Flow("8", 1, flow.hour(), 50_000, flow.hoursKnown(), flow.usualHundredths());
        }
        assertThat(flow.usualHundredths()).as("a hundred an hour, before").isBetween(10_000L, 20_000L);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsRegularBecomesUsual(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int often = 1 + random.nextInt(30);
        Flow flow = Flow.first("1", TEN);
        for (int hour = 0; hour < 1_000; hour++) {
            int rows = often - often / 2 + random.nextInt(often);
            for (int row = 0; row < rows; row++) {
                flow = flow.next(Long.toString(random.nextLong()), TEN.plus(Duration.ofHours(hour)), GUARD);
                assertThat(GUARD.judge(flow)).as("seed %d", seed).isEqualTo(MassUpdate.NONE);
            }
        }
        assertThat(flow.usualHundredths()).as("seed %d", seed).isBetween(often * 100L / 2 - 200, often * 100L * 3 / 2);
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatThrownBy(() -> new StormGuard(0, 10, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StormGuard(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
