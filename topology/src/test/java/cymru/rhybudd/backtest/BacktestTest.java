package cymru.rhybudd.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.Teams;
import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.indicator.Measure;
import cymru.rhybudd.domain.weighting.Names;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.schemas.outcome.Concerns;
import cymru.rhybudd.schemas.outcome.Share;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A fortnight of a few people, with answers that can be counted by hand. */
class BacktestTest {
    private static final IsoWeek W45 = new IsoWeek(2026, 45);
    private static final IsoWeek W46 = new IsoWeek(2026, 46);
    private static final Window FORTNIGHT = window("2026-11-03", "2026-11-16");
    private static final Teams TEAMS = teams();

    private final WrittenLog log = new WrittenLog()
            .day("2026-11-02")
            .model("2026-01", model("2026-01", 20))
            .debtBySnapshot("erin", 4)
            .debt("gwen", 4) // the day before the window
            .day("2026-11-03") // the first day
            .debtSince("tomos", "2026-11-01")
            .debt("alun", 3)
            .day("2026-11-04")
            .debt("bethan", 3)
            .debt("cai", 2)
            .debt("dewi", 2)
            .debtByLink("lowri", 3)
            .day("2026-11-10")
            .rentWeeks("sian", 4)
            .notice("nia")
            .outcome("alun", "alert-1", AlertOutcome.USEFUL)
            .outcome("bethan", "alert-2", AlertOutcome.USEFUL) // corrected below
            .day("2026-11-11") // ten days after tomos missed the instalment
            .outcome("erin", "alert-3", AlertOutcome.DECLINED)
            .missed("cai", "2026-11-09")
            .day("2026-11-16") // the last day
            .rentWeeks("zoe", 2)
            .debt("zoe", 2)
            .day("2026-11-17")
            .debt("hari", 3)
            .outcome("bethan", "alert-2", AlertOutcome.WRONG_DATA);

    @Test
    void alertsAreCountedByTeamAndWeekFromTheFirstDayToTheLast() {
        BacktestReport report = run(FORTNIGHT, 25, 1);

        assertThat(report.told().get(AlertKind.ESCALATION))
                .as("alun and bethan; sian, tomos and, on the last day, zoe: two domains, of equals the first leads")
                .isEqualTo(Map.of(
                        new TeamAndWeek("money-north", W45), 2,
                        new TeamAndWeek("homes-south", W46), 1,
                        new TeamAndWeek("money-north", W46), 1,
                        new TeamAndWeek("money-north", new IsoWeek(2026, 47)), 1));
        assertThat(report.told(AlertKind.ESCALATION)).isEqualTo(5);
    }

    @Test
    void statutoryAlertsStandApart() {
        BacktestReport report = run(FORTNIGHT, 25, 1);

        assertThat(report.told().get(AlertKind.NOTICE_SERVED))
                .isEqualTo(Map.of(new TeamAndWeek("homes-north", W46), 1));
        assertThat(report.told().get(AlertKind.CLAIM_ISSUED)).isEmpty();
    }

    @Test
    void theCanaryIsNobody() {
        WrittenLog canaries = new WrittenLog()
                .day("2026-11-02")
                .model("2026-01", model("2026-01", 20))
                .day("2026-11-04")
                .notice(Canary.CITIZEN)
                .debt(Canary.CITIZEN, 4);

        BacktestReport report = new Backtest(canaries, question(FORTNIGHT, 25)).run(1, more -> {});

        assertThat(report.citizens()).isZero();
        assertThat(report.told(AlertKind.NOTICE_SERVED) + report.told(AlertKind.ESCALATION))
                .isZero();
    }

