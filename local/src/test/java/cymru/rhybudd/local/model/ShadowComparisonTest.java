package cymru.rhybudd.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

    @Test
    void theReportNamesNobodyAndHidesSmallCells() {
        add(6, "north", Rag.GREEN, Rag.AMBER);
        add(3, "north", Rag.AMBER, Rag.RED);
        add(40, "north", Rag.GREEN, Rag.GREEN);
        add(20, "south", Rag.GREEN, Rag.GREEN);
        ComparisonReport report = new ComparisonReport("2027-01", comparison);

        assertThat(report.text())
                .startsWith("shadow 2027-01 beside 2026-12: 69 citizens")
                .containsPattern("green +60 +· +0 +0")
                .containsPattern("amber +0 +0 +· +0")
                .containsPattern("north +49 +9 +0 +0 +40")
                .containsPattern("south +20 +0 +0 +0 +20")
                .containsPattern("WITH_CHILDREN_TENANT +69 +9 +0 +0 +60")
                .containsPattern("rent-arrears +69 +1104.00 +1380.00");
        assertThat(report.json().at("/matrix/GREEN/AMBER").isNull()).isTrue();
        assertThat(report.json().at("/byArea/north/moreSevere").asInt()).isEqualTo(9);
        assertThat(report.json().at("/byIndicator/rent-arrears/citizens").asInt())
                .isEqualTo(69);
    }

    /** 602 citizens, of whom one became less and one more severe: with the citizens beside them, both would be known to be one each. */
    @Test
    void theCitizensOfAGroupGiveNoneOfItsHiddenCellsAway() {
        add(1, "north", Rag.GREEN, Rag.AMBER);
        add(1, "north", Rag.RED, Rag.AMBER);
        add(600, "north", Rag.GREEN, Rag.GREEN);
        add(20, "south", Rag.GREEN, Rag.AMBER);
        add(20, "south", Rag.RED, Rag.AMBER);
        add(100, "south", Rag.GREEN, Rag.GREEN);
        JsonNode areas = new ComparisonReport("2027-01", comparison).json().at("/byArea");

        for (String area : List.of("north", "south")) {
            long hidden = Stream.of("citizens", "moreSevere", "lessSevere", "theSame")
                    .filter(cell -> areas.at("/" + area + "/" + cell).isNull())
                    .count();
            assertThat(areas.at("/" + area + "/moreSevere").isNull()).isTrue();
            assertThat(areas.at("/" + area + "/lessSevere").isNull()).isTrue();
            assertThat(hidden).as("more is hidden than the cells of one each").isGreaterThan(2);
        }
    }

    @Test
    void whatIsHiddenOnTheWholeIsNotTheRestOfAGroup() {
        add(3, "north", Rag.GREEN, Rag.AMBER);
        add(30, "north", Rag.UNKNOWN, Rag.GREEN);
        add(600, "north", Rag.GREEN, Rag.GREEN);
        ComparisonReport report = new ComparisonReport("2027-01", comparison);

        assertThat(report.text())
                .containsPattern("green +600 +· +· +·")
                .containsPattern("unknown +· +· +· +0")
                .containsPattern("north +· +· +0 +· +600");
    }

    @Test
    void whereAnIndicatorDiffersAtAllButAFewIsNotShown() {
        add(40, "north", Rag.GREEN, Rag.GREEN);
        for (int i = 0; i < 2; i++) {
            comparison.add(
                    seen("north", Rag.GREEN, Rag.GREEN),
                    assessment("2026-12", Rag.GREEN, Map.of("rent-arrears", 2000, "level-of-debt", 400)));
        }

        assertThat(new ComparisonReport("2027-01", comparison).text()).containsPattern("rent-arrears +· +– +–");
    }

    @Test
    void whatAnIndicatorAddsToAFewIsNotShown() {
        add(4, "north", Rag.GREEN, Rag.GREEN);

        assertThat(new ComparisonReport("2027-01", comparison).text()).containsPattern("rent-arrears +· +– +–");
    }
}
