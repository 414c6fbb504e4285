package cymru.rhybudd.local.reconcile;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** How far ahead a person counts as threatened with homelessness, by the day; the steps in the order of their first days. */
record Horizon(List<Step> steps) {
    /** From a day on, so far ahead. */
    record Step(LocalDate from, Period ahead) {}

    Horizon {
        steps = List.copyOf(steps);
    }

    /** The last day within the horizon of that day; days before the first step have the first step's. */
    LocalDate from(LocalDate day) {
        Period ahead = steps.get(0).ahead();
        for (Step step : steps) {
            if (!day.isBefore(step.from())) {
                ahead = step.ahead();
            }
        }
        return day.plus(ahead);
    }
}