    @Test
    void citizensMoveFromTheLogsColoursToTheCandidates() {
        BacktestReport report = run(FORTNIGHT, 25, 1);

        assertThat(report.citizens()).as("hari came after the window").isEqualTo(11);
        assertThat(report.ownModels()).containsExactly("2026-01");
        assertThat(report.colours())
                .isEqualTo(Map.of(
                        Rag.GREEN, Map.of(Rag.GREEN, 1, Rag.AMBER, 1), // nia; tomos, whom the log never visited again
                        Rag.AMBER, Map.of(Rag.GREEN, 2, Rag.AMBER, 7))); // cai, dewi; the others
        assertThat(report.now(Rag.AMBER)).isEqualTo(8);
        assertThat(report.before(Rag.AMBER)).isEqualTo(9);
        assertThat(report.moved(Rag.AMBER, Rag.GREEN)).isEqualTo(2);
    }

    @Test
    void groupsAreCountedByAreaLanguageAndHousehold() {
        BacktestReport report = run(FORTNIGHT, 25, 1);

        assertThat(report.groups().get(Dimension.AREA))
                .isEqualTo(Map.of("north", new Group(10, 7, 8), "south", new Group(1, 1, 1)));
        assertThat(report.groups().get(Dimension.LANGUAGE))
                .isEqualTo(Map.of("WELSH", new Group(1, 1, 1), "ENGLISH", new Group(1, 0, 1)));
        assertThat(report.groups().get(Dimension.HOUSEHOLD))
                .isEqualTo(
                        Map.of("NO_CHILDREN_NO_TENANCY", new Group(8, 6, 7), "NO_CHILDREN_TENANT", new Group(3, 2, 2)));
    }

    @Test
    void outcomesGivePrecisionAndRecall() {
        BacktestReport report = run(FORTNIGHT, 25, 1);

        assertThat(report.performance())
                .as("of five alerted two have outcomes, alun's a concern; of three concerns alun's was alerted")
                .isEqualTo(new Performance(5, 2, 1, 3, 1));
        assertThat(report.performance().precision().value()).hasValue(0.5);
        assertThat(report.performance().numberNeededToEvaluate()).hasValue(2);
        assertThat(report.baseRate()).isEqualTo(new Share(3, 11));
        assertThat(report.hasOutcomes()).isTrue();
    }

    /** The pages of team leaders reckon by the contract, the domain by its own word. */
    @Test
    void pagesAndBackTestsMeanTheSameByAConcernThatWasThere() {
        for (AlertOutcome outcome : AlertOutcome.values()) {
            assertThat(Concerns.wasThere(outcome))
                    .as(outcome.name())
                    .isEqualTo(cymru.rhybudd.domain.alert.AlertOutcome.valueOf(outcome.name())
                            .isTruePositive());
        }
    }

    /** Nobody knows by when it should have come; a missed case says so. */
    @Test
    void anAlertThatCameTooLateWasRightAndMetNoConcern() {
        WrittenLog log = new WrittenLog()
                .day("2026-11-03")
                .model("2026-01", model("2026-01", 20))
                .debt("alun", 4)
                .debt("bethan", 4)
                .day("2026-11-05")
                .outcome("alun", "alert-1", AlertOutcome.TOO_LATE)
                .outcome("bethan", "alert-2", AlertOutcome.TOO_LATE)
                .missed("bethan", "2026-11-04")
                .day("2026-11-17");

        assertThat(new Backtest(log, question(FORTNIGHT, 25)).run(1, more -> {}).performance())
                .as("two alerted, both rightly; of two concerns only bethan's is known to have been met in time")
                .isEqualTo(new Performance(2, 2, 2, 2, 1));
    }

    @Test
    void anEntryThatTheServiceWouldQuarantineIsCountedAndTheReplayGoesOn() {
        WrittenLog log = new WrittenLog()
                .day("2026-11-03")
                .model("2026-01", model("2026-01", 20))
                .debt("alun", -1) // no count of instalments
                .debt("alun", 4)
                .day("2026-11-17");

        BacktestReport report = new Backtest(log, question(FORTNIGHT, 25)).run(1, more -> {});

        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(report.told(AlertKind.ESCALATION)).isEqualTo(1);
    }

