package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.OfficeRecords.MONDAY;
import static cymru.rhybudd.local.reconcile.OfficeRecords.amber;
import static cymru.rhybudd.local.reconcile.OfficeRecords.byModel;
import static cymru.rhybudd.local.reconcile.OfficeRecords.closing;
import static cymru.rhybudd.local.reconcile.OfficeRecords.model;
import static cymru.rhybudd.local.reconcile.OfficeRecords.notice;
import static cymru.rhybudd.local.reconcile.OfficeRecords.red;
import static cymru.rhybudd.local.reconcile.OfficeRecords.tickOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOrigin;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertPlacesTest {
    private static final String BUDGET = "budget/" + OfficeRecords.TEAM + "/" + MONDAY;
    private static final String MODEL = "model/2026-12";
    private static final LocalDate NEXT = MONDAY.plusWeeks(1);
    private static final Alert A = amber("a");
    private static final Alert B = amber("b");
    private static final Alert R = red("r");
    private static final Alert N = notice("n");
    private static final Alert M = byModel("m");
    private static final Alert END = closing("end", "a", AlertOrigin.CIRCUMSTANCES);
    private static final Alert MILD = closing("mild", "a", AlertOrigin.MODEL);

    private static final String MASS = "revenues/balance/77";
    private static final Alert WORSE = later("worse", Rag.RED, 6000);
    private static final Alert MILDER = later("milder", Rag.AMBER, 2999);

    private static Alert later(String id, Rag colour, int score) {
        return OfficeRecords.alert(
                id, "a", AlertKind.ESCALATION, EpisodeStep.ROSE, colour, score, AlertOrigin.CIRCUMSTANCES);
    }

    /** A week with that budget, in which these alerts come. */
    private static OfficeRecords week(int perTeamAndWeek, int keptForRed, Alert... alerts) {
        return new OfficeRecords()
                .log(tickOn(MONDAY), model(perTeamAndWeek, keptForRed))
                .log(alerts);
    }

    @Test
    void everyPlaceOfARightWeekIsInOrder() {
        OfficeRecords week = week(3, 1, A, B, R, N, M, END)
                .told(A, MONDAY)
                .told(B, MONDAY)
                .told(R, MONDAY)
                .told(N, null)
                .held(M, MODEL, HoldState.WAITING, null)
                .told(END, null);

        assertThat(AlertPlaces.of(week.view())).isEmpty();
    }

    @Test
    void theCanaryIsToldAtOnceThoughAModelRaisedIt() {
        Alert canary = Alert.newBuilder(notice("c"))
                .setCitizen(Canary.CITIZEN)
                .setOrigin(AlertOrigin.MODEL)
                .build();

        assertThat(AlertPlaces.of(week(3, 1, canary).told(canary, null).view())).isEmpty();
    }

    @Test
    void aCanarysConcernUsesNobodysBudget() {
        Alert canary = Alert.newBuilder(amber("c")).setCitizen(Canary.CITIZEN).build();

        assertThat(AlertPlaces.of(week(1, 0, canary).told(canary, null).view())).isEmpty();
    }

    @Test
    void whatWasRuledOnAndWhatWaitedForTheWeekIsInOrder() {
        Alert c = amber("c");
        Alert d = amber("d");
        OfficeRecords weeks = week(1, 0, A, B, c, d, M, MILD)
                .log(tickOn(NEXT))
                .told(A, MONDAY)
                .held(c, "x", HoldState.RELEASED, "officer-7")
                .released(c, "x", null)
                .held(d, "x", HoldState.DIGESTED, "officer-7")
                .digested(d)
                .held(M, MODEL, HoldState.DROPPED, "officer-7")
                .held(MILD, MODEL, HoldState.WAITING, null)
                .held(B, BUDGET, HoldState.RELEASED, null)
                .released(B, BUDGET, NEXT);

        assertThat(AlertPlaces.of(weeks.view())).isEmpty();
    }

    @Test
    void aClosingOfWhatNobodyHeardOfIsSeenInWhatItWithdrew() {
        OfficeRecords week = week(1, 0, A, END).held(A, BUDGET, HoldState.WITHDRAWN, null);

        assertThat(AlertPlaces.of(week.view())).isEmpty();
    }

    static Stream<Arguments> replacements() {
        Alert same = later("same", Rag.AMBER, 3000);
        Alert worst = later("worst", Rag.RED, 6001);
        return Stream.of(
                argumentSet("told", waited(BUDGET, WORSE).told(WORSE, MONDAY)),
                argumentSet("told, and says just as much", waited(BUDGET, same).told(same, MONDAY)),
                argumentSet(
                        "digested",
                        waited(BUDGET, WORSE)
                                .held(WORSE, MODEL, HoldState.DIGESTED, "officer-7")
                                .digested(WORSE)),
                argumentSet("waits for the budget", waited(MODEL, WORSE).held(WORSE, BUDGET, HoldState.WAITING, null)),
                argumentSet(
                        "waited for the budget, and was dropped",
                        waited(MASS, WORSE).held(WORSE, BUDGET, HoldState.DROPPED, "officer-7")),
                argumentSet(
                        "waits under the same hold", waited(MASS, WORSE).held(WORSE, MASS, HoldState.WAITING, null)),
                argumentSet(
                        "waited under the same hold, and was dropped",
                        waited(MODEL, WORSE).held(WORSE, MODEL, HoldState.DROPPED, "officer-7")),
                argumentSet(
                        "withdrawn itself, for one that is told",
                        waited(BUDGET, WORSE, worst)
                                .held(WORSE, BUDGET, HoldState.WITHDRAWN, null)
                                .told(worst, MONDAY)),
                argumentSet(
                        "the end of the episode, which a supervisor let be told",
                        waited(BUDGET, MILDER, MILD)
                                .told(MILDER, MONDAY)
                                .held(MILD, MODEL, HoldState.DIGESTED, "officer-7")
                                .digested(MILD)),
                argumentSet(
                        "the end of the episode, withdrawn with it",
                        waited(BUDGET, MILD).held(MILD, MODEL, HoldState.WITHDRAWN, null)),
                argumentSet(
                        "the end of the episode under the same hold",
                        waited(MODEL, MILD).held(MILD, MODEL, HoldState.DROPPED, "officer-7")));
    }

    /** A was withdrawn from that hold, and these came after it. */
    private static OfficeRecords waited(String hold, Alert... later) {
        return week(9, 0, A).log(later).held(A, hold, HoldState.WITHDRAWN, null);
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void whatWasWithdrawnForOneThatTakesItsPlaceIsInOrder(OfficeRecords records) {
        assertThat(AlertPlaces.of(records.view())).isEmpty();
    }

    static Stream<Arguments> noReplacements() {
        Alert worst = later("worst", Rag.RED, 6001);
        return Stream.of(
                argumentSet("none at all", waited(BUDGET)),
                argumentSet(
                        "waits for a supervisor", waited(BUDGET, WORSE).held(WORSE, MODEL, HoldState.WAITING, null)),
                argumentSet("was dropped", waited(BUDGET, WORSE).held(WORSE, MASS, HoldState.DROPPED, "officer-7")),
                argumentSet(
                        "was dropped from another hold of the kind",
                        waited("model/2027-01", WORSE).held(WORSE, MODEL, HoldState.DROPPED, "officer-7")),
                argumentSet("says less", waited(BUDGET, MILDER).told(MILDER, MONDAY)),
                argumentSet(
                        "came before it",
                        week(9, 0, WORSE, A)
                                .held(A, BUDGET, HoldState.WITHDRAWN, null)
                                .told(WORSE, MONDAY)),
                argumentSet("of another episode", waited(BUDGET, R).told(R, MONDAY)),
                argumentSet(
                        "the end of another episode",
                        waited(BUDGET, B, closing("endOfB", "b", AlertOrigin.CIRCUMSTANCES))
                                .told(B, MONDAY)),
                argumentSet(
                        "the end of the episode, which waits for a supervisor",
                        waited(BUDGET, MILD).held(MILD, MODEL, HoldState.WAITING, null)),
                argumentSet(
                        "the end of the episode, which a supervisor dropped",
                        waited(BUDGET, MILD).held(MILD, MODEL, HoldState.DROPPED, "officer-7")),
                argumentSet(
                        "withdrawn itself, and what took its place was dropped",
                        waited(BUDGET, WORSE, worst)
                                .held(WORSE, BUDGET, HoldState.WITHDRAWN, null)
                                .held(worst, MODEL, HoldState.DROPPED, "officer-7")));
    }

    @ParameterizedTest
    @MethodSource("noReplacements")
    void whatWasWithdrawnForNoneThatTakesItsPlaceIsReported(OfficeRecords records) {
        assertThat(AlertPlaces.of(records.view()))
                .extracting(Misplaced::text)
                .contains("unreplaced: alert a must be withdrawn for a later one that takes its place,"
                        + " is withdrawn for none");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-1, false", "1, true"})
    void aDeadlineThatIsNoLaterTakesThePlaceOfOneThatWaits(int days, boolean isReported) {
        Alert waited =
                Alert.newBuilder(notice("n")).setOrigin(AlertOrigin.MODEL).build();
        Alert later = Alert.newBuilder(notice("later"))
                .setEpisode("n")
                .setDeadline(LocalDate.of(2027, 1, 18).plusDays(days))
                .build();
        OfficeRecords week = week(9, 0, waited, later)
                .held(waited, MODEL, HoldState.WITHDRAWN, null)
                .told(later, null);

        assertThat(AlertPlaces.of(week.view()))
                .extracting(Misplaced::kind)
                .isEqualTo(isReported ? List.of(Misplaced.Kind.UNREPLACED) : List.of());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                argumentSet("an alert in no place", week(9, 0, A), "lost: alert a must be in one place, is in none"),
                argumentSet(
                        "told twice",
                        week(9, 0, A).told(A, MONDAY).told(A, MONDAY),
                        "twice: alert a must be in one place, is told and told"),
                argumentSet(
                        "told, and waiting too",
                        week(9, 0, A).told(A, MONDAY).held(A, BUDGET, HoldState.WAITING, null),
                        "twice: alert a must be in one place, is told and WAITING"),
                argumentSet(
                        "digested, and dropped too",
                        week(9, 0, A).digested(A).held(A, BUDGET, HoldState.DROPPED, "officer-7"),
                        "twice: alert a must be in one place, is digested and DROPPED"),
                argumentSet(
                        "seen as digested, and in no digest",
                        week(9, 0, A).held(A, BUDGET, HoldState.DIGESTED, "officer-7"),
                        "lost: alert a must be in one place, is in none"),
                argumentSet(
                        "told, and no alert says so",
                        week(9, 0).told(A, MONDAY),
                        "unsaid: alert a must be in alert-log, is only told"),
                argumentSet(
                        "told otherwise than the log says",
                        week(9, 0, A)
                                .told(
                                        Alert.newBuilder(A)
                                                .setLeading("level-of-debt")
                                                .build(),
                                        MONDAY),
                        "otherwise: alert a must be as alert-log says, is told with another content"),
                argumentSet(
                        "told from a hold, and not seen in it",
                        week(9, 0, M).released(M, MODEL, null),
                        "hold: alert m must be told from null, is told from model/2026-12"),
                argumentSet(
                        "a statutory alert that waits",
                        week(9, 0, N).held(N, BUDGET, HoldState.WAITING, null),
                        "not at once: alert n must be told at once, is WAITING"),
                argumentSet(
                        "an alert of a model, told at once",
                        week(9, 0, M).told(M, MONDAY),
                        "not held: alert m must be held for a supervisor, is told at once"),
                argumentSet(
                        "a closing of a model, told at once",
                        week(9, 0, A, MILD).told(A, MONDAY).told(MILD, null),
                        "not held: alert mild must be held for a supervisor, is told at once"),
                argumentSet(
                        "a closing of what nobody heard of, told",
                        week(9, 0, A, END)
                                .held(A, BUDGET, HoldState.WITHDRAWN, null)
                                .told(END, null),
                        "unheard: alert end must be seen in what it withdrew alone, is told"),
                argumentSet(
                        "a closing of a model, of what nobody heard of, digested",
                        week(9, 0, A, MILD)
                                .held(A, BUDGET, HoldState.WITHDRAWN, null)
                                .held(MILD, MODEL, HoldState.DIGESTED, "officer-7")
                                .digested(MILD),
                        "unheard: alert mild must be seen in what it withdrew alone, is digested"),
                argumentSet(
                        "a closing of a model, of what was told, withdrawn",
                        week(9, 0, A, MILD).told(A, MONDAY).held(MILD, MODEL, HoldState.WITHDRAWN, null),
                        "unreplaced: alert mild must be withdrawn with what nobody heard of, is withdrawn though somebody did"),
                argumentSet(
                        "a closing of what was told, in no place",
                        week(9, 0, A, END).told(A, MONDAY),
                        "lost: alert end must be in one place, is in none"),
                argumentSet(
                        "one more than the budget",
                        week(1, 0, A, R).told(A, MONDAY).told(R, MONDAY),
                        "budget: alert r must be told while fewer than 1 are in the week of 2026-11-23,"
                                + " is number 2 of housing-options-north"),
                argumentSet(
                        "an amber one in red's share",
                        week(2, 1, A, B).told(A, MONDAY).told(B, MONDAY),
                        "budget: alert b must be told while fewer than 1 are in the week of 2026-11-23,"
                                + " is number 2 of housing-options-north"),
                argumentSet(
                        "told before any model",
                        new OfficeRecords().log(tickOn(MONDAY), A).told(A, MONDAY),
                        "budget: alert a must be told while fewer than 0 are in the week of 2026-11-23,"
                                + " is number 1 of housing-options-north"),
                argumentSet(
                        "told and not counted",
                        week(9, 0, A).told(A, null),
                        "budget: alert a must be counted, is not counted"),
                argumentSet(
                        "a statutory one counted",
                        week(9, 0, N).told(N, MONDAY),
                        "budget: alert n must be not counted, is counted in 2026-11-23"),
                argumentSet(
                        "released by a supervisor, and counted",
                        week(9, 0, A)
                                .held(A, BUDGET, HoldState.RELEASED, "officer-7")
                                .released(A, BUDGET, MONDAY),
                        "budget: alert a must be not counted, is counted in 2026-11-23"),
                argumentSet(
                        "counted in another week than its own",
                        week(9, 0, A).log(tickOn(NEXT)).told(A, NEXT),
                        "budget: alert a must be counted in 2026-11-23, is counted in 2026-11-30"),
                argumentSet(
                        "counted in a week that never came",
                        week(9, 0, A).held(A, BUDGET, HoldState.RELEASED, null).released(A, BUDGET, NEXT),
                        "budget: alert a must be told while fewer than 0 are in the week of 2026-11-30,"
                                + " is number 1 of housing-options-north"),
                argumentSet(
                        "counted in an earlier week than what was told before it",
                        week(1, 0, A, B)
                                .log(tickOn(NEXT), R)
                                .told(A, MONDAY)
                                .told(R, NEXT)
                                .held(B, BUDGET, HoldState.RELEASED, null)
                                .released(B, BUDGET, MONDAY),
                        "budget: alert b must be counted in or after 2026-11-30, as what was told before it,"
                                + " is counted in 2026-11-23"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesWhatIsAmiss(OfficeRecords records, String fault) {
        List<Misplaced> found = AlertPlaces.of(records.view());

        assertThat(found).extracting(Misplaced::text).contains(fault);
    }

    @Test
    void aReportSaysWhichAlertsAndIsNotClean() {
        List<Misplaced> found = AlertPlaces.of(week(9, 0, A).view());
        ReconciliationReport report = new ReconciliationReport(0, MONDAY, 1, List.of(), 1, found);

        assertThat(report.isClean()).isFalse();
        assertThat(report.text()).isEqualTo("""
                lost: alert a must be in one place, is in none
                0 citizens as of 2026-11-23: 0 differences
                1 alerts: 1 not where they must be
                """);
        assertThat(report.json()).contains("\"misplaced\" : 1", "\"kind\" : \"LOST\"", "\"alert\" : \"a\"");
    }
}
