package cymru.rhybudd.audit.life;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.RecordsInMemory;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerNotification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded log of invented people, taken in an hour after the councils committed, decided upon a minute later, and told five seconds after that. */
class LateServiceTest {
    private static final String CITIZEN = "302bd0c7-3186-85e7-84aa-ff67786a5cf3";
    private static final Duration TAKEN_IN = Duration.ofHours(1);
    private static final Duration DECIDED = TAKEN_IN.plusMinutes(1);
    private static final Duration TOLD = DECIDED.plusSeconds(5);
    private static final Map<Contract<?>, Duration> LATE = Map.of(
            Contracts.CITIZEN_LOG, TAKEN_IN,
            Contracts.DECISIONS, DECIDED,
            Contracts.ALERT_LOG, DECIDED,
            Contracts.OFFICER_NOTIFICATIONS, TOLD);

    @TempDir
    Path directory;

    private LifeIndex index;
    private Life life;
    private Happening alert;
    private Instant committed;
    private Instant milliseconds;

    @BeforeEach
    void readWhatCameLate() throws IOException {
        Archive archive = new Archive(Path.of("src/test/resources/archives/0.1.0"));
        RecordsInMemory late = new RecordsInMemory(archive.schemas());
        for (Map.Entry<Contract<?>, Duration> topic : LATE.entrySet()) {
            for (Partition partition : archive.partitions(topic.getKey().topic())) {
                copy(archive, partition, topic.getValue(), late);
            }
        }
        index = new LifeIndex(late, directory);
        index.update(more -> {});
        life = LifeReader.read(index, CITIZEN);
        alert = life.records(Alert.class).findFirst().orElseThrow();
        committed = ((Alert) alert.body()).getAssessment().getChange().getCommittedAt();
        milliseconds = committed.truncatedTo(ChronoUnit.MILLIS); // records have no finer time
    }

    private static void copy(Archive archive, Partition partition, Duration later, RecordsInMemory late) {
        try (Cursor cursor = archive.read(partition, 0)) {
            for (StoredRecord one = cursor.next(); one != null; one = cursor.next()) {
                late.in(partition)
                        .add(new StoredRecord(
                                one.offset(),
                                one.timestamp() + later.toMillis(),
                                one.key(),
                                one.value(),
                                one.headers()));
            }
        }
    }

    @Test
    void whatWasCommittedWasNotKnownBeforeItWasTakenIn() {
        KnownAsOf known = KnownAsOf.of(life, committed.plusSeconds(1));

        assertThat(known.open()).isEmpty();
        assertThat(known.late())
                .extracting(one -> one.happenedAt().orElseThrow())
                .contains(committed);
        assertThat(known.rows()).noneMatch(row -> row.change().getCommittedAt().equals(committed));
    }

    @Test
    void whatWasTakenInWasKnownAndNotDecidedUponYet() {
        KnownAsOf known = KnownAsOf.of(life, milliseconds.plus(TAKEN_IN));

        assertThat(known.rows()).anyMatch(row -> row.change().getCommittedAt().equals(committed));
        assertThat(known.pending())
                .extracting(one -> ((Observed) one.body()).getChange().getCommittedAt())
                .contains(committed);
        assertThat(known.open()).isEmpty();
        assertThat(known.late()).noneMatch(one -> one.happenedAt().orElseThrow().equals(committed));
    }

    @Test
    void whatWasDecidedWasOpenBeforeAnybodyWasTold() {
        KnownAsOf known = KnownAsOf.of(life, milliseconds.plus(DECIDED));

        assertThat(known.open()).containsExactly(alert);
        assertThat(known.told()).isEmpty();
        assertThat(KnownAsOf.of(life, milliseconds.plus(TOLD)).told()).hasSize(1);
    }

    @Test
    void anExplanationHasEveryTimeOnTheWay() throws IOException {
        Explanation explanation = Explanation.of(index, life, ((Alert) alert.body()).getAlertId());

        Happening entry = explanation.entry().orElseThrow();
        assertThat(entry.happenedAt()).contains(committed);
        assertThat(entry.knownAt()).isEqualTo(milliseconds.plus(TAKEN_IN));
        assertThat(explanation.decision().orElseThrow().knownAt()).isEqualTo(milliseconds.plus(DECIDED));
        assertThat(explanation.alerted().knownAt()).isEqualTo(milliseconds.plus(DECIDED));
        assertThat(explanation.told()).extracting(Happening::knownAt).containsExactly(milliseconds.plus(TOLD));
    }

    /** A row that was taken in while the service had not come to the alert yet stands after it in the log. */
    @Test
    void anExplanationRestsOnWhatStoodInTheLogAndNotOnWhatWasKnownWhenItWasDecided() throws IOException {
        long cause = ((Alert) alert.body()).getAssessment().getPosition().getOffset();

        Explanation explanation = Explanation.of(index, life, ((Alert) alert.body()).getAlertId());

        assertThat(life.records(Observed.class).filter(one -> one.offset() > cause))
                .anyMatch(one -> !one.knownAt().isAfter(explanation.alerted().knownAt()));
        assertThat(explanation.rows()).allMatch(row -> row.last().offset() <= cause);
    }

    @Test
    void everythingStandsInTheOrderInWhichItBecameKnown() {
        List<Instant> times = life.happenings().stream().map(Happening::knownAt).toList();

        assertThat(times).isSorted();
        assertThat(life.records(Decision.class)).isNotEmpty();
        assertThat(life.records(OfficerNotification.class)).isNotEmpty();
    }
}
