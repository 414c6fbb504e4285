package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mass updates are marked on their way in, and nothing else is done about them here. */
class StormsTest {
    private static final String RENT = "housing/rent_account";

    private static void sianRents(TestCouncil council) {
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        council.citizenLog();
    }

    private static void accounts(TestCouncil council, int from, int to) {
        for (int account = from; account <= to; account++) {
            council.insert(RENT, Map.of("rent_account_id", account, "tenancy_id", 5));
        }
    }

    private static List<SourceChange> changes(TestCouncil council) {
        return council.citizenLog().stream()
                .map(CitizenEvent::getBody)
                .filter(Observed.class::isInstance)
                .map(body -> ((Observed) body).getChange())
                .toList();
    }

    private static List<MassUpdate> marks(TestCouncil council) {
        return changes(council).stream().map(SourceChange::getMassUpdate).toList();
    }

    private static List<MassUpdate> marks(int unmarked, MassUpdate mark, int marked) {
        return IntStream.range(0, unmarked + marked)
                .mapToObj(i -> i < unmarked ? MassUpdate.NONE : mark)
                .toList();
    }

    @Test
    void ofATransactionOfAThousandRowsTheFirstTwoHundredAreNotMarked() {
        try (TestCouncil council = TestCouncil.open()) {
            sianRents(council);
            String transaction = council.inOneTransaction(() -> accounts(council, 1, 1_000));

            List<SourceChange> changes = changes(council);

            assertThat(changes)
                    .extracting(SourceChange::getMassUpdate)
                    .isEqualTo(marks(200, MassUpdate.TRANSACTION, 800));
            assertThat(changes.subList(0, 200))
                    .extracting(SourceChange::getMassUpdateId)
                    .containsOnlyNulls();
            assertThat(changes.subList(200, 1_000))
                    .extracting(SourceChange::getMassUpdateId)
                    .containsOnly("housing/rent_account/" + transaction);
        }
    }

    @Test
    void theNextTransactionAndAnotherTableOfTheSameOneBeginAnew() {
        try (TestCouncil council =
                TestCouncil.builder().stormGuard(2, 10, 1_000).open()) {
            sianRents(council);
            council.inOneTransaction(() -> {
                accounts(council, 1, 3);
                council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5));
            });
            accounts(council, 4, 6);

            assertThat(marks(council))
                    .containsExactly(
                            MassUpdate.NONE,
                            MassUpdate.NONE,
                            MassUpdate.TRANSACTION,
                            MassUpdate.NONE,
                            MassUpdate.NONE,
                            MassUpdate.NONE,
                            MassUpdate.NONE);
        }
    }

    @Test
    void aRateBurstIsMarkedAgainstTheTablesOwnHistory() {
        try (TestCouncil council = TestCouncil.builder().stormGuard(200, 10, 15).open()) {
            sianRents(council);
            for (int hour = 0; hour < 24; hour++) {
                accounts(council, hour * 2, hour * 2 + 1);
                council.pass(Duration.ofHours(1));
            }
            assertThat(marks(council)).containsOnly(MassUpdate.NONE);

            accounts(council, 100, 129);

            List<SourceChange> burst = changes(council);
            assertThat(burst).extracting(SourceChange::getMassUpdate).isEqualTo(marks(20, MassUpdate.RATE, 10));
            assertThat(burst.get(29).getMassUpdateId()).isEqualTo("housing/rent_account/2026-11-25T09Z");
            council.pass(Duration.ofHours(1));
            accounts(council, 200, 201);
            assertThat(marks(council)).as("and the next hour is quiet").containsOnly(MassUpdate.NONE);
        }
    }

    @Test
    void withLessThanADayOfHistoryNothingIsUnusual() {
        try (TestCouncil council = TestCouncil.builder().stormGuard(200, 10, 15).open()) {
            sianRents(council);
            accounts(council, 1, 1);
            council.pass(Duration.ofHours(23));
            accounts(council, 100, 129);
            assertThat(marks(council)).containsOnly(MassUpdate.NONE);
        }
    }

    @Test
    void aSnapshotIsNeitherCountedNorMarked() {
        try (TestCouncil council =
                TestCouncil.builder().stormGuard(2, 10, 1_000).open()) {
            sianRents(council);
            council.inOneTransaction(() -> {
                for (int account = 1; account <= 5; account++) {
                    council.snapshot(RENT, Map.of("rent_account_id", account, "tenancy_id", 5));
                }
                accounts(council, 6, 7);
            });
            assertThat(marks(council)).isEqualTo(Collections.nCopies(7, MassUpdate.NONE));
        }
    }

    @Test
    void repetitionsAreDroppedBeforeTheyCount() {
        try (TestCouncil council =
                TestCouncil.builder().stormGuard(2, 10, 1_000).open()) {
            sianRents(council);
            council.inOneTransaction(() -> {
                TestCouncil.Sent first = council.insert(RENT, Map.of("rent_account_id", 1, "tenancy_id", 5));
                council.again(first);
                council.again(first);
                accounts(council, 2, 3);
            });
            assertThat(marks(council)).isEqualTo(marks(2, MassUpdate.TRANSACTION, 1));
        }
    }

    @Test
    void deletedRowsCountLikeAnyOther() {
        try (TestCouncil council =
                TestCouncil.builder().stormGuard(2, 10, 1_000).open()) {
            sianRents(council);
            accounts(council, 1, 3);
            council.citizenLog();
            council.inOneTransaction(() -> {
                for (int account = 1; account <= 3; account++) {
                    council.delete(RENT, Map.of("rent_account_id", account));
                }
            });
            assertThat(marks(council)).isEqualTo(marks(2, MassUpdate.TRANSACTION, 1));
        }
    }

    @Test
    void whatIsRefusedIsNoChangeYet() {
        try (TestCouncil council =
                TestCouncil.builder().stormGuard(2, 10, 1_000).open()) {
            sianRents(council);
            council.inOneTransaction(() -> {
                council.insert(RENT, Map.of("rent_account_id", 1, "tenancy_id", 5, "rent_amount", pounds("-1")));
                accounts(council, 2, 4);
            });
            assertThat(marks(council)).isEqualTo(marks(2, MassUpdate.TRANSACTION, 1));
        }
    }

    @Test
    void theMarkReachesWhatTheRowsSayOfPeopleByALinkToo() {
        try (TestCouncil council =
                TestCouncil.builder().stormGuard(1, 10, 1_000).open()) {
            council.insert(RENT, Map.of("rent_account_id", 1, "tenancy_id", 5));
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.citizenLog();
            council.inOneTransaction(() -> {
                council.insert("housing/tenancy_holder", Map.of("tenancy_id", 9, "person_id", 40));
                council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
            });
            assertThat(marks(council)).containsExactly(MassUpdate.TRANSACTION);
        }
    }
}
