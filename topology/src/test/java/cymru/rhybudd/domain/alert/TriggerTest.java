package cymru.rhybudd.domain.alert;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.weighting.StatutoryHorizon;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which step stands for one contract. Steps are ten days apart, the latest served today. */
class TriggerTest {
    private static final StatutoryHorizon HORIZON =
            new StatutoryHorizon(List.of(new StatutoryHorizon.Step(LocalDate.of(2014, 12, 1), Period.ofDays(56))));
    private static final LocalDate NEAR = TODAY.plusDays(56);
    private static final LocalDate FAR = TODAY.plusDays(57);
    private static final LocalDate PAST = TODAY.minusDays(3);
    /** 56 days from the latest step. */
    private static final LocalDate UNDATED = TODAY.plusDays(56);

    private record Step(PossessionStage stage, @Nullable LocalDate effectiveOn) {}

    private static Step claim() {
        return new Step(PossessionStage.CLAIM, null);
    }

    private static Step order(@Nullable LocalDate effectiveOn) {
        return new Step(PossessionStage.ORDER, effectiveOn);
    }

    private static Step warrant(@Nullable LocalDate effectiveOn) {
        return new Step(PossessionStage.WARRANT, effectiveOn);
    }

    private static Step other(PossessionStage stage) {
        return new Step(stage, null);
    }

    private static Trigger eviction(LocalDate deadline) {
        return new Trigger(AlertKind.EVICTION_DATED, deadline, TODAY);
    }

    private static Trigger claim(LocalDate deadline) {
        return new Trigger(AlertKind.CLAIM_ISSUED, deadline, TODAY);
    }

    static List<Arguments> contracts() {
        return List.of(
                argumentSet("a warning", List.of(other(PossessionStage.WARNING)), null),
                argumentSet("a claim", List.of(claim()), claim(UNDATED)),
                argumentSet("a claim withdrawn", List.of(claim(), other(PossessionStage.WITHDRAWN)), null),
                argumentSet("an order for a near day", List.of(claim(), order(NEAR)), eviction(NEAR)),
                argumentSet("an order for a day that is past", List.of(order(PAST)), eviction(PAST)),
                argumentSet("an order for a day that is not near", List.of(claim(), order(FAR)), claim(FAR)),
                argumentSet("an order without a day", List.of(claim(), order(null)), claim(UNDATED)),
                argumentSet("an order without a day after one with", List.of(order(NEAR), order(null)), claim(UNDATED)),
                argumentSet("a warrant for a near day", List.of(order(PAST), warrant(NEAR)), eviction(NEAR)),
                argumentSet("a warrant for a day that is not near", List.of(order(PAST), warrant(FAR)), claim(FAR)),
                argumentSet(
                        "a warrant that waits, of a near order", List.of(order(NEAR), warrant(null)), eviction(NEAR)),
                argumentSet(
                        "a warrant that waits, of a past order", List.of(order(PAST), warrant(null)), eviction(PAST)),
                argumentSet(
                        "a warrant that waits, of an order not near", List.of(order(FAR), warrant(null)), claim(FAR)),
                argumentSet(
                        "a warrant that waits, of no dated order", List.of(order(null), warrant(null)), claim(UNDATED)),
                argumentSet("a warrant that waits, of no order", List.of(warrant(null)), claim(UNDATED)),
                argumentSet(
                        "a second warrant that waits",
                        List.of(order(PAST), warrant(TODAY.minusDays(1)), warrant(null)),
                        eviction(PAST)),
                argumentSet(
                        "a warrant that waits, of later proceedings",
                        List.of(order(PAST), other(PossessionStage.WITHDRAWN), claim(), warrant(null)),
                        claim(UNDATED)));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void standsByTheLatestStep(List<Step> steps, @Nullable Trigger stands) {
        List<Trigger> triggers = Trigger.of(rows(steps), HORIZON, TODAY);

        if (stands == null) {
            assertThat(triggers).isEmpty();
        } else {
            assertThat(triggers).containsExactly(stands);
        }
    }

    /** Later steps have earlier names, so that it is the day that decides. */
    private static List<FactRow> rows(List<Step> steps) {
        List<FactRow> rows = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            LocalDate served = TODAY.minusDays(10L * (steps.size() - 1 - i));
            Step step = steps.get(i);
            rows.add(row("" + (9 - i), "1", 1, possession(step.stage(), served, step.effectiveOn())));
        }
        return rows;
    }
}