    @Test
    void theCurveSaysWhatEveryThresholdWouldHaveGiven() {
        BacktestReport report = run(FORTNIGHT, 1, 1);

        assertThat(report.curve()).hasSize(81);
        assertThat(report.curve().get(25 - 10))
                .as("at 25 cai too, in time, and dewi; zoe's rent alone")
                .isEqualTo(new CurvePoint(25, new Performance(7, 2, 1, 3, 2), 3.5, 3.5 / 4, 2.5, 3, false));
        assertThat(report.curve().get(37 - 10).performance()).isEqualTo(new Performance(5, 2, 1, 3, 1));
        assertThat(report.curve().get(38 - 10).performance())
                .as("only zoe's 50 points")
                .isEqualTo(new Performance(1, 0, 0, 3, 0));
        assertThat(report.curve().get(50 - 10).performance().alerted()).isEqualTo(1);
        assertThat(report.curve().get(51 - 10).performance().alerted()).isZero();
    }

    @Test
    void theLowestThresholdIsChosenThatFitsTheBudget() {
        assertThat(run(FORTNIGHT, 3, 1).chosen())
                .as("five at most in a fortnight")
                .isEqualTo(OptionalInt.of(10));
        assertThat(run(FORTNIGHT, 2, 1).chosen())
                .as("money-north: five in a fortnight up to 25 points, four above")
                .isEqualTo(OptionalInt.of(26));
        assertThat(run(FORTNIGHT, 1, 1).chosen()).as("four up to 37 points").isEqualTo(OptionalInt.of(38));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(run(FORTNIGHT, 2, 2)).isEqualTo(run(FORTNIGHT, 2, 1));
    }

    @Test
    void aWindowThatEndsADayEarlierLeavesTheLastDayOut() {
        BacktestReport report = run(window("2026-11-04", "2026-11-15"), 25, 1);

        assertThat(report.told(AlertKind.ESCALATION)).as("neither alun nor zoe").isEqualTo(3);
        assertThat(report.citizens()).isEqualTo(10);
    }

    @Test
    void theLogsOwnModelsAndSweepsDoNotReachTheCandidate() {
        BacktestReport before = run(FORTNIGHT, 2, 1);
        log.everywhere("sweep", new SweepContinued(0, 1L, "", 10)).model("2026-03", model("2026-03", 1));

        assertThat(run(FORTNIGHT, 2, 1).told()).isEqualTo(before.told());
    }

    @Test
    void whatACaseKeptFromBeingToldCountsWhenTheCaseIsClosed() {
        WrittenLog other = new WrittenLog()
                .day("2026-11-03")
                .debt("alun", 1)
                .acts("alun", new CaseOpened("case-1"))
                .debt("alun", 3)
                .day("2026-11-10")
                .acts("alun", new CaseClosed("case-1"));

        BacktestReport report = new Backtest(other, question(FORTNIGHT, 2)).run(1, more -> {});

        assertThat(report.told().get(AlertKind.ESCALATION)).isEqualTo(Map.of(new TeamAndWeek("money-north", W46), 1));
        assertThat(report.curve().get(37 - 10).performance().alerted()).isEqualTo(1);
        assertThat(report.hasOutcomes()).isFalse();
        assertThat(report.performance().precision().value()).isEmpty();
        assertThat(report.ownModels()).as("the log has no model").isEmpty();
    }

    @Test
    void statisticsOfOutcomesTakeTheLastWordOfAnAlert() {
        OutcomeStatistics statistics = OutcomeStatistics.of(log);

        assertThat(statistics.outcomes()).isEqualTo(3);
        OutcomeStatistics.Line line =
                Objects.requireNonNull(statistics.byIndicator().get("level-of-debt"), "the one indicator");
        assertThat(line.counts())
                .isEqualTo(new EnumMap<>(Map.of(
                        cymru.rhybudd.domain.alert.AlertOutcome.USEFUL, 1,
                        cymru.rhybudd.domain.alert.AlertOutcome.DECLINED, 1,
                        cymru.rhybudd.domain.alert.AlertOutcome.WRONG_DATA, 1)));
        assertThat(line.precision()).isEqualTo(new Share(2, 3));
        assertThat(statistics.byModel()).containsOnlyKeys("2026-01");
        assertThat(statistics.missed()).isEqualTo(Map.of(OutcomeStatistics.NO_INDICATOR, 1));
    }

