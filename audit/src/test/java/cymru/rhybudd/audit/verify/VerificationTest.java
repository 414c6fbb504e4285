package cymru.rhybudd.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of an archive that a run with invented people left; how it was made stands in {@code README.md} beside it. */
class VerificationTest {
    private static final Path ARCHIVE = Path.of("src/test/resources/archives/0.1.0");
    private static final Partition LOG = new Partition("citizen-log", 1);
    private static final Partition DECISIONS = new Partition("decisions", 1);
    private static final Partition ALERT_LOG = new Partition("alert-log", 0);
    private static final Partition ALERTS = new Partition("alerts", 0);
    private static final Partition NOTIFICATIONS = new Partition("officer-notifications", 0);
    private static final Partition HELD = new Partition("held-alerts", 0);
    private static final List<Partition> FOLLOWS = List.of(DECISIONS, ALERTS, ALERT_LOG, NOTIFICATIONS);

    private static Archive archive;
    private static RecordsInMemory recorded;

    @BeforeAll
    static void readTheArchive() {
        archive = new Archive(ARCHIVE);
        recorded = new RecordsInMemory(archive.schemas());
        for (String topic : List.of(
                "citizen-log",
                "decisions",
                "alerts",
                "alert-log",
                "officer-notifications",
                "held-alerts",
                "team-digests")) {
            for (Partition partition : archive.partitions(topic)) {
                try (Cursor cursor = archive.read(partition, 0)) {
                    for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                        recorded.in(partition).add(record);
                    }
                }
            }
        }
    }

    @Test
    void whatWasWrittenFollowsFromTheLog() {
        VerificationReport report = new Verification(archive).run(1, more -> {});

        assertThat(report.differences()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.events()).isPositive();
        assertThat(report.notifications()).isPositive();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(new Verification(archive).run(4, more -> {}))
                .isEqualTo(new Verification(archive).run(1, more -> {}));
    }

    @Test
    void everyBitThatIsAnotherInWhatFollowsFromTheLogIsFound() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RecordsInMemory tampered = recorded.copy();
            Partition partition = FOLLOWS.get(seed % FOLLOWS.size());
            List<StoredRecord> records = tampered.in(partition);
            int at = random.nextInt(records.size());
            records.set(at, flipped(records.get(at), random));

            assertThat(verify(tampered)).as("seed " + seed).isNotEmpty();
        }
    }

    @Test
    void aDecisionThatIsAnotherIsShownWithBothSidesAndItsCause() {
        RecordsInMemory tampered = recorded.copy();
        List<StoredRecord> decisions = tampered.in(DECISIONS);
        StoredRecord one = decisions.get(3);
        StoredRecord other = decisions.get(8);
        decisions.set(3, new StoredRecord(one.offset(), one.timestamp(), one.key(), other.value(), one.headers()));

        assertThat(verify(tampered)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.ANOTHER);
            assertThat(difference.partition()).isEqualTo(DECISIONS);
            assertThat(difference.offset()).isEqualTo(one.offset());
            assertThat(difference.because()).isNotNull();
            assertThat(difference.cause()).isEqualTo(Cause.OTHER_FIELDS);
            assertThat(difference.fields()).contains("position.offset is");
            assertThat(difference.expected()).isNotEqualTo(difference.recorded());
        });
    }

    @Test
    void whatIsMissingSwappedOrAddedIsFoundInEveryTopic() {
        for (Partition partition : FOLLOWS) {
            for (int at : List.of(0, 5, recorded.in(partition).size() - 2)) {
                RecordsInMemory removed = recorded.copy();
                removed.in(partition).remove(at);
                RecordsInMemory swapped = recorded.copy();
                Collections.swap(swapped.in(partition), at, at + 1);
                RecordsInMemory twice = recorded.copy();
                twice.in(partition).add(at, recorded.in(partition).get(at));

                assertThat(verify(removed)).as(partition + " removed " + at).isNotEmpty();
                if (!partition.equals(
                        ALERTS)) { // whose alert comes first there, of two partitions, follows from nothing
                    assertThat(verify(swapped)).as(partition + " swapped " + at).isNotEmpty();
                }
                assertThat(verify(twice)).as(partition + " twice " + at).isNotEmpty();
            }
        }
    }

    @Test
    void whatNobodyCouldReadInTheAlertLogIsCountedAndNothingFollowsFromIt() {
        RecordsInMemory poisoned = recorded.copy();
        List<StoredRecord> alertLog = poisoned.in(ALERT_LOG);
        StoredRecord last = alertLog.get(alertLog.size() - 1);
        byte[] noAvro = {'n', 'o', ' ', 'A', 'v', 'r', 'o'};
        alertLog.add(new StoredRecord(last.offset() + 1, last.timestamp(), last.key(), noAvro, last.headers()));

        VerificationReport report = new Verification(poisoned).run(1, more -> {});

        assertThat(report.differences()).isEmpty();
        assertThat(report.alertLogRefused()).isEqualTo(1);
    }

    @Test
    void whatStoodInTheAlertLogWhereNobodyCanReadAnythingNowIsMissed() {
        byte[] noAvro = {'n', 'o', ' ', 'A', 'v', 'r', 'o'};
        for (int at = 0; at < recorded.in(ALERT_LOG).size(); at++) {
            RecordsInMemory tampered = recorded.copy();
            StoredRecord one = tampered.in(ALERT_LOG).get(at);
            tampered.in(ALERT_LOG)
                    .set(at, new StoredRecord(one.offset(), one.timestamp(), one.key(), noAvro, one.headers()));

            assertThat(verify(tampered)).as("entry " + at).isNotEmpty();
        }
    }

    @Test
    void aTopicThatWasCutOffIsFound() {
        for (Partition partition : FOLLOWS) {
            RecordsInMemory cut = recorded.copy();
            cut.in(partition).subList(4, recorded.in(partition).size()).clear();

            assertThat(verify(cut)).singleElement().satisfies(difference -> {
                assertThat(difference.kind()).isEqualTo(Kind.MISSING);
                assertThat(difference.partition()).isEqualTo(partition);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "decisions, 1, 17",
        "alerts, 0, 1",
        "alert-log, 0, 1",
        "officer-notifications, 0, 1",
        "team-digests, 0, 1",
        "held-alerts, 0, 1"
    })
    void whatStandsWhereNoReplayLeadsIsFound(String topic, int from, int beside) {
        RecordsInMemory tampered = recorded.copy();
        Partition other = new Partition(topic, beside);
        StoredRecord forged = new StoredRecord(7, 0, new byte[] {'x'}, value(new Partition(topic, from)), List.of());
        tampered.in(other).add(forged);

        for (Scope scope : List.of(Scope.WHOLE, Scope.WHOLE.standingStill())) {
            assertThat(verify(tampered, scope)).singleElement().satisfies(difference -> {
                assertThat(difference.kind()).isEqualTo(Kind.UNFOUNDED);
                assertThat(difference.cause()).isEqualTo(Cause.DOES_NOT_FOLLOW);
                assertThat(difference.partition()).isEqualTo(other);
                assertThat(difference.offset()).isEqualTo(7);
            });
        }
    }

    /** What the topic has of an alert is all shown to whoever asks for that alert, and the last of it is right. */
    @Test
    void aWordOnAHeldAlertThatWasPutBeforeTheLastOneIsFound() {
        int seen = 0;
        for (long seed = 0; seed < 20; seed++) {
            RecordsInMemory world = RecordedWorld.of(seed);
            List<StoredRecord> held = world.in(HELD);
            for (int at = 0; at < held.size(); at++) {
                StoredRecord one = held.get(at);
                StoredRecord other = held.get((at + 1) % held.size());
                if (!Arrays.equals(one.key(), other.key())) {
                    seen++;
                    RecordsInMemory tampered = world.copy();
                    tampered.in(HELD)
                            .add(
                                    at,
                                    new StoredRecord(
                                            one.offset(), one.timestamp(), one.key(), other.value(), List.of()));

                    assertThat(verify(tampered))
                            .as("seed " + seed + ", record " + at)
                            .singleElement()
                            .satisfies(difference -> {
                                assertThat(difference.partition()).isEqualTo(HELD);
                                assertThat(difference.cause()).isEqualTo(Cause.DOES_NOT_FOLLOW);
                                assertThat(difference.offset()).isEqualTo(one.offset());
                            });
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void whatTheTopicOfHeldAlertsHasForgottenIsNotMissed() {
        for (long seed = 0; seed < 20; seed++) {
            RecordsInMemory compacted = RecordedWorld.of(seed);
            Map<String, StoredRecord> last = new LinkedHashMap<>();
            compacted.in(HELD).forEach(record -> {
                last.remove(new String(record.key(), StandardCharsets.UTF_8));
                last.put(new String(record.key(), StandardCharsets.UTF_8), record);
            });
            compacted.in(HELD).retainAll(last.values());

            assertThat(verify(compacted)).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void aPartitionToWhichNothingLeadsMayBeEmpty() {
        RecordsInMemory wider = recorded.copy();
        wider.in(new Partition("decisions", 17));
        wider.in(new Partition("alerts", 1));

        assertThat(new Verification(wider).run(1, more -> {})).isEqualTo(new Verification(recorded).run(1, more -> {}));
    }

    @Test
    void anEntryOfTheLogThatIsGoneIsFoundByWhatNoLongerFollows() {
        for (int at : List.of(2, 20, 40)) {
            RecordsInMemory tampered = recorded.copy();
            tampered.in(LOG).remove(at);

            assertThat(verify(tampered)).as("entry " + at).isNotEmpty();
        }
    }

    @Test
    void aRecordWithAnothersKeyIsFound() {
        for (Partition partition : FOLLOWS) {
            RecordsInMemory tampered = recorded.copy();
            List<StoredRecord> records = tampered.in(partition);
            StoredRecord one = records.get(3);
            records.set(
                    3, new StoredRecord(one.offset(), one.timestamp(), new byte[] {'x'}, one.value(), one.headers()));

            assertThat(verify(tampered))
                    .as(partition.toString())
                    .singleElement()
                    .satisfies(difference -> {
                        assertThat(difference.partition()).isEqualTo(partition);
                        assertThat(difference.offset()).isEqualTo(one.offset());
                        assertThat(difference.cause()).isEqualTo(Cause.OTHER_KEY);
                        assertThat(difference.recorded()).isEqualTo("x");
                    });
        }
    }

    @Test
    void onlyWhatLiesInTheWindowIsCompared() {
        List<StoredRecord> log = recorded.in(LOG);
        int middle = log.size() / 2;
        LogBound half = LogBound.from(Long.toString(log.get(middle).offset()));
        Scope early = Scope.WHOLE.between(
                LogBound.BEGINNING, LogBound.to(Long.toString(log.get(middle).offset() - 1)));
        Scope late = Scope.WHOLE.between(half, LogBound.END);
        RecordsInMemory tampered = recorded.copy();
        StoredRecord one = tampered.in(DECISIONS).get(1);
        tampered.in(DECISIONS)
                .set(1, new StoredRecord(one.offset(), one.timestamp(), new byte[] {'x'}, one.value(), one.headers()));

        assertThat(verify(tampered, early)).isNotEmpty();
        assertThat(verify(tampered, late)).isEmpty();
        assertThat(verify(recorded, early)).isEmpty();
        assertThat(verify(recorded, late)).isEmpty();
    }

    @Test
    void anInstantOpensAWindowAsAnOffsetDoes() {
        List<StoredRecord> log = recorded.in(LOG);
        String last = Instant.ofEpochMilli(log.get(log.size() - 1).timestamp()).toString();
        Scope scope =
                Scope.WHOLE.between(LogBound.from(last), LogBound.to(last)).of(Set.of(1));
        VerificationReport report = new Verification(recorded, scope).run(1, more -> {});

        assertThat(report.isClean()).isTrue();
        assertThat(report.whole()).isFalse();
        assertThat(report.partitions()).singleElement().satisfies(partition -> {
            assertThat(partition.log()).isEqualTo(LOG);
            assertThat(partition.entries()).isEqualTo(log.size());
            assertThat(partition.decisions()).isLessThan(recorded.in(DECISIONS).size());
        });
        assertThatThrownBy(() -> LogBound.from("yesterday")).hasMessageContaining("neither an offset nor an instant");
    }

    @Test
    void aWindowInWhichNothingLiesIsNotAsItShouldBe() {
        long last = recorded.in(LOG).get(recorded.in(LOG).size() - 1).offset();

        assertThat(within(LogBound.from(Long.toString(last)), LogBound.END).isClean())
                .isTrue();
        assertThat(within(LogBound.from(Long.toString(last + 1)), LogBound.END)).satisfies(report -> {
            assertThat(report.differences()).isEmpty();
            assertThat(report.events()).isPositive();
            assertThat(report.compared()).isFalse();
            assertThat(report.isClean()).isFalse();
        });
    }

    private static VerificationReport within(LogBound first, LogBound last) {
        return new Verification(recorded, Scope.WHOLE.between(first, last).of(Set.of(1))).run(1, more -> {});
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> Scope.WHOLE.between(LogBound.from("8"), LogBound.to("7")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scope.WHOLE.between(
                        LogBound.from("2026-12-01T00:00:00.001Z"), LogBound.to("2026-12-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> {
                    Scope.WHOLE.between(LogBound.from("7"), LogBound.to("7"));
                    Scope.WHOLE.between(LogBound.from("7"), LogBound.to("1970-01-01T00:00:00Z"));
                    Scope.WHOLE.between(LogBound.from("2999-01-01T00:00:00Z"), LogBound.to("7"));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void inAWorldThatStandsStillNothingWaits() {
        List<StoredRecord> log = recorded.in(LOG);
        Records lagging =
                new ComeTo(recorded, Map.of(LOG, log.get(log.size() - 4).offset()));

        assertThat(new Verification(lagging).run(1, more -> {}).unverified()).isEqualTo(4);
        assertThat(new Verification(lagging).run(1, more -> {}).differences()).isEmpty();
        assertThat(new Verification(lagging, Scope.WHOLE.standingStill())
                        .run(1, more -> {})
                        .differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.cause()).isEqualTo(Cause.NOT_TAKEN_IN));
    }

    private static List<Difference> verify(RecordsInMemory records) {
        return verify(records, Scope.WHOLE);
    }

    private static List<Difference> verify(RecordsInMemory records, Scope scope) {
        return new Verification(records, scope).run(1, more -> {}).differences();
    }

    private static byte @Nullable [] value(Partition partition) {
        List<StoredRecord> records = recorded.in(partition);
        return records.isEmpty() ? null : records.get(0).value();
    }

    private static StoredRecord flipped(StoredRecord record, Random random) {
        byte[] value = Objects.requireNonNull(record.value()).clone();
        value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
        return new StoredRecord(record.offset(), record.timestamp(), record.key(), value, record.headers());
    }
}
