package cymru.rhybudd.domain.office;

import static cymru.rhybudd.domain.office.Notices.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTest {
    private static final Week WEEK = new Week(LocalDate.of(2026, 11, 23));
    private static final Hold BUDGET = Hold.ofBudget(TEAM, WEEK);
    private static final Hold MODEL = Hold.ofModel("2026-12");
    private static final Hold MASS = Hold.ofMassUpdate("revenues/balance/77");

    static Stream<Arguments> ways() {
        return Stream.of(
                argumentSet("told, and one waits for the budget", new Route.Told(true), BUDGET, true),
                argumentSet("told, and one waits for a supervisor", new Route.Told(false), MASS, true),
                argumentSet("waits for the budget, as the other does", new Route.Held(BUDGET), BUDGET, true),
                argumentSet(
                        "waits for another team's budget",
                        new Route.Held(Hold.ofBudget("housing-options-south", WEEK)),
                        BUDGET,
                        true),
                argumentSet("waits for the budget, the other by a model", new Route.Held(BUDGET), MODEL, true),
                argumentSet("waits by a model, the other for the budget", new Route.Held(MODEL), BUDGET, false),
                argumentSet("waits by a mass update, the other for the budget", new Route.Held(MASS), BUDGET, false),
                argumentSet("both by one model", new Route.Held(MODEL), MODEL, true),
                argumentSet("by another model", new Route.Held(Hold.ofModel("2027-01")), MODEL, false),
                argumentSet("both by one mass update", new Route.Held(MASS), MASS, true),
                argumentSet(
                        "by another mass update",
                        new Route.Held(Hold.ofMassUpdate("revenues/balance/78")),
                        MASS,
                        false),
                argumentSet(
                        "by a mass update that is called like a model's hold",
                        new Route.Held(Hold.ofMassUpdate(MODEL.name())),
                        MODEL,
                        false));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void takesPlacesIfItIsToldWithoutARulingOrWaitsForTheSameOne(Route route, Hold hold, boolean takes) {
        assertThat(route.takesPlacesUnder(hold)).isEqualTo(takes);
    }
}
