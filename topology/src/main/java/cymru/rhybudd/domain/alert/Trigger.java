package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.PossessionStep;
import cymru.rhybudd.domain.indicator.PossessionSteps;
import cymru.rhybudd.domain.weighting.StatutoryHorizon;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statutory step that stands, whatever the score: threatened with homelessness is a person to whom a notice was given, against
 * whom a claim was issued, or who is likely to become homeless within the horizon (Housing (Wales) Act 2014, s. 55; Homelessness
 * and Social Housing Allocation (Wales) Act 2026, s. 1).
 *
 * @param deadline the day by which help must have taken effect; of several steps the earliest
 * @param servedOn when it was served or made; of several steps the latest
 */
public record Trigger(AlertKind kind, LocalDate deadline, LocalDate servedOn) {

    /** What stands on that day by that model; nothing where it has no statutory triggers. */
    static List<Trigger> of(List<FactRow> rows, Weighing weighing, WeightingModel model, LocalDate today) {
        return model.statutory().isEmpty() || !mayStand(weighing, model)
                ? List.of()
                : of(rows, model.statutory().get(), today);
    }

    /** Spares most citizens the look at their rows: a step is weighed too, wherever the model weighs steps. */
    private static boolean mayStand(Weighing weighing, WeightingModel model) {
        return weighing.contribution(Indicator.THREAT_TO_TENANCY) != null || !model.weighs(Indicator.THREAT_TO_TENANCY);
    }

    /** What stands on that day by the latest step of every contract: of each kind the earliest, in the order of the kinds. */
    static List<Trigger> of(List<FactRow> rows, StatutoryHorizon horizon, LocalDate today) {
        Map<AlertKind, Trigger> standing = Map.of();
        for (PossessionStep step : PossessionSteps.latestByContract(rows)) {
            Trigger trigger = of(step, horizon, today);
            if (trigger != null) {
                standing = standing.isEmpty() ? new EnumMap<>(AlertKind.class) : standing;
                standing.merge(trigger.kind(), trigger, Trigger::and);
            }
        }
        return standing.isEmpty() ? List.of() : List.copyOf(standing.values());
    }

    /** Both steps of a kind as one: the earlier deadline, and the later service. */
    private Trigger and(Trigger other) {
        return new Trigger(
                kind,
                other.deadline.isBefore(deadline) ? other.deadline : deadline,
                other.servedOn.isAfter(servedOn) ? other.servedOn : servedOn);
    }

    /** Whether it presses more than what stood before: nothing, a later deadline, or an older step. */
    boolean isNewsAfter(@Nullable Trigger before) {
        return before == null || isNearerThan(before) || servedOn.isAfter(before.servedOn);
    }

    boolean isNearerThan(Trigger before) {
        return deadline.isBefore(before.deadline);
    }

    private static @Nullable Trigger of(PossessionStep step, StatutoryHorizon horizon, LocalDate today) {
        LocalDate effective = step.effectiveOn();
        LocalDate deadline = effective == null ? horizon.on(step.servedOn()) : effective;
        return switch (step.stage()) {
            case NOTICE -> new Trigger(AlertKind.NOTICE_SERVED, deadline, step.servedOn());
            case CLAIM -> new Trigger(AlertKind.CLAIM_ISSUED, deadline, step.servedOn());
            // Until its date is near it stands as a claim does: no graver step ends a warning and opens none.
            case ORDER, WARRANT ->
                new Trigger(
                        effective != null && !effective.isAfter(horizon.on(today))
                                ? AlertKind.EVICTION_DATED
                                : AlertKind.CLAIM_ISSUED,
                        deadline,
                        step.servedOn());
            case WITHDRAWN, WARNING -> null;
        };
    }

    /** The first day after today on which a date of eviction comes within the horizon; null when none will. */
    static @Nullable LocalDate due(List<FactRow> rows, Weighing weighing, WeightingModel model, LocalDate today) {
        return model.statutory().isEmpty() || !mayStand(weighing, model)
                ? null
                : due(rows, model.statutory().get(), today);
    }

    private static @Nullable LocalDate due(List<FactRow> rows, StatutoryHorizon horizon, LocalDate today) {
        if (!PossessionSteps.anyEvictionAfter(rows, today)) {
            return null;
        }
        LocalDate lastNear = horizon.on(today);
        LocalDate first = null;
        for (PossessionStep step : PossessionSteps.latestByContract(rows)) {
            LocalDate eviction = step.evictionOn();
            if (eviction != null && eviction.isAfter(lastNear)) {
                LocalDate near = horizon.firstDayNear(eviction, today);
                first = first == null || near.isBefore(first) ? near : first;
            }
        }
        return first;
    }

    /** The one of that kind; null when none stands. */
    static @Nullable Trigger find(List<Trigger> triggers, AlertKind kind) {
        for (Trigger trigger : triggers) {
            if (trigger.kind == kind) {
                return trigger;
            }
        }
        return null;
    }
}