    /** Partition 0 is read first, in which the later words stand. */
    private static WrittenLog linkedToAnotherPartition() {
        return new WrittenLog()
                .day("2026-11-03")
                .model("2026-01", model("2026-01", 20))
                .debt("zoe", 4)
                .debt("tomos", 4)
                .day("2026-11-05")
                .outcome("zoe", "alert-1", AlertOutcome.USEFUL)
                .outcome("tomos", "alert-2", AlertOutcome.USEFUL)
                .day("2026-11-06") // zoe is alun now, and tomos is bethan
                .outcome("alun", "alert-1", AlertOutcome.WRONG_DATA)
                .acts("bethan", new OutcomeWithdrawn("alert-2"))
                .day("2026-11-17");
    }

    @Test
    void theLastWordOfAnAlertCountsOnceAndWhereverItStands() {
        OutcomeStatistics statistics = OutcomeStatistics.of(linkedToAnotherPartition());

        assertThat(statistics.outcomes()).as("alert-2 was withdrawn").isEqualTo(1);
        assertThat(Objects.requireNonNull(statistics.byIndicator().get("level-of-debt"), "the one indicator")
                        .counts())
                .isEqualTo(Map.of(cymru.rhybudd.domain.alert.AlertOutcome.WRONG_DATA, 1));
    }

    @Test
    void whatWasCorrectedAfterALinkIsKnownOfTheCitizenWhoWasAlerted() {
        Backtest backtest = new Backtest(linkedToAnotherPartition(), question(FORTNIGHT, 25));

        assertThat(backtest.run(1, more -> {}).performance())
                .as("two alerted, of whom zoe has an outcome that is no concern")
                .isEqualTo(new Performance(2, 1, 0, 0, 0));
        assertThat(backtest.run(2, more -> {})).isEqualTo(backtest.run(1, more -> {}));
    }

    @Test
    void aLinkWithinAPartitionMovesTheLastWordToo() {
        WrittenLog log = new WrittenLog()
                .day("2026-11-03")
                .model("2026-01", model("2026-01", 20))
                .debt("zoe", 4)
                .day("2026-11-05")
                .outcome("zoe", "alert-1", AlertOutcome.USEFUL)
                .outcome("tomos", "alert-1", AlertOutcome.WRONG_DATA)
                .day("2026-11-17");

        assertThat(new Backtest(log, question(FORTNIGHT, 25)).run(1, more -> {}).performance())
                .isEqualTo(new Performance(1, 1, 0, 0, 0));
    }

    @Test
    void sparingVisitsOfWhichNothingFollowsChangesNothing() {
        for (long seed = 1; seed <= 40; seed++) {
            CitizenLog life = randomLife(new Random(seed));
            Backtest.Question question = question(window("2026-11-20", "2027-02-20"), 2);

            BacktestReport spared = new Backtest(life, question, true).run(1, more -> {});

            assertThat(spared).as("seed %d", seed).isEqualTo(new Backtest(life, question, false).run(1, more -> {}));
        }
    }

    private static WrittenLog randomLife(Random random) {
        WrittenLog life = new WrittenLog();
        LocalDate day = LocalDate.of(2026, 11, 1);
        life.day(day.toString());
        for (int event = 0; event < 200; event++) {
            String citizen = "" + (char) ('a' + random.nextInt(26));
            switch (random.nextInt(8)) {
                case 0 -> life.debt(citizen, random.nextInt(5));
                case 1 ->
                    life.debtSince(citizen, day.minusDays(random.nextInt(12)).toString());
                case 2 -> life.rentWeeks(citizen, random.nextInt(10));
                case 3 -> life.rentCleared(citizen, 1 + random.nextInt(9), random.nextBoolean());
                case 4 -> life.debtBySnapshot(citizen, random.nextInt(5));
                case 5 -> life.order(citizen, random.nextInt(120));
                case 6 -> life.acts(citizen, random.nextBoolean() ? new CaseOpened("case") : new CaseClosed("case"));
                default -> {
                    day = day.plusDays(random.nextInt(8));
                    life.day(day.toString());
                    if (random.nextInt(3) > 0) {
                        life.everywhere(
                                "feed",
                                new FeedSeen(
                                        "housing",
                                        day.atStartOfDay(ZoneOffset.UTC).toInstant()));
                    }
                }
            }
        }
        return life;
    }

