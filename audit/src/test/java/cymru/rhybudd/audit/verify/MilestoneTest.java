package cymru.rhybudd.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.ReplayedOffice;
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
                            whole.alertLogRefused(),
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
    void whatWasWrittenSinceAndFollowsFromNothingIsFound() {
        RecordsInMemory records = RecordedWorld.of(1);
        Milestone milestone = verified(records, null);
        for (Partition partition : milestone.passed().keySet()) {
            List<StoredRecord> all = records.in(partition);
            if (partition.topic().equals("citizen-log") || all.isEmpty()) {
                continue;
            }
            RecordsInMemory forged = records.copy();
            StoredRecord one = all.get(all.size() - 1);
            forged.in(partition)
                    .add(new StoredRecord(one.offset() + 1, one.timestamp(), one.key(), one.value(), one.headers()));

            assertThat(new Verification(forged, milestone, false)
                            .run(1, more -> {})
                            .differences())
                    .as(partition.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void anAlertOfWhatWasReplayedIsNotTakenForOneThatIsAhead() {
        RecordsInMemory records = RecordedWorld.of(1);
        Map<Partition, Long> places = nowhere(records);
        places.replaceAll((log, place) -> records.count(log) - 1);
        List<StoredRecord> alerts = records.in(new Partition("alerts", 0));
        StoredRecord one = alerts.get(0);
        alerts.add(new StoredRecord(alerts.size(), one.timestamp(), one.key(), one.value(), one.headers()));

        assertThat(new Verification(new ComeTo(records, places))
                        .run(1, more -> {})
                        .differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.partition()).isEqualTo(new Partition("alerts", 0)));
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
        VerificationReport report =
                verification.keeping((partition, citizens) -> citizens).run(1, more -> {});
        assertThat(report.differences()).isEmpty();
        return verification.reached().orElseThrow();
    }

    private static Map<Partition, Long> nowhere(Records records) {
        Map<Partition, Long> places = new TreeMap<>();
        records.partitions("citizen-log").forEach(log -> places.put(log, 0L));
        places.put(RecordedWorld.ALERT_LOG, 0L);
        return places;
    }
}
