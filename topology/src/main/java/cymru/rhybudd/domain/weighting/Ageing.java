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
        if (points == 0 || subject.lives() || weighted.decay().equals(Decay.NONE)) {
            return;
        }
        // Points fall in small steps, so the day is near; where none is left, or a holiday is long, the search still
        // ends.
        for (long day = Math.max(today, subject.decaysFromDay()) + 1; day <= today + Decay.MOST_DAYS; day++) {
            if (weighted.points(quarter, weighted.decay().at(age(weighted, subject, day))) != points) {
                horizon.on(day);
                return;
            }
        }
    }
}
