package cymru.rhybudd.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.backtest.BacktestReport;
import cymru.rhybudd.backtest.CurvePoint;
import cymru.rhybudd.backtest.Dimension;
import cymru.rhybudd.backtest.Group;
import cymru.rhybudd.backtest.Performance;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.local.backtest.ShownCounts.ShownGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A report is given to others: what it shows must not point at a few, nor let them be reckoned. */
class ShownCountsTest {
    private static final Performance MANY = new Performance(365, 277, 239, 329, 240);

    private static Map<Rag, Map<Rag, Integer>> stayed(int green, int amber, int red, int grey) {
        return Map.of(
                Rag.GREEN, Map.of(Rag.GREEN, green),
                Rag.AMBER, Map.of(Rag.AMBER, amber),
                Rag.RED, Map.of(Rag.RED, red),
                Rag.UNKNOWN, Map.of(Rag.UNKNOWN, grey));
    }

    private static BacktestReport report(
            Map<Rag, Map<Rag, Integer>> colours, Map<String, Group> areas, Performance performance) {
        LocalDate day = LocalDate.of(2026, 11, 4);
        int citizens = colours.values().stream()
                .flatMap(nows -> nows.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        return new BacktestReport(
                "2027-01",
                new Names("Model", "Model"),
                3000,
                new Window(day, day),
                1_000,
                0,
                day,
                List.of(),
                Map.of(),
                0,
                citizens,
                Set.of("2026-12"),
                colours,
                Map.of(Dimension.AREA, new TreeMap<>(areas)),
                performance,
                25,
                List.of(new CurvePoint(30, performance, 1, 1, 1, 0, true)),
                OptionalInt.of(30));
    }

    private static List<ShownGroup> areas(Map<Rag, Map<Rag, Integer>> colours, Map<String, Group> areas) {
        return new ShownCounts(report(colours, areas, MANY)).groups(Dimension.AREA);
    }

    @Test
    void aGroupOfManyIsShownAsItIs() {
        assertThat(areas(
                        stayed(900, 60, 40, 0),
                        Map.of("north", new Group(400, 80, 80), "south", new Group(600, 20, 20))))
                .containsExactly(
                        new ShownGroup(
                                "north",
                                OptionalInt.of(400),
                                OptionalInt.of(80),
                                OptionalDouble.of(0.2),
                                OptionalDouble.of(0.2 / (20 / 600.0)),
                                OptionalDouble.of(0.2)),
                        new ShownGroup(
                                "south",
                                OptionalInt.of(600),
                                OptionalInt.of(20),
                                OptionalDouble.of(20 / 600.0),
                                OptionalDouble.of(1),
                                OptionalDouble.of(20 / 600.0)));
    }

    @Test
    void theFewOthersOfAGroupAreNotTheDifferenceOfTwoFigures() {
        List<ShownGroup> areas =
                areas(stayed(950, 30, 38, 0), Map.of("north", new Group(20, 18, 18), "south", new Group(998, 50, 50)));

        assertThat(areas).allSatisfy(group -> {
            assertThat(group.citizens().isPresent() && group.concerned().isPresent())
                    .isFalse();
            assertThat(group.rate()).isEmpty();
            assertThat(group.byTheLargest()).isEmpty();
            assertThat(group.rateBefore()).isEmpty();
        });
    }

    @Test
    void oneSmallGroupIsNotWhatTheOthersLeaveOfTheWhole() {
        List<ShownGroup> areas = areas(
                stayed(900, 60, 40, 0),
                Map.of("east", new Group(3, 0, 0), "north", new Group(397, 80, 80), "south", new Group(600, 20, 20)));

        assertThat(areas.stream().filter(group -> group.citizens().isEmpty()))
                .extracting(ShownGroup::name)
                .containsExactly("east", "north");
    }

    @Test
    void thoseWhoseGroupIsNotKnownAreAGroup() {
        List<ShownGroup> areas = areas(stayed(900, 60, 40, 0), Map.of("north", new Group(997, 100, 100)));

        assertThat(areas).extracting(ShownGroup::name).containsExactly("north", ShownCounts.NOT_KNOWN);
        assertThat(areas).allSatisfy(group -> assertThat(group.citizens()).isEmpty());
    }

    @Test
    void aColourOfAFewIsHiddenAndSoIsWhatWouldTell() {
        BacktestReport report = report(stayed(900, 60, 3, 37), Map.of("north", new Group(1_000, 63, 63)), MANY);
        ShownCounts shown = new ShownCounts(report);

        assertThat(shown.now(Rag.RED)).isEmpty();
        assertThat(shown.now(Rag.UNKNOWN)).as("the next smallest").isEmpty();
        assertThat(shown.now(Rag.AMBER)).hasValue(60);
        assertThat(shown.before(Rag.RED)).isEmpty();
        assertThat(shown.moved(Rag.RED, Rag.RED)).isEmpty();
        assertThat(shown.groups(Dimension.AREA))
                .as("63 amber or red would leave three red")
                .containsExactly(new ShownGroup(
                        "north",
                        OptionalInt.of(1_000),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
    }

    @Test
    void aMoveOfAFewIsHiddenAndSoIsWhatWouldTell() {
        Map<Rag, Map<Rag, Integer>> colours = Map.of(
                Rag.GREEN, Map.of(Rag.GREEN, 900, Rag.AMBER, 2),
                Rag.AMBER, Map.of(Rag.AMBER, 58),
                Rag.RED, Map.of(Rag.RED, 40));
        Map<String, Group> areas = Map.of("north", new Group(400, 80, 78), "south", new Group(600, 20, 20));
        ShownCounts shown = new ShownCounts(report(colours, areas, MANY));

        assertThat(shown.now(Rag.AMBER)).hasValue(60);
        assertThat(shown.moved(Rag.GREEN, Rag.AMBER)).isEmpty();
        assertThat(shown.moved(Rag.AMBER, Rag.AMBER)).isEmpty();
        assertThat(shown.moved()).as("two, on the whole").isEmpty();
        assertThat(shown.groups(Dimension.AREA)).allSatisfy(group -> {
            assertThat(group.rate()).isPresent();
            assertThat(group.rateBefore()).as("two more than before").isEmpty();
        });
    }

    @Test
    void whatWasJudgedOfAFewIsNotShown() {
        String few = ReportText.of(BacktestSections.of(report(
                stayed(900, 60, 40, 0),
                Map.of("north", new Group(1_000, 100, 100)),
                new Performance(4, 2, 1, 100, 98))));

        assertThat(few).doesNotContain("1 / 2").doesNotContain("98 / 100").contains("100 / 1,000");
        assertThat(few).containsPattern("Citizens alerted .*·\\n").containsPattern("Precision .* – +·\\n");
    }

    @Test
    void theCurveIsInWholePerCent() {
        String text = ReportText.of(
                BacktestSections.of(report(stayed(900, 60, 40, 0), Map.of("north", new Group(1_000, 100, 100)), MANY)));

        assertThat(text).contains("86.3 %", "239 / 277").containsPattern("30 ← +86 % +73 % +365");
    }
}
