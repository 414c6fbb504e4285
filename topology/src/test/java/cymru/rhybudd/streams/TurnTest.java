package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are milliseconds since some moment; records stand in the order in which their topic has them. */
class TurnTest {
    private static final long NONE = -1;

    @Test
    void whoseTableSaysLittleHasTheTurnWhenTheyCome() {
        assertThat(Turn.OF_ROWS.turn(5_000, NONE)).isEqualTo(5_000);
        assertThat(Turn.OF_ROWS.turn(5_000, 4_000)).isEqualTo(5_000);
    }

    @Test
    void rowsThatComeAtOnceHaveTheirTurnsAMillisecondApart() {
        Table massUpdate = new Table(Turn.OF_ROWS, List.of(5_000L, 5_000L, 5_000L));

        assertThat(massUpdate.turns()).containsExactly(5_000L, 5_001L, 5_002L);
    }

    @Test
    void whatAnotherDatabaseCommitsDoesNotWaitBehindAMassUpdate() {
        Table massUpdate = Table.of(Turn.OF_ROWS, 200_000, row -> 5_000 + row / 4); // 4,000 a second
        Table quiet = new Table(Turn.OF_ROWS, List.of(6_000L, 30_000L));

        List<Taken> taken = takeAll(List.of(massUpdate, quiet));

        assertThat(taken.indexOf(new Taken(quiet, 6_000)))
                .as("behind those that came before it at a thousand a second, not at four thousand")
                .isLessThanOrEqualTo(1_001);
        assertThat(taken.indexOf(new Taken(quiet, 30_000))).isLessThanOrEqualTo(25_002);
    }

    @Test
    void nothingWaitsLongerThanFiveMinutesForWhatIsYounger() {
        Table massUpdate = Table.of(Turn.OF_ROWS, 1_000_000, row -> 0);
        Table young = new Table(Turn.OF_ROWS, List.of(Turn.LONGEST_MILLIS, Turn.LONGEST_MILLIS + 1));

        List<Taken> taken = takeAll(List.of(massUpdate, young));

        assertThat(taken.subList(taken.size() - 1, taken.size()))
                .containsExactly(new Taken(young, Turn.LONGEST_MILLIS + 1));
    }

    @Test
    void aRowAfterAClockThatWentWrongWaitsNoLongerThanAnyOther() {
        long inTwoDays = 2 * 24 * 3_600_000L;

        assertThat(Turn.OF_ROWS.turn(5_000, inTwoDays)).isEqualTo(5_000 + Turn.LONGEST_MILLIS);
    }

    /** Or a feed would be taken for whole before all of it is in the log. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aHeartbeatIsTakenAfterEveryRowThatWentBeforeIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Table> tables = new ArrayList<>();
        for (int table = 0; table < 4; table++) {
            int most = random.nextInt(1, 200);
            List<Long> times = new ArrayList<>();
            long now = 0;
            while (times.size() < 20_000) {
                now += random.nextInt(50) == 0 ? random.nextLong(60_000) : 0;
                int rows = random.nextInt(most) + 1;
                for (int row = 0; row < rows; row++) {
                    times.add(now);
                }
            }
            tables.add(new Table(Turn.OF_ROWS, times));
        }
        Table heartbeats = Table.of(Turn.OF_HEARTBEATS, 1_000, beat -> beat * 10_000L);
        tables.add(heartbeats);

        long latestBeat = NONE;
        for (Taken taken : takeAll(tables)) {
            if (taken.table() == heartbeats) {
                latestBeat = taken.appendedAt();
            } else {
                assertThat(taken.appendedAt()).isGreaterThan(latestBeat);
            }
        }
    }

    @Test
    void aRecordKeepsItsOwnTimeBesideItsTurn() {
        ConsumerRecord<Object, Object> waiting = record(5_000);
        ConsumerRecord<Object, Object> prompt = record(5_000);

        long turn = Turn.OF_ROWS.extract(waiting, 8_000);
        Turn.OF_ROWS.extract(prompt, 4_000);

        assertThat(turn).isEqualTo(8_001);
        assertThat(Turn.appendedAt(new Record<>("row", "value", turn, waiting.headers())))
                .isEqualTo(5_000);
        assertThat(Turn.appendedAt(new Record<>("row", "value", 5_000, prompt.headers())))
                .isEqualTo(5_000);
        assertThat(prompt.headers())
                .as("nothing is added to a record in its turn")
                .isEmpty();
    }

    @Test
    void aRecordWithoutATimeStopsNothing() {
        ConsumerRecord<Object, Object> timeless = record(ConsumerRecord.NO_TIMESTAMP);

        long turn = Turn.OF_ROWS.extract(timeless, 8_000);

        assertThat(Turn.appendedAt(new Record<>("row", "value", turn, timeless.headers())))
                .isZero();
    }

    private static ConsumerRecord<Object, Object> record(long timestamp) {
        return new ConsumerRecord<>(
                "table",
                0,
                7,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                1,
                1,
                "row",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }

    private record Taken(Table table, long appendedAt) {}

    /** As Kafka Streams does it: the first record of each topic has a turn, and of these the lowest is taken. */
    private static List<Taken> takeAll(List<Table> tables) {
        List<Taken> taken = new ArrayList<>();
        while (true) {
            Table next = null;
            for (Table table : tables) {
                if (!table.waiting.isEmpty() && (next == null || table.turn < next.turn)) {
                    next = table;
                }
            }
            if (next == null) {
                return taken;
            }
            taken.add(new Taken(next, next.take()));
        }
    }

    private static final class Table {
        private final Turn rule;
        private final Deque<Long> waiting;
        private long latest = NONE;
        private long turn;

        Table(Turn rule, List<Long> appendedAt) {
            this.rule = rule;
            this.waiting = new ArrayDeque<>(appendedAt);
            lookAtNext();
        }

        static Table of(Turn rule, int records, IntToLongFunction appendedAt) {
            return new Table(
                    rule,
                    IntStream.range(0, records).mapToLong(appendedAt).boxed().toList());
        }

        List<Long> turns() {
            List<Long> turns = new ArrayList<>();
            while (!waiting.isEmpty()) {
                turns.add(turn);
                take();
            }
            return turns;
        }

        long take() {
            long taken = waiting.remove();
            latest = Math.max(latest, turn);
            lookAtNext();
            return taken;
        }

        private void lookAtNext() {
            if (!waiting.isEmpty()) {
                turn = rule.turn(waiting.element(), latest);
            }
        }
    }
}
