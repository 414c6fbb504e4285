package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator.Kind;
import cymru.rhybudd.domain.indicator.Subject;

/** How subjects have aged on one day. */
record Ageing(WeightingModel model, long today, Horizon horizon) {

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

    /** Tells the horizon on which day decay next changes what the subject adds. */
    void foresee(WeightedIndicator weighted, Subject subject, int quarter, int points) {
        if (points == 0 || subject.lives()) {
            return;
        }
        long age = weighted.decay().firstAgeBelow(weighted.leastDecay(points, quarter));
        if (age == Decay.NEVER) {
            return;
        }
        long day = subject.decaysFromDay() + age;
        for (long missing = age - age(weighted, subject, day);
                missing > 0;
                missing = age - age(weighted, subject, day)) {
            day += missing; // days of school holidays, which do not count
        }
        horizon.on(day);
    }
}
