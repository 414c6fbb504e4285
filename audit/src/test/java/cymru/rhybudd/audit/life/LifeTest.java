package cymru.rhybudd.audit.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.PurposesPublished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a recorded log of invented people. */
class LifeTest {
    private static final Path ARCHIVE = Path.of("src/test/resources/archives/0.1.0");

    @TempDir
    Path directory;

    private LifeIndex index;
    private final Map<String, Integer> decisions = new TreeMap<>();

    @BeforeEach
    void readTheArchive() throws IOException {
        Archive archive = new Archive(ARCHIVE);
        index = new LifeIndex(archive, directory);
        index.update(more -> {});
        for (Partition partition : archive.partitions(Contracts.DECISIONS.topic())) {
            try (Cursor cursor = archive.read(partition, 0)) {
                for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                    decisions.merge(
                            new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8), 1, Integer::sum);
                }
            }
        }
    }

    private List<Life> everybody() throws IOException {
        List<Life> lives = new ArrayList<>();
        for (String citizen : decisions.keySet()) {
            lives.add(LifeReader.read(index, citizen));
        }
        return lives;
    }

    @Test
    void everyDecisionOfEverybodyIsFound() throws IOException {
        for (Life life : everybody()) {
            assertThat(life.all(Decision.class).count())
                    .isEqualTo(decisions.getOrDefault(life.citizen(), 0).longValue());
            assertThat(life.all(Decision.class))
                    .allMatch(one -> one.getCitizen().equals(life.citizen()));
        }
    }

    @Test
    void whatWasKnownEndsWithTheMillisecond() throws IOException {
        int alerts = 0;
        for (Life life : everybody()) {
            for (Happening alert : life.records(Alert.class).toList()) {
                KnownAsOf then = KnownAsOf.of(life, alert.knownAt());
                KnownAsOf before = KnownAsOf.of(life, alert.knownAt().minusMillis(1));

                assertThat(then.open()).contains(alert);
                assertThat(before.open()).doesNotContain(alert);
                alerts++;
            }
        }
        assertThat(alerts).isPositive();
    }

    @Test
    void whatWasCommittedAndNotTakenInYetIsLate() throws IOException {
        for (Life life : everybody()) {
            for (Happening one : life.records(Observed.class).toList()) {
                Instant committed = ((Observed) one.body()).getChange().getCommittedAt();
                if (committed.isBefore(one.knownAt())) {
                    assertThat(KnownAsOf.of(life, one.knownAt().minusMillis(1)).late())
                            .contains(one);
                }
                assertThat(KnownAsOf.of(life, one.knownAt()).late()).doesNotContain(one);
            }
        }
    }

    @Test
    void everyContributionOfAnAlertHasItsRows() throws IOException {
        for (Life life : everybody()) {
            for (Alert alert : life.all(Alert.class).toList()) {
                Explanation explanation = Explanation.of(index, life, alert.getAlertId());

                for (Contribution contribution : alert.getAssessment().getContributions()) {
                    assertThat(explanation.rows(contribution.getIndicator()))
                            .as(contribution.getIndicator())
                            .isNotEmpty();
                }
                assertThat(explanation.modelFile()).isPresent();
            }
        }
    }

    @Test
    void anAlertIsFoundByTheBeginningOfItsId() throws IOException {
        for (Life life : everybody()) {
            for (Alert alert : life.all(Alert.class).toList()) {
                assertThat(index.alert(alert.getAlertId().substring(0, 10))).isEqualTo(alert);
            }
        }
        assertThatThrownBy(() -> index.alert("0000")).hasMessageContaining("at least 8");
        assertThatThrownBy(() -> index.alert("00000000")).hasMessageContaining("no alert");
    }

    @Test
    void theRegisterThatWasInForceNamesThePurposes() throws IOException {
        String text = Files.readString(
                Path.of(System.getProperty("rhybudd.home", "..")).resolve("deploy/council/merthyr.purposes.yaml"));
        Happening register = new Happening(
                new Partition(Contracts.CITIZEN_LOG.topic(), 0),
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                new PurposesPublished(text));
        for (Life life : everybody()) {
            List<Happening> all = new ArrayList<>(life.happenings());
            all.add(0, register);
            for (Alert alert : life.all(Alert.class).toList()) {
                Explanation recorded = Explanation.of(index, new Life(life.citizen(), all), alert.getAlertId());
                Explanation not = Explanation.of(index, life, alert.getAlertId());

                assertThat(recorded.rows())
                        .allMatch(row -> recorded.purpose(row).isPresent());
                assertThat(not.rows()).allMatch(row -> not.purpose(row).isEmpty());
            }
        }
    }
}
