package cymru.rhybudd.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.schemas.ReplayedOffice;
import cymru.rhybudd.schemas.serde.Registry;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever verifies a log in several goes finds what one finds who verifies it in one. */
class MilestoneTest {

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whereverItIsInterruptedTheResultIsTheSame(long seed) {
        Random random = new Random(seed);
        RecordsInMemory records = RecordedWorld.of(seed);
        VerificationReport whole = new Verification(records).run(1, more -> {});
        assertThat(whole.differences()).isEmpty();

        Map<Partition, Long> places = nowhere(records);
        for (int i = 0; i < 4; i++) {
            places.replaceAll((log, place) -> random.nextLong(records.count(log) + 1));
            Milestone milestone = verified(new ComeTo(records, places), null);
            VerificationReport rest = new Verification(records, milestone, true).run(1 + random.nextInt(2), more -> {});

            assertThat(rest)
                    .as("from %s", places)
                    .isEqualTo(new VerificationReport(
                            whole.partitions(),
                            true,
                            milestone.entries(),
                            whole.alertLogEntries(),
                            whole.notifications(),
                            List.of(),
                            whole.hash()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itMayBeInterruptedAgainAndAgain(long seed) {
        Random random = new Random(seed);
        RecordsInMemory records = RecordedWorld.of(seed);
        Map<Partition, Long> places = nowhere(records);
        Milestone milestone = verified(new ComeTo(records, places), null);
        for (int i = 0; i < 8; i++) {
            places.replaceAll((log, place) -> Math.min(records.count(log), place + random.nextInt(40)));
            milestone = verified(new ComeTo(records, places), milestone);
        }
        VerificationReport rest = new Verification(records, milestone, true).run(2, more -> {});

        assertThat(rest.differences()).isEmpty();
        assertThat(rest.hash())
                .isEqualTo(new Verification(records).run(1, more -> {}).hash());
    }

    @Test
    void whateverIsUnderWayIsKept() {
        int steps = 0;
        int handovers = 0;
        int awaited = 0;
        int alerts = 0;
        int held = 0;
        int work = 0;
        for (long seed = 0; seed < 30; seed++) {
            RecordsInMemory records = RecordedWorld.of(seed);
            Random random = new Random(seed);
            Map<Partition, Long> places = nowhere(records);
            places.replaceAll((log, place) -> random.nextLong(records.count(log) + 1));
            Milestone milestone = verified(new ComeTo(records, places), null);
            for (Milestone.Replayed partition : milestone.partitions()) {
                steps += partition.reached().getSteps().size();
                awaited += partition.reached().getHandedOn().size();
                alerts += partition.reached().getAlerts().size();
            }
            ReplayedOffice office = milestone.office();
            handovers += office.getGiven().size() + office.getTaken().size();
            held += office.getHeld().size();
            work += office.getSteps().size();
        }
        assertThat(List.of(steps, handovers, awaited, alerts, held, work))
                .as("steps, handovers, awaited in alert-log and alerts, held, NOTIFY's steps")
                .doesNotContain(0);
    }

    private static Milestone verified(Records records, @Nullable Milestone from) {
        Verification verification = from == null ? new Verification(records) : new Verification(records, from, false);
        VerificationReport report = verification.run(1, more -> {});
        assertThat(report.differences()).isEmpty();
        return verification.reached().orElseThrow();
    }

    private static Map<Partition, Long> nowhere(Records records) {
        Map<Partition, Long> places = new TreeMap<>();
        records.partitions("citizen-log").forEach(log -> places.put(log, 0L));
        places.put(RecordedWorld.ALERT_LOG, 0L);
        return places;
    }

    /** As if the service had come no further. */
    private record ComeTo(Records records, Map<Partition, Long> places) implements Records {
        @Override
        public List<Partition> partitions(String topic) {
            return records.partitions(topic);
        }

        @Override
        public long count(Partition partition) {
            return records.count(partition);
        }

        @Override
        public Cursor read(Partition partition, long from) {
            return records.read(partition, from);
        }

        @Override
        public long processed(Partition partition) {
            return places.getOrDefault(partition, records.processed(partition));
        }

        @Override
        public String identity() {
            return records.identity();
        }

        @Override
        public Registry schemas() {
            return records.schemas();
        }
    }
}
