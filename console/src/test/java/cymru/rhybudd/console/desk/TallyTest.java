package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Unacknowledged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TallyTest {
    private static final Instant T = Instant.parse("2026-11-26T08:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final Tally tally = new Tally();

    private static OfficerActed act(String alertId, Object action, Instant at) {
        return new OfficerActed("c.evans", at, action, "", new AlertSeen(alertId, alertId, null));
    }

    private static OutcomeRecorded outcome(String alertId, AlertOutcome outcome) {
        return new OutcomeRecorded(alertId, outcome, "rent-arrears", "m");
    }

    private void told(String id, String team) {
        tally.told(ToldAlerts.opened(id, team, Rag.RED), T);
    }

    private OutcomeLine all() {
        return report().all();
    }

    private OutcomeReport report() {
        return tally.report(team -> true, MONDAY);
    }

    @Test
    void precisionIsThePartOfTheOutcomesWhoseConcernWasThere() {
        for (AlertOutcome outcome : AlertOutcome.values()) {
            told(outcome.name(), "north");
            tally.acted(act(outcome.name(), outcome(outcome.name(), outcome), T));
        }
        told("unanswered", "north");

        assertThat(all().told()).isEqualTo(7);
        assertThat(all().precision().some()).isEqualTo(4);
        assertThat(all().precision().all()).isEqualTo(6);
        assertThat(all().falseAlerts().some()).isEqualTo(2);
        assertThat(report().byIndicator().get("rent-arrears")).isEqualTo(all());
        assertThat(report().byKind().get(AlertKind.ESCALATION)).isEqualTo(all());
    }

    @Test
    void ofOneAlertTheLastWordCountsAndMayBeTakenBack() {
        told("a1", "north");
        tally.acted(act("a1", outcome("a1", AlertOutcome.WRONG_DATA), T));
        tally.acted(act("a1", outcome("a1", AlertOutcome.USEFUL), T));
        assertThat(all().outcomes()).isEqualTo(Map.of(AlertOutcome.USEFUL, 1));
        tally.acted(act("a1", new OutcomeWithdrawn("a1"), T));
        assertThat(all().answered()).isZero();
    }

    @Test
    void nineAreTooFewAndTenAreNot() {
        for (int each = 1; each <= OutcomeLine.FEWEST; each++) {
            assertThat(all().isTooFew()).as("%d", each - 1).isTrue();
            told("a" + each, "north");
            tally.acted(act("a" + each, outcome("a" + each, AlertOutcome.USEFUL), T));
        }
        assertThat(all().isTooFew()).isFalse();
    }

    @Test
    void theTimeToAcknowledgeIsThatOfTheFirstWhichStands() {
        for (int each = 1; each <= 10; each++) {
            told("a" + each, "north");
            tally.acted(act("a" + each, new Acknowledged(), T.plusSeconds(each * 3_600L)));
        }
        tally.acted(act("a1", new Acknowledged(), T.plusSeconds(99_999)));
        assertThat(report().acknowledged()).isEqualTo(10);
        assertThat(report().medianHours()).isEqualTo(5);
        assertThat(report().slowestTenthHours()).isEqualTo(9);

        tally.acted(act("a10", new Unacknowledged(), T));
        assertThat(report().acknowledged()).isEqualTo(9);
        assertThat(report().slowestTenthHours()).isEqualTo(9);
    }

    @Test
    void anOfficersClockThatIsBehindCountsAsNoTime() {
        told("a1", "north");
        tally.acted(act("a1", new Acknowledged(), T.minusSeconds(60)));
        assertThat(report().medianHours()).isZero();
        assertThat(report().acknowledged()).isEqualTo(1);
    }

    @Test
    void theEndOfAnEpisodeIsNoAlertAndWhatComesTwiceCountsOnce() {
        told("a1", "north");
        told("a1", "north");
        tally.told(ToldAlerts.told("a2", "a1", EpisodeStep.CLOSED, "north", Rag.GREEN), T);

        assertThat(all().told()).isEqualTo(1);
    }

    @Test
    void aPeriodBeginsOnItsMonday() {
        told("a1", "north");

        assertThat(tally.report(team -> true, MONDAY).all().told()).isEqualTo(1);
        assertThat(tally.report(team -> true, MONDAY.plusWeeks(1)).all().told()).isZero();
        assertThat(tally.report("south"::equals, MONDAY).all().told()).isZero();
    }

    @Test
    void whatCountsInABudgetIsCountedInItsWeek() {
        tally.told(
                OfficerNotification.newBuilder(ToldAlerts.opened("a1", "north", Rag.RED))
                        .setCountedIn(MONDAY)
                        .build(),
                T);
        told("a2", "north");

        assertThat(tally.budgeted("north", MONDAY)).isEqualTo(1);
        assertThat(tally.budgeted("north", MONDAY.minusWeeks(1))).isZero();
        assertThat(tally.budgeted("south", MONDAY)).isZero();
    }

    @Test
    void aMissedCaseIsTheTeamsWhoseAlertTheOfficerHadBeforeThem() {
        tally.acted(act("a1", new CaseMissed(MONDAY, "rent-arrears"), T));
        tally.acted(act("a1", new CaseMissed(MONDAY.minusDays(1), null), T));
        told("a1", "north");

        assertThat(tally.report("north"::equals, MONDAY).missed()).isEqualTo(Map.of("rent-arrears", 1));
        assertThat(tally.report("north"::equals, MONDAY.minusWeeks(1)).allMissed())
                .isEqualTo(2);
        assertThat(tally.report("south"::equals, MONDAY).allMissed()).isZero();
    }

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", 20_261_126L)).longs(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whichOfTheTopicsIsReadFirstDoesNotMatter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<OfficerNotification> tellings = new ArrayList<>();
        List<OfficerActed> acts = new ArrayList<>();
        for (int each = 0; each < 30; each++) {
            String team = random.nextBoolean() ? "north" : "south";
            tellings.add(OfficerNotification.newBuilder(ToldAlerts.opened("a" + random.nextInt(12), team, Rag.AMBER))
                    .setCountedIn(random.nextBoolean() ? MONDAY : null)
                    .build());
            String alert = "a" + random.nextInt(12);
            acts.add(act(alert, action(random, alert), T.plusSeconds(random.nextInt(500_000))));
        }
        Tally toldFirst = new Tally();
        tellings.forEach(telling -> toldFirst.told(telling, T));
        acts.forEach(toldFirst::acted);

        Tally interleaved = new Tally();
        int first = 0;
        int second = 0;
        while (first < tellings.size() || second < acts.size()) {
            if (second == acts.size() || (first < tellings.size() && random.nextInt(4) == 0)) {
                interleaved.told(tellings.get(first++), T);
            } else {
                interleaved.acted(acts.get(second++));
            }
        }

        for (String team : List.of("north", "south")) {
            assertThat(interleaved.report(team::equals, MONDAY))
                    .as("seed %d", seed)
                    .isEqualTo(toldFirst.report(team::equals, MONDAY));
            assertThat(interleaved.budgeted(team, MONDAY)).isEqualTo(toldFirst.budgeted(team, MONDAY));
        }
    }

    private static Object action(SplittableRandom random, String alertId) {
        AlertOutcome[] outcomes = AlertOutcome.values();
        return switch (random.nextInt(5)) {
            case 0 -> new Acknowledged();
            case 1 -> new Unacknowledged();
            case 2 -> new OutcomeWithdrawn(alertId);
            case 3 -> new CaseMissed(MONDAY, "rent-arrears");
            default -> outcome(alertId, outcomes[random.nextInt(outcomes.length)]);
        };
    }
}
