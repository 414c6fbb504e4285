package cymru.rhybudd.domain.weighting;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;

/**
 * How far ahead a person counts as threatened with homelessness: 56 days by the Housing (Wales) Act 2014, s. 55(4); six
 * months by the Homelessness and Social Housing Allocation (Wales) Act 2026, s. 1, from the day it is commenced, which the
 * council sets.
 */
public record StatutoryHorizon(List<Step> steps) {

    /** From that day on, so far ahead. */
    public record Step(LocalDate from, Period ahead) {}

    public StatutoryHorizon {
        steps = steps.stream().sorted(Comparator.comparing(Step::from)).toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a horizon needs one step at least");
        }
    }

    /** The last day that counts as near on that day; before the first step, by the first. */
    public LocalDate on(LocalDate day) {
        Step inForce = steps.get(0);
        for (Step step : steps) {
            if (!step.from().isAfter(day)) {
                inForce = step;
            }
        }
        return day.plus(inForce.ahead());
    }

    /** The first day after that one on which the date counts as near; that very day when it does already. */
    public LocalDate firstDayNear(LocalDate date, LocalDate today) {
        LocalDate yearBefore = date.minusYears(1); // no horizon looks further ahead
        LocalDate day = yearBefore.isAfter(today) ? yearBefore : today;
        while (on(day).isBefore(date)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