    @Test
    void theMeasuresThatGrowByThemselvesAreThoseThatVisitsAreNotSparedFor() {
        assertThat(Measure.values())
                .filteredOn(measure -> measure.unit().perDay() != 0)
                .as("another one is to be added to Awaited too")
                .containsExactly(
                        Measure.DAYS_SINCE_OLDEST_MISS,
                        Measure.DAYS_UNIVERSAL_CREDIT_WITHOUT_AWARD,
                        Measure.DAYS_TO_EVICTION);
    }

    @Test
    void theIntervalIsWilsons() {
        Share share = new Share(8, 10);

        assertThat(share.low().getAsDouble()).isCloseTo(0.4902, within(0.0001));
        assertThat(share.high().getAsDouble()).isCloseTo(0.9433, within(0.0001));
        assertThat(new Share(0, 10).low()).hasValue(0);
        assertThat(new Share(10, 10).high()).hasValue(1);
        assertThat(new Share(0, 0).value()).isEmpty();
    }

    @Test
    void aWindowMustNotEndBeforeItBegins() {
        assertThatThrownBy(() -> window("2026-11-02", "2026-11-01")).isInstanceOf(IllegalArgumentException.class);
        assertThat(window("2026-11-02", "2026-11-02").days()).isEqualTo(1);
    }

    private BacktestReport run(Window window, int budget, int threads) {
        return new Backtest(log, question(window, budget)).run(threads, more -> {});
    }

    private static Backtest.Question question(Window window, int budget) {
        String text = model("2026-02", 30);
        return new Backtest.Question(
                ModelFile.read("2026-02", text),
                window,
                TEAMS,
                Map.of("alun", Language.WELSH, "cai", Language.ENGLISH),
                true,
                budget);
    }

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Teams teams() {
        Map<Domain, Map<String, Team>> teams = new EnumMap<>(Domain.class);
        for (Domain domain : Domain.values()) {
            String name = domain == Domain.HOUSING ? "homes" : "money";
            teams.put(domain, Map.of("north", team(name + "-north"), "south", team(name + "-south")));
        }
        return new Teams(Map.of(), "north", teams);
    }

    private static Team team(String key) {
        return new Team(key, new Names(key, key));
    }

    /** Half the weight for debt, half for rent: 12.5 points a quarter. */
    private static String model(String version, int amber) {
        return """
                version: %s
                names: { en: Test, cy: Prawf }
                thresholds: { amber: %d, red: 80 }
                red-needs-systems: 2
                statutory:
                  horizon:
                    - { from: 2015-04-27, days: 56, statute: "Housing (Wales) Act 2014, s. 55(4)" }
                indicators:
                  level-of-debt:
                    names: { en: Debt, cy: Dyled }
                    weight: 50
                    bands:
                      0.25: [ { instalments-overdue: 1 } ]
                      0.5:  [ { instalments-overdue: 2 } ]
                      0.75: [ { instalments-overdue: 3 }, { days-since-oldest-miss: 10 } ]
                      1:    [ { instalments-overdue: 4 } ]
                  rent-arrears:
                    names: { en: Rent, cy: Rhent }
                    kind: state
                    from: [ housing ]
                    fresh-days: 10
                    half-life-days: 9
                    expires-after-days: 60
                    weight: 50
                    bands:
                      0.25: [ { arrears-weeks: 1 } ]
                      0.5:  [ { arrears-weeks: 2 } ]
                      0.75: [ { arrears-weeks: 4 } ]
                      1:    [ { arrears-weeks: 8 } ]
                """.formatted(version, amber);
    }
}
