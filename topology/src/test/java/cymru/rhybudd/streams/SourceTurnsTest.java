package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are milliseconds since some moment; the service takes four records a millisecond at most, and never one before it is there. */
class SourceTurnsTest {
    private static final int TAKEN_A_MILLISECOND = 4;

    private final SourceTurns revenues = new SourceTurns();
    private final SourceTurns housing = new SourceTurns();

    @Test
    void whoSaysLittleHasTheTurnWhenTheyCome() {
        Table balances = new Table("balances", revenues, 10_000, row -> row * 2L);
        Table rents = new Table("rents", housing, 10_000, row -> row * 2L);

        List<Taken> taken = takeAll(List.of(balances, rents));

        assertThat(taken).allMatch(each -> each.turn() == each.appendedAt());
    }

    @Test
    void whatAnotherDatabaseCommitsDoesNotWaitBehindAMassUpdate() {
        Table balances = new Table("balances", revenues, 200_000, row -> 5_000 + row / 9); // 9,000 a second
        Table rents = new Table("rents", housing, 1_500, row -> row * 40L); // 25 a second

        List<Taken> taken = takeAll(List.of(balances, rents));

        assertThat(taken.stream().filter(each -> each.table() == rents))
                .as("but for the first moments, until the mass update is known for one")
                .allMatch(each -> each.takenAt() - each.appendedAt() < 1_000);
        assertThat(waitsOf(rents, taken).subList(200, 1_500)).containsOnly(0L);
    }

    @Test
    void nothingWaitsLongerThanFiveMinutesForWhatIsYounger() {
        Table balances = new Table("balances", revenues, 400_000, row -> row / 100); // a hundred thousand a second
        Table rents = new Table(
                "rents", housing, 2_000_000, row -> row / 5); // more than can be taken, for almost seven minutes

        for (Taken each : takeAll(List.of(balances, rents))) {
            assertThat(each.turn() - each.appendedAt()).isBetween(0L, SourceTurns.LATER_MILLIS);
        }
    }

    /** Or a fact would come before its people, and a heartbeat before what it proves to be whole. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theRecordsOfOneDatabaseKeepTheirOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Table> tables = new ArrayList<>();
        for (SourceTurns source : List.of(revenues, housing)) {
            for (int table = 0; table < 3; table++) {
                tables.add(randomTable("table " + table, source, random));
            }
            tables.add(new Table("heartbeats", source, 500, beat -> beat * 5_000L));
        }

        List<Taken> taken = takeAll(tables);

        for (SourceTurns source : List.of(revenues, housing)) {
            Taken before = null;
            for (Taken each : taken) {
                if (each.table().source == source) {
                    if (before != null) {
                        assertThat(each.appendedAt())
                                .as("of two within two milliseconds either may be first")
                                .isGreaterThanOrEqualTo(before.appendedAt() - 1);
                    }
                    before = each;
                }
            }
        }
        assertThat(taken).as("some waited for others").anyMatch(each -> each.turn() > each.appendedAt());
    }

    @Test
    void aDatabaseWhoseMassUpdateIsOverHasItsTurnsWhenTheyComeAgain() {
        Table balances = new Table("balances", revenues, 100_000, row -> row / 50);
        Table people = new Table("people", revenues, 1_000, row -> row * 1_000L);

        List<Taken> taken = takeAll(List.of(balances, people));

        List<Taken> ofPeople =
                taken.stream().filter(each -> each.table() == people).toList();
        assertThat(ofPeople.get(60).turn() - ofPeople.get(60).appendedAt()).isEqualTo(SourceTurns.LATER_MILLIS);
        assertThat(ofPeople.get(999).turn()).isEqualTo(ofPeople.get(999).appendedAt());
    }

    @Test
    void aClockThatWentWrongHoldsNobodyUp() {
        revenues.turn("balances", 2 * 24 * 3_600_000L);

        for (int row = 0; row < 10_000; row++) {
            assertThat(revenues.turn("balances", row * 10L)).isEqualTo(row * 10L);
        }
    }

    private static Table randomTable(String name, SourceTurns source, SplittableRandom random) {
        List<Long> times = new ArrayList<>();
        long now = random.nextLong(1_000);
        while (times.size() < 30_000) {
            boolean massUpdate = random.nextInt(200) == 0;
            int rows = massUpdate ? random.nextInt(1, 20_000) : random.nextInt(1, 20);
            for (int row = 0; row < rows; row++) {
                times.add(now + row / 10);
            }
            now = times.get(times.size() - 1) + random.nextLong(2_000);
        }
        return new Table(name, source, times.size(), times::get);
    }

    /** The milliseconds that each record of the table waited after it was appended. */
    private static List<Long> waitsOf(Table table, List<Taken> taken) {
        return taken.stream()
                .filter(each -> each.table() == table)
                .map(each -> each.takenAt() - each.appendedAt())
                .toList();
    }

    private record Taken(Table table, long appendedAt, long turn, long takenAt) {}

    /** As Kafka Streams does it: the first record of each topic that is there has a turn, and of these the lowest is taken. */
    private static List<Taken> takeAll(List<Table> tables) {
        List<Taken> taken = new ArrayList<>();
        long now = 0;
        while (true) {
            Table next = null;
            long soonest = Long.MAX_VALUE;
            for (Table table : tables) {
                if (table.isAtItsEnd()) {
                    continue;
                }
                soonest = Math.min(soonest, table.first());
                if (table.first() <= now) {
                    table.see();
                    if (next == null || table.turn < next.turn) {
                        next = table;
                    }
                }
            }
            if (next != null) {
                taken.add(new Taken(next, next.first(), next.turn, now));
                next.take();
                now += taken.size() % TAKEN_A_MILLISECOND == 0 ? 1 : 0;
            } else if (soonest == Long.MAX_VALUE) {
                return taken;
            } else {
                now = soonest;
            }
        }
    }

    private static final class Table {
        private static final long UNSEEN = -1;

        private final String topic;
        private final SourceTurns source;
        private final long[] appendedAt;
        private int at;
        private long turn = UNSEEN;

        Table(String topic, SourceTurns source, int records, IntToLongFunction appendedAt) {
            this.topic = topic;
            this.source = source;
            this.appendedAt = IntStream.range(0, records).mapToLong(appendedAt).toArray();
        }

        boolean isAtItsEnd() {
            return at == appendedAt.length;
        }

        long first() {
            return appendedAt[at];
        }

        /** A record has its turn from when it becomes the first of its topic. */
        void see() {
            if (turn == UNSEEN) {
                turn = source.turn(topic, first());
            }
        }

        void take() {
            at++;
            turn = UNSEEN;
        }
    }
}
