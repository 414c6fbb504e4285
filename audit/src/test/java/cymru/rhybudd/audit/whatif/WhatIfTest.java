package cymru.rhybudd.audit.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.disclosure.CrossTable;
import cymru.rhybudd.audit.disclosure.DisclosureRule;
import cymru.rhybudd.audit.records.RecordedLog;
import cymru.rhybudd.audit.whatif.WhatIfReport.Part;
import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.backtest.Window;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.outcome.Share;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final Path ARCHIVE = Path.of("src/test/resources/archives/0.1.0");
    private static final Window ALWAYS = new Window(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1));
    private static final Window NOVEMBER = new Window(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    private static final DisclosureRule FEW = new DisclosureRule(2, 1);

    private final WrittenLog log = new WrittenLog()
            .day("2026-11-01")
            .model("2026-01", model("2026-01", 20), ModelRole.LIVE)
            .day("2026-11-02");

    private static String model(String version, int amber) {
        return """
                version: %s
                names: { en: Model, cy: Model }
                thresholds: { amber: %d, red: 55 }
                red-needs-systems: 2
                indicators:
                  level-of-debt:
                    names: { en: Debt, cy: Dyled }
                    weight: 50
                    bands:
                      0.25: [ { instalments-overdue: 1 } ]
                      0.5:  [ { instalments-overdue: 2 } ]
                      0.75: [ { instalments-overdue: 3 } ]
                      1:    [ { instalments-overdue: 4 } ]
                  rent-arrears:
                    names: { en: Rent, cy: Rhent }
                    weight: 50
                    bands:
                      0.25: [ { arrears-weeks: 1 } ]
                      0.5:  [ { arrears-weeks: 2 } ]
                      0.75: [ { arrears-weeks: 4 } ]
                      1:    [ { arrears-weeks: 8 } ]
                """.formatted(version, amber);
    }

    @Test
    void withoutASourceThatThereNeverWasNothingIsOtherwise() {
        Question question = new Question(new Change.WithoutSource("nowhere"), ALWAYS, FEW, OptionalInt.empty(), true);
        WhatIfReport report = new WhatIf(new RecordedLog(new Archive(ARCHIVE)), question).run(1, more -> {});

        assertThat(report.told().was().orElseThrow()).isPositive();
        assertThat(report.people()).contains(new WhatIfReport.People(List.of(), List.of()));
        assertThat(report.told().wouldBe()).isEqualTo(report.told().was());
        assertThat(report.altered()).isZero();
        assertThat(report.refused()).isZero();
    }

    @Test
    void theCanaryIsNobodyOnEitherSide() {
        log.debt(Canary.CITIZEN, 4).rentWeeks(Canary.CITIZEN, 8);

        WhatIfReport report = run(new Change.WithoutSource("housing"));

        assertThat(report.people()).contains(new WhatIfReport.People(List.of(), List.of()));
        assertThat(report.told().was()).hasValue(0);
        assertThat(report.altered()).isZero();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Question question = new Question(new Change.WithoutSource("housing"), ALWAYS, FEW, OptionalInt.empty(), true);
        RecordedLog archive = new RecordedLog(new Archive(ARCHIVE));

        assertThat(new WhatIf(archive, question).run(4, more -> {}))
                .isEqualTo(new WhatIf(archive, question).run(1, more -> {}));
    }

    @Test
    void withoutASourceWhatItsRowsRaisedIsNotRaised() {
        log.debt("alun", 4).rentWeeks("bethan", 4).debt("cai", 2).rentWeeks("cai", 4);

        WhatIfReport report = run(new Change.WithoutSource("housing"));

        assertThat(changes(report)).containsExactly("bethan NOT_RAISED", "cai NOT_RAISED");
        assertThat(report.altered()).isEqualTo(2);
        assertThat(report.people().orElseThrow().citizens())
                .extracting(CitizenDifference::citizen, CitizenDifference::change)
                .containsExactly(tuple("bethan", ColourChange.NOT_KNOWN), tuple("cai", ColourChange.BETTER));
        assertThat(report.gone()).contains(new WhatIfReport.Gone(List.of(Indicator.RENT_ARREARS), 5_000, 10_000, 1, 2));
    }

    @Test
    void aSecondSystemThatIsGoneTakesTheRed() {
        log.debt("alun", 4).rentWeeks("alun", 4);

        assertThat(changes(run(new Change.WithoutIndicator(Indicator.RENT_ARREARS, false))))
                .as("amber by the debt, and never red")
                .containsExactly("alun NOT_RAISED");
    }

    @Test
    void theWeightOfAnIndicatorIsSharedOutOnlyWhenAsked() {
        log.debt("alun", 2)
                .model("2026-02", model("2026-02", 40), ModelRole.LIVE)
                .debt("bethan", 2);

        assertThat(changes(run(new Change.WithoutIndicator(Indicator.RENT_ARREARS, false))))
                .isEmpty();
        assertThat(changes(run(new Change.WithoutIndicator(Indicator.RENT_ARREARS, true))))
                .as("25 of 50 points are 50 of 100")
                .contains("bethan BESIDES");
    }

    @Test
    void anotherModelTellsEarlierOrLaterOrInAnotherColour() {
        log.debt("alun", 2).day("2026-11-03").debt("alun", 4);

        WhatIfReport later = run(new Change.Candidate(ModelFile.read("m", model("2026-09", 40))));
        assertThat(changes(later)).containsExactly("alun LATER");
    }

    @Test
    void aMilderModelTellsEarlier() {
        log.model("2026-02", model("2026-02", 40), ModelRole.LIVE)
                .debt("alun", 2)
                .day("2026-11-03")
                .debt("alun", 4);

        assertThat(changes(run(new Change.Candidate(ModelFile.read("m", model("2026-09", 20))))))
                .containsExactly("alun EARLIER");
    }

    @Test
    void onTheSameDayAnotherModelMayShowAnotherColour() {
        log.debt("alun", 1).rentWeeks("alun", 8);

        assertThat(changes(run(new Change.Candidate(
                        ModelFile.read("m", model("2026-09", 20).replace("red: 55", "red: 90"))))))
                .containsExactly("alun ANOTHER_COLOUR");
    }

    @Test
    void aLogWithoutAModelLosesNothing() {
        WrittenLog empty = new WrittenLog().day("2026-11-02").debt("alun", 4);
        Question question =
                new Question(new Change.WithoutSource("revenues"), NOVEMBER, FEW, OptionalInt.empty(), true);

        WhatIfReport report = new WhatIf(empty, question).run(1, more -> {});

        assertThat(report.gone()).isEmpty();
        assertThat(changes(report)).isEmpty();
        assertThat(report.was().precision().percent()).isNull();
    }

    /** Four of six that officers looked into were concerns that were there. */
    private void sixAlertsCameToSomething() {
        List<String> citizens = List.of("alun", "bethan", "cai", "dewi", "erin", "fflur");
        citizens.forEach(citizen -> log.debt(citizen, 2));
        List<AlertDifference> told =
                run(new Change.WithoutSource("revenues")).people().orElseThrow().alerts();
        log.day("2026-11-09");
        for (int i = 0; i < citizens.size(); i++) {
            log.outcome(citizens.get(i), id(told.get(i)), i < 4 ? AlertOutcome.USEFUL : AlertOutcome.WRONG_DATA);
        }
    }

    @Test
    void precisionIsShownWithTheCitizensThatItIsCountedOf() {
        sixAlertsCameToSomething();

        WhatIfReport report = run(new Change.WithoutSource("nowhere"));

        assertThat(report.was().precision()).isEqualTo(new Part(67, Optional.of(new Share(4, 6))));
        assertThat(report.wouldBe()).isEqualTo(report.was());
    }

    @Test
    void aDifferenceOfOneCitizenIsNotShownInNumbers() {
        sixAlertsCameToSomething();
        log.debt("gwen", 1).rentWeeks("gwen", 1);
        List<AlertDifference> told =
                run(new Change.WithoutSource("housing")).people().orElseThrow().alerts();
        log.outcome("gwen", id(told.get(0)), AlertOutcome.USEFUL);

        WhatIfReport report = run(new Change.WithoutSource("housing"));

        assertThat(told).hasSize(1);
        assertThat(report.was().precision()).isEqualTo(new Part(71, Optional.empty()));
        assertThat(report.wouldBe().precision()).isEqualTo(new Part(67, Optional.empty()));
    }

    @Test
    void anOutcomeThatWasTakenBackIsNone() {
        sixAlertsCameToSomething();
        WhatIfReport before = run(new Change.WithoutSource("nowhere"));
        List<AlertDifference> told =
                run(new Change.WithoutSource("revenues")).people().orElseThrow().alerts();
        log.takenBack("alun", id(told.get(0))).takenBack("bethan", id(told.get(1)));

        WhatIfReport after = run(new Change.WithoutSource("nowhere"));

        assertThat(before.was().precision().counts()).contains(new Share(4, 6));
        assertThat(after.was().precision().counts()).contains(new Share(2, 4));
    }

    @Test
    void whatOfficersRecordedSaysWhetherWhatIsLostWasUseful() {
        log.debt("alun", 2)
                .debt("bethan", 2)
                .debt("cai", 2)
                .debt("dewi", 2)
                .rentWeeks("erin", 2)
                .rentWeeks("fflur", 2);
        List<AlertDifference> lost =
                run(new Change.WithoutSource("revenues")).people().orElseThrow().alerts();
        log.day("2026-11-09")
                .outcome("alun", id(lost.get(0)), AlertOutcome.USEFUL)
                .outcome("bethan", id(lost.get(1)), AlertOutcome.USEFUL)
                .missed("erin", "2026-11-20")
                .missed("fflur", "2026-11-20");

        WhatIfReport report = run(new Change.WithoutSource("revenues"));

        assertThat(report.alertTables())
                .filteredOn(table -> table.name().equals("OUTCOME"))
                .singleElement()
                .isEqualTo(new CrossTable(
                        "OUTCOME",
                        List.of("SAME", "NOT_RAISED"),
                        List.of(
                                new CrossTable.Row("USEFUL", counts(0, 2), OptionalInt.of(2)),
                                new CrossTable.Row("NOT_RECORDED", counts(2, 2), OptionalInt.of(4)))));
        assertThat(report.missed()).as("warned of in time, both times").isEqualTo(counts(2, 0, 0, 0));
    }

    @Test
    void peopleAreNamedOnlyWhenAsked() {
        log.debt("alun", 4);
        Question question =
                new Question(new Change.WithoutSource("revenues"), NOVEMBER, FEW, OptionalInt.empty(), false);

        assertThat(new WhatIf(log, question).run(1, more -> {}).people()).isEqualTo(Optional.empty());
    }

    @Test
    void alertsOfAnOfficerAndWeekAreOfTheDaysThatTheLogHas() {
        log.debt("alun", 4).debt("bethan", 4).day("2026-11-14");
        Question question = new Question(new Change.WithoutSource("nowhere"), ALWAYS, FEW, OptionalInt.of(2), false);

        assertThat(new WhatIf(log, question)
                        .run(1, more -> {})
                        .perOfficerAndWeek()
                        .was())
                .as("two alerts, two weeks, two officers")
                .hasValue(0.5);
    }

    @Test
    void differencesOutsideTheWindowAreNotCounted() {
        log.debt("alun", 4).day("2026-12-01").debt("bethan", 4);
        Window december = new Window(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
        Question question =
                new Question(new Change.WithoutSource("revenues"), december, FEW, OptionalInt.empty(), true);

        assertThat(changes(new WhatIf(log, question).run(1, more -> {}))).containsExactly("bethan NOT_RAISED");
    }

    private WhatIfReport run(Change change) {
        CitizenLog asked = log;
        return new WhatIf(asked, new Question(change, NOVEMBER, FEW, OptionalInt.empty(), true)).run(1, more -> {});
    }

    private static String id(AlertDifference difference) {
        return Objects.requireNonNull(difference.was()).id();
    }

    private static List<OptionalInt> counts(int... counts) {
        return Arrays.stream(counts).mapToObj(OptionalInt::of).toList();
    }

    private static List<String> changes(WhatIfReport report) {
        return report.people().orElseThrow().alerts().stream()
                .map(alert -> alert.either().citizen() + " " + alert.change())
                .toList();
    }
}
