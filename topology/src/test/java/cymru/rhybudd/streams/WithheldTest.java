package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.basis.Purpose;
import cymru.rhybudd.domain.basis.PurposeRegister;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a live purpose a fact is counted, and its value is nowhere. */
class WithheldTest {

    static Stream<Arguments> registers() {
        return Stream.of(
                argumentSet("no entry", List.of(), 0),
                argumentSet("an entry for another source", List.of(entry("revenues", TODAY, null)), 0),
                argumentSet("from tomorrow", List.of(entry("housing", TODAY.plusDays(1), null)), 0),
                argumentSet("until yesterday", List.of(entry("housing", TODAY.minusDays(9), TODAY.minusDays(1))), 0),
                argumentSet("from today", List.of(entry("housing", TODAY, null)), 1),
                argumentSet("until today", List.of(entry("housing", TODAY.minusDays(9), TODAY)), 1));
    }

    @ParameterizedTest
    @MethodSource("registers")
    void aFactIsTakenOnTheDaysOfItsPurposeAlone(List<Purpose> entries, int assessed) {
        try (TestCouncil council =
                TestCouncil.builder().purposes(new PurposeRegister(entries)).open()) {
            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));

            council.insert(
                    "housing/rent_account",
                    Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("500")));

            assertThat(council.count("withheld", "housing", "rent-balance")).isEqualTo(1 - assessed);
            assertThat(council.pictures()).hasSize(assessed);
            assertThat(council.citizenLog()).hasSize(assessed);
            assertThat(council.produced()
                            .getOrDefault(
                                    TestCouncil.APPLICATION + "-" + GatherStage.CONCERNS + "-changelog", List.of()))
                    .as("kept in the stores")
                    .hasSize(assessed);
            assertThat(council.deadLetters()).as("and nothing further").isEmpty();
        }
    }

    @Test
    void aFactThatCouldNotBeMappedIsWithheldAllTheSameAndNoDeadLetterKeepsIt() {
        try (TestCouncil council =
                TestCouncil.builder().purposes(new PurposeRegister(List.of())).open()) {
            council.insert(
                    "housing/rent_account",
                    Map.of("rent_account_id", 9, "tenancy_id", 5, "rent_period", "no such period"));

            assertThat(council.count("withheld", "housing", "rent-balance")).isEqualTo(1);
            assertThat(council.deadLetters()).as("and nothing further").isEmpty();
        }
    }

    private static Purpose entry(String source, LocalDate from, @Nullable LocalDate to) {
        return new Purpose(source, "rent-balance", "offer-of-help", "an Act", "DPIA-1", "council", from, to);
    }
}
