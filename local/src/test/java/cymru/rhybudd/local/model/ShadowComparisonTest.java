package cymru.rhybudd.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.local.model.ShadowComparison.Gap;
import cymru.rhybudd.local.model.ShadowComparison.Shift;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.ShadowAssessment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who would change colour, in numbers that point at nobody. */
class ShadowComparisonTest {
    private final ShadowComparison comparison = new ShadowComparison();

    private static Assessment assessment(String model, Rag rag, Map<String, Integer> points) {
        return Assessment.newBuilder()
                .setCitizen("c")
                .setModelVersion(model)
                .setAsOf(LocalDate.of(2026, 12, 1))
                .setScore(points.values().stream().mapToInt(Integer::intValue).sum())
                .setRag(rag)
                .setContributions(points.entrySet().stream()
                        .map(entry -> Contribution.newBuilder()
                                .setIndicator(entry.getKey())
                                .setPoints(entry.getValue())
                                .setBand(4)
                                .setMeasures(List.of())
                                .setSources(List.of("housing"))
                                .build())
                        .toList())
                .setPosition(new LogPosition(0, 1L))
                .build();
    }

    private static ShadowAssessment seen(@Nullable String patch, Rag live, Rag shadow) {
        return ShadowAssessment.newBuilder()
                .setCitizen("c")
                .setPatch(patch)
                .setHouseholdType("WITH_CHILDREN_TENANT")
                .setLiveVersion("2026-12")
                .setLiveRag(live)
                .setLivePoints(Map.of("rent-arrears", 1600, "level-of-debt", 400))
                .setAssessment(assessment("2027-01", shadow, Map.of("rent-arrears", 2000, "level-of-debt", 400)))
                .build();
    }

    private void add(int times, @Nullable String patch, Rag live, Rag shadow) {
        for (int i = 0; i < times; i++) {
            comparison.add(seen(patch, live, shadow), null);
        }
    }

    @Test
    void countsByColourAreaAndHouseholdType() {
        add(3, "north", Rag.GREEN, Rag.AMBER);
        add(2, "north", Rag.RED, Rag.AMBER);
        add(1, null, Rag.UNKNOWN, Rag.GREEN);
        add(4, "south", Rag.AMBER, Rag.AMBER);

        assertThat(comparison.citizens(Rag.GREEN, Rag.AMBER)).isEqualTo(3);
        assertThat(comparison.citizens(Rag.AMBER, Rag.GREEN)).isZero();
        assertThat(comparison.all()).isEqualTo(new Shift(3, 2, 1, 4));
        assertThat(comparison.byArea())
                .isEqualTo(Map.of(
                        "north", new Shift(3, 2, 0, 0),
                        "south", new Shift(0, 0, 0, 4),
                        "none", new Shift(0, 0, 1, 0)));
        assertThat(comparison.byHousehold()).isEqualTo(Map.of("WITH_CHILDREN_TENANT", new Shift(3, 2, 1, 4)));
    }

    @Test
    void sumsOnlyWhereAnIndicatorAddsAnotherNumberOfPoints() {
        add(6, "north", Rag.GREEN, Rag.GREEN);

        assertThat(comparison.byIndicator()).isEqualTo(Map.of("rent-arrears", new Gap(6, 9600, 12000)));
    }

    @Test
    void theLatestLivePictureCountsWhereThatBesideTheShadowIsOlder() {
        comparison.add(
                seen("north", Rag.GREEN, Rag.AMBER),
                assessment("2026-12.2", Rag.AMBER, Map.of("rent-arrears", 2000, "level-of-debt", 0)));

        assertThat(comparison.all()).isEqualTo(new Shift(0, 0, 0, 1));
        assertThat(comparison.liveVersions()).containsExactly("2026-12.2");
        assertThat(comparison.byIndicator()).isEqualTo(Map.of("level-of-debt", new Gap(1, 0, 400)));
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                argumentSet("nobody is nobody", List.of(0L, 0L), List.of("0", "0")),
                argumentSet("five are shown", List.of(5L, 9L), List.of("5", "9")),
                argumentSet("four are not", List.of(4L, 4L, 9L), List.of("<5", "<5", "9")),
                argumentSet("one small cell hides another", List.of(4L, 7L, 90L), List.of("<5", ">=5", "90")),
                argumentSet("one small cell alone", List.of(1L, 0L), List.of("<5", "0")));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aSumGivesNoSmallCellAway(List<Long> counts, List<String> shown) {
        assertThat(SmallCells.ofParts(counts)).isEqualTo(shown);
    }

    @Test
    void whatIsHiddenInARowIsNotGivenAwayByItsColumn() {
        assertThat(SmallCells.ofTable(List.of(List.of(9L, 172L), List.of(4L, 307L), List.of(20L, 30L))))
                .isEqualTo(List.of(List.of(">=5", ">=5"), List.of("<5", ">=5"), List.of("20", "30")));
    }

    @Test
    void theReportNamesNobodyAndHidesSmallCells() {
        add(3, "north", Rag.GREEN, Rag.AMBER);
        add(40, "north", Rag.GREEN, Rag.GREEN);
        add(20, "south", Rag.GREEN, Rag.GREEN);
        ComparisonReport report = new ComparisonReport("2027-01", comparison);

        assertThat(report.text())
                .startsWith("shadow 2027-01 beside 2026-12: 63 citizens")
                .containsPattern("green +>=5 +<5 +0 +0")
                .containsPattern("north +43 +<5 +0 +0 +>=5")
                .containsPattern("south +20 +0 +0 +0 +>=5")
                .containsPattern("WITH_CHILDREN_TENANT +63 +<5 +0 +0 +>=5")
                .containsPattern("rent-arrears +63 +1008.00 +1260.00");
        assertThat(report.json().at("/matrix/GREEN/AMBER").asText()).isEqualTo("<5");
        assertThat(report.json().at("/byArea/north/moreSevere").asText()).isEqualTo("<5");
        assertThat(report.json().at("/byIndicator/rent-arrears/citizens").asText())
                .isEqualTo("63");
    }

    @Test
    void whatAnIndicatorAddsToAFewIsNotShown() {
        add(4, "north", Rag.GREEN, Rag.GREEN);

        assertThat(new ComparisonReport("2027-01", comparison).text()).containsPattern("rent-arrears +<5 +– +–");
    }
}
