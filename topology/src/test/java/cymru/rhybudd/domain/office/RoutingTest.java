package cymru.rhybudd.domain.office;

import static cymru.rhybudd.domain.office.Notices.TEAM;
import static cymru.rhybudd.domain.office.Notices.closed;
import static cymru.rhybudd.domain.office.Notices.escalation;
import static cymru.rhybudd.domain.office.Notices.notice;
import static cymru.rhybudd.domain.office.Notices.statutory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOrigin;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.domain.weighting.Rag;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingTest {
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 23));
    private static final AlertBudget BUDGET = new AlertBudget(25, 5);
    private static final LocalDate DEADLINE = LocalDate.of(2027, 1, 18);
    private static final Notice AMBER = escalation(Rag.AMBER, 3400);
    private static final Notice RED = escalation(Rag.RED, 6400);
    private static final Notice NOTICE = statutory(AlertKind.NOTICE_SERVED, DEADLINE);

    private static final Route COUNTED = new Route.Told(true);
    private static final Route AT_ONCE = new Route.Told(false);
    private static final Route WAITS = new Route.Held(new Hold("budget/" + TEAM + "/2026-11-23", HoldReason.BUDGET));
    private static final Route MASS = new Route.Held(new Hold("revenues/balance/77", HoldReason.MASS_UPDATE));
    private static final Route MODEL = new Route.Held(new Hold("model/2026-12", HoldReason.MODEL_CHANGE));

    static Stream<Arguments> rules() {
        return Stream.of(
                argumentSet("the first amber of a week", AMBER, 0, BUDGET, COUNTED),
                argumentSet("the last that amber may use", AMBER, 19, BUDGET, COUNTED),
                argumentSet("what is left is kept for red", AMBER, 20, BUDGET, WAITS),
                argumentSet("a red uses what amber may not", RED, 20, BUDGET, COUNTED),
                argumentSet("the very last", RED, 24, BUDGET, COUNTED),
                argumentSet("the budget is used up, for red too", RED, 25, BUDGET, WAITS),
                argumentSet("a smaller budget than was told", RED, 40, BUDGET, WAITS),
                argumentSet("nothing is kept for red", AMBER, 24, new AlertBudget(25, 0), COUNTED),
                argumentSet("a model without a budget", AMBER, 1_000_000, AlertBudget.UNLIMITED, COUNTED),
                argumentSet("no model yet, so nobody knows the budget", RED, 0, null, WAITS),
                argumentSet("a notice, with the budget used up", NOTICE, 25, BUDGET, AT_ONCE),
                argumentSet("a notice before any model", NOTICE, 0, null, AT_ONCE),
                argumentSet("a claim", statutory(AlertKind.CLAIM_ISSUED, DEADLINE), 25, BUDGET, AT_ONCE),
                argumentSet("an eviction", statutory(AlertKind.EVICTION_DATED, DEADLINE), 25, BUDGET, AT_ONCE),
                argumentSet("a notice in a mass update", mass(AlertKind.NOTICE_SERVED), 0, BUDGET, AT_ONCE),
                argumentSet("a mass update, with budget left", mass(AlertKind.ESCALATION), 0, BUDGET, MASS),
                argumentSet("a mass update, with none left", mass(AlertKind.ESCALATION), 25, BUDGET, MASS),
                argumentSet("a model, with budget left", byModel(AlertKind.ESCALATION), 0, BUDGET, MODEL),
                argumentSet("a model, with none left", byModel(AlertKind.ESCALATION), 25, BUDGET, MODEL),
                argumentSet("a model, and a statutory kind", byModel(AlertKind.EVICTION_DATED), 0, BUDGET, MODEL));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyAlertGoesOneWay(Notice notice, int told, @Nullable AlertBudget budget, Route route) {
        assertThat(Routing.route(notice, new TeamWeek(WEEK, told), budget, false))
                .isEqualTo(route);
    }

    @Test
    void aClosingIsToldUnlessAModelAloneCausedIt() {
        TeamWeek full = new TeamWeek(WEEK, 25);

        assertThat(Routing.route(closing(AlertOrigin.CIRCUMSTANCES), full, BUDGET, true))
                .isEqualTo(AT_ONCE);
        assertThat(Routing.route(closing(AlertOrigin.MODEL), full, BUDGET, true))
                .isEqualTo(MODEL);
    }

    private static Notice closing(AlertOrigin origin) {
        return closed(notice(AlertKind.ESCALATION, origin, Rag.GREEN, 900, null, "revenues/balance/77"));
    }

    @Test
    void whoComesLaterDoesNotGoBeforeOthersOfMoreWorth() {
        TeamWeek week = new TeamWeek(WEEK, 0);

        assertThat(Routing.route(RED, week, BUDGET, true)).isEqualTo(WAITS);
        assertThat(Routing.route(NOTICE, week, BUDGET, true)).isEqualTo(AT_ONCE);
    }

    @Test
    void whatWasToldInAnotherWeekDoesNotCount() {
        TeamWeek full = new TeamWeek(WEEK, 25);

        assertThat(full.in(WEEK)).isEqualTo(full);
        assertThat(full.in(new Week(LocalDate.of(2026, 11, 30))).told()).isZero();
        assertThat(full.in(new Week(LocalDate.of(2026, 11, 30))).left(BUDGET)).isEqualTo(25);
        assertThat(full.left(BUDGET)).isZero();
        assertThat(full.left(new AlertBudget(10, 0))).as("never negative").isZero();
    }

    private static Notice mass(AlertKind kind) {
        return notice(kind, AlertOrigin.CIRCUMSTANCES, Rag.RED, 6400, DEADLINE, "revenues/balance/77");
    }

    private static Notice byModel(AlertKind kind) {
        return notice(kind, AlertOrigin.MODEL, Rag.RED, 6400, DEADLINE, null);
    }
}
