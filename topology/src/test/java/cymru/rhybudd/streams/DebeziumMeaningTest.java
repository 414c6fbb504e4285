package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Ruling;
import cymru.rhybudd.streams.TestCouncil.Sent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stage 1: deletes, updates, snapshots and repetitions mean here what they mean in Debezium. */
class DebeziumMeaningTest {
    private static final String PERSON = "housing/person/40";
    private static final String RENT = "housing/rent_account";
    private static final Map<String, Object> FIVE_WEEKS =
            Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500"));
    private static final Map<String, Object> NINE_WEEKS =
            Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("900"));

    @Test
    void anUpdateReplacesWhatTheRowSaid() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, FIVE_WEEKS);

            council.update(RENT, NINE_WEEKS);

            assertThat(council.picture(PERSON).getScore()).isEqualTo(1600);
        }
    }

    @Test
    void aDeleteTakesBackWhatTheRowSaid() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, FIVE_WEEKS);

            council.delete(RENT, Map.of("rent_account_id", 9));

            assertThat(council.picture(PERSON).getContributions()).isEmpty();
            assertThat(council.deadLetters()).as("the tombstone is none").isEmpty();
        }
    }

    @Test
    void aRowThatIsWrittenAgainAfterItsDeletionSpeaksAgain() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, FIVE_WEEKS);
            council.delete(RENT, Map.of("rent_account_id", 9));

            council.insert(RENT, NINE_WEEKS);

            assertThat(council.picture(PERSON).getScore()).isEqualTo(1600);
        }
    }

    @Test
    void aTombstoneChangesNothing() {
        try (TestCouncil council = sianRents()) {
            Sent sent = council.insert(RENT, FIVE_WEEKS);
            council.citizenLog();

            council.pipe(RENT, sent.key(), null);

            assertThat(council.citizenLog()).isEmpty();
            assertThat(council.picture(PERSON).getScore()).isEqualTo(1200);
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    @Test
    void aChangedPrimaryKeyMovesTheRowAndCountsItOnce() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, FIVE_WEEKS);

            council.rekey(RENT, Map.of("rent_account_id", 9), Map.of("rent_account_id", 10));

            assertThat(council.picture(PERSON).getScore())
                    .as("five weeks, not ten, which would be 16 points")
                    .isEqualTo(1200);
        }
    }

    @Test
    void aChangedPersonKeyKeepsTheOldIdForNobody() {
        try (TestCouncil council = sianRents()) {
            council.rekey("housing/person", Map.of("person_id", 40), Map.of("person_id", 50));

            assertThat(council.directory().values())
                    .flatExtracting(entry -> entry.getRecords())
                    .containsExactly("housing/person/50");
        }
    }

    @Test
    void aRecordThatArrivesTwiceIsTakenOnce() {
        try (TestCouncil council = sianRents()) {
            Sent sent = council.insert(RENT, FIVE_WEEKS);
            council.citizenLog();

            council.again(sent);

            assertThat(council.citizenLog()).isEmpty();
            assertThat(council.count("repeated", "housing")).isEqualTo(1);
            assertThat(council.count("observed", "housing", "rent-arrears")).isEqualTo(1);
        }
    }

    @Test
    void anOlderChangeAfterANewerOneChangesNothing() {
        try (TestCouncil council = sianRents()) {
            Sent older = council.insert(RENT, FIVE_WEEKS);
            council.update(RENT, NINE_WEEKS);
            Sent gone = council.delete(RENT, Map.of("rent_account_id", 9));
            council.citizenLog();

            council.again(older);

            assertThat(gone.origin().lsn()).isGreaterThan(older.origin().lsn());
            assertThat(council.citizenLog()).isEmpty();
            assertThat(council.picture(PERSON).getContributions()).isEmpty();
        }
    }

    @Test
    void aFirstSnapshotLogsNoPositionForItHasNoneToForget() {
        String changelog = TestCouncil.APPLICATION + "-" + IntakeStage.POSITIONS + "-changelog";
        try (TestCouncil council = TestCouncil.open()) {
            council.snapshot("housing/person", SIAN.in("housing/person", 40));
            assertThat(council.directory()).as("the row is taken in").hasSize(1);
            assertThat(council.produced()).doesNotContainKey(changelog);

            council.update("housing/person", SIAN.in("housing/person", 40));

            assertThat(council.produced()).containsKey(changelog);
        }
    }

    @Test
    void changesAfterARestoreAndItsSnapshotAreNewThoughTheirPositionsAreLower() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, FIVE_WEEKS);
            council.restoreDatabases();
            council.snapshot(RENT, FIVE_WEEKS);
            council.citizenLog();

            council.update(RENT, NINE_WEEKS);

            assertThat(council.citizenLog()).hasSize(1);
            assertThat(council.count("repeated", "housing")).isZero();
        }
    }

    @Test
    void aSnapshotBuildsThePictureAndTellsNobody() {
        try (TestCouncil council = TestCouncil.open()) {
            council.snapshot("housing/person", SIAN.in("housing/person", 40));
            council.snapshot("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
            council.snapshot(RENT, NINE_WEEKS);
            council.snapshot("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT"));

            assertThat(council.picture(PERSON).getRag()).isEqualTo(Rag.AMBER);
            assertThat(council.decisions())
                    .flatExtracting(Decision::getRulings)
                    .extracting(Ruling::getReason)
                    .containsExactly(DecisionReason.NO_RISE, DecisionReason.SNAPSHOT);
            assertThat(council.alerts()).as("and nothing further").isEmpty();
        }
    }

    @Test
    void theFirstChangeAfterASnapshotIsComparedWithWhatTheSnapshotShowed() {
        try (TestCouncil council = TestCouncil.open()) {
            council.snapshot("housing/person", SIAN.in("housing/person", 40));
            council.snapshot("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
            council.snapshot(RENT, NINE_WEEKS);
            council.snapshot("revenues/person", SIAN.in("revenues/person", "R1"));

            council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT"));

            assertThat(council.alerts())
                    .extracting(
                            Alert::getScoreBefore,
                            alert -> alert.getAssessment().getScore())
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(1600, 3400));
        }
    }

    @Test
    void aSecondSnapshotOfTheSameRowsChangesNoPictureAndTellsNobody() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, NINE_WEEKS);
            council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT"));
            assertThat(council.alerts()).hasSize(1);
            List<Contribution> before = council.picture(PERSON).getContributions();
            Map<String, ?> directory = council.directory();
            council.decisions();

            council.snapshotAgain();

            assertThat(council.picture(PERSON).getContributions()).isEqualTo(before);
            assertThat(council.directory()).isEqualTo(directory);
            assertThat(council.decisions())
                    .flatExtracting(Decision::getRulings)
                    .allSatisfy(ruling -> assertThat(ruling.getReason()).isEqualTo(DecisionReason.NO_RISE));
            assertThat(council.alerts()).as("and nothing further").isEmpty();
        }
    }

    @Test
    void aSnapshotAfterALostFeedCatchesUpInSilence() {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, FIVE_WEEKS);

            council.snapshot(RENT, NINE_WEEKS);
            council.snapshot("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT"));

            assertThat(council.picture(PERSON).getScore()).isEqualTo(3400);
            assertThat(council.alerts()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"true", "first", "first_in_data_collection", "last_in_data_collection", "last", "incremental"})
    void everyKindOfSnapshotRowIsOne(String snapshot) {
        try (TestCouncil council = sianRents()) {
            council.insert(RENT, NINE_WEEKS);
            var row = TestCouncil.image(
                    "housing/possession_action",
                    TestCouncil.harmless(
                            "housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT")));

            council.send(
                    "housing/possession_action",
                    Debezium.envelope(
                            "r",
                            row.getSchema(),
                            null,
                            row,
                            council.nextOrigin("housing/possession_action", snapshot)));

            assertThat(council.picture(PERSON).getScore()).isEqualTo(3400);
            assertThat(council.alerts()).isEmpty();
        }
    }

    @Test
    void aStreamedChangeThatTheSnapshotHadSeenAlreadyIsHarmless() {
        try (TestCouncil council = sianRents()) {
            Sent streamed = council.insert(RENT, NINE_WEEKS);
            council.snapshot(RENT, NINE_WEEKS);
            List<Contribution> before = council.picture(PERSON).getContributions();

            council.again(streamed);

            assertThat(council.picture(PERSON).getContributions()).isEqualTo(before);
            assertThat(council.alerts()).isEmpty();
        }
    }

    private static TestCouncil sianRents() {
        TestCouncil council = TestCouncil.open();
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        return council;
    }
}
