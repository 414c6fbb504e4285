package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator.Kind;
import cymru.rhybudd.domain.indicator.Subject;

/**
 * How subjects have aged on one day.
 *
 * @param today in days since 1970-01-01
 */
record Ageing(WeightingModel model, long today) {

    /** What decay leaves of the subject, in millionths. */
    int decay(WeightedIndicator weighted, Subject subject) {
        return subject.lives() ? Decay.FULL : weighted.decay().at(age(weighted, subject, today));
    }

    /** The subject's age in days; what schools measure does not age in their holidays. */
    private long age(WeightedIndicator weighted, Subject subject, long day) {
        long from = subject.decaysFromDay();
        long days = Math.max(0, day - from);
        return weighted.indicator().kind() == Kind.TREND && days > 0
                ? days - model.schoolHolidays().daysBetween(from, day)
                : days;
    }

    /** The day on which decay next changes what the subject adds; {@link Horizon#NEVER} where that never comes. */
    long fades(WeightedIndicator weighted, Subject subject, int quarter, int points) {
        if (points == 0 || subject.lives()) {
            return Horizon.NEVER;
        }
        long age = weighted.decay().firstAgeBelow(weighted.leastDecay(points, quarter), age(weighted, subject, today));
        if (age == Decay.NEVER) {
            return Horizon.NEVER;
        }
        long day = subject.decaysFromDay() + age;
        for (long missing = age - age(weighted, subject, day);
                missing > 0;
                missing = age - age(weighted, subject, day)) {
            day += missing; // days of school holidays, which do not count
        }
        return day;
    }

    /** What the contribution is today, when all that happened to it since it was measured is time. */
    Contribution aged(WeightedIndicator weighted, Contribution before) {
        Subject subject = before.subject();
        int decay = decay(weighted, subject);
        if (decay == before.decay()) {
            return before;
        }
        int points = weighted.points(before.quarter(), decay);
        long due = points == before.points()
                ? before.due()
                : Math.min(before.measuredUntil(), fades(weighted, subject, before.quarter(), points));
        return new Contribution(
                before.indicator(),
                points,
                before.quarter(),
                decay,
                subject,
                before.sources(),
                due,
                before.measuredUntil());
    }
}
