package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.POSSESSION_ACTION;

import cymru.rhybudd.schemas.AlertKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statutory steps that stand, outside the score.
 *
 * @param steps by kind
 */
record Triggers(Map<AlertKind, Step> steps) {
    static final Triggers NONE = new Triggers(Map.of());
    static final List<AlertKind> KINDS =
            List.of(AlertKind.NOTICE_SERVED, AlertKind.CLAIM_ISSUED, AlertKind.EVICTION_DATED);

    Triggers {
        steps = Map.copyOf(steps);
    }

    /**
     * What stands of one kind.
     *
     * @param deadline the day by which help must have taken effect, the earliest of several
     * @param servedOn the latest of several
     */
    record Step(LocalDate deadline, LocalDate servedOn) {
        private static Step both(Step one, Step other) {
            return new Step(
                    other.deadline.isBefore(one.deadline) ? other.deadline : one.deadline,
                    other.servedOn.isAfter(one.servedOn) ? other.servedOn : one.servedOn);
        }

        /** Nothing stood before, or with a later deadline only, or served earlier. */
        boolean isNewAfter(@Nullable Step before) {
            return before == null || deadline.isBefore(before.deadline) || servedOn.isAfter(before.servedOn);
        }
    }

    static Triggers of(Facts facts, @Nullable Horizon horizon, LocalDate today) {
        if (horizon == null) {
            return NONE;
        }
        Map<AlertKind, Step> steps = new EnumMap<>(AlertKind.class);
        for (Facts contract : facts.byThing(List.of(POSSESSION_ACTION))) {
            Row latest = contract.latest(POSSESSION_ACTION, "served_on").orElseThrow();
            LocalDate effective = isUndatedWarrant(latest) ? dateOfOrder(contract) : latest.date("effective_on");
            LocalDate deadline = effective != null ? effective : horizon.from(latest.day("served_on"));
            Step step = new Step(deadline, latest.day("served_on"));
            switch (latest.code("step")) {
                case "NOTC" -> steps.merge(AlertKind.NOTICE_SERVED, step, Step::both);
                case "CLAM" -> steps.merge(AlertKind.CLAIM_ISSUED, step, Step::both);
                case "ORDR", "WRNT" -> {
                    boolean near = effective != null && !effective.isAfter(horizon.from(today));
                    steps.merge(near ? AlertKind.EVICTION_DATED : AlertKind.CLAIM_ISSUED, step, Step::both);
                }
                default -> {}
            }
        }
        return new Triggers(steps);
    }

    private static boolean isUndatedWarrant(Row step) {
        return step.code("step").equals("WRNT") && step.date("effective_on") == null;
    }

    /** Of the latest step that is no warrant; null unless that is an order with a date. */
    private static @Nullable LocalDate dateOfOrder(Facts contract) {
        return contract.only(step -> !step.code("step").equals("WRNT"))
                .latest(POSSESSION_ACTION, "served_on")
                .filter(step -> step.code("step").equals("ORDR"))
                .map(order -> order.date("effective_on"))
                .orElse(null);
    }

    /** The step of that kind; null when none stands. */
    @Nullable
    Step step(AlertKind kind) {
        return steps.get(kind);
    }
}
