package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.AlertOutcome;
import java.util.EnumMap;
import java.util.Map;

/** Counts of alerts of one sort, which grow as alerts are told and as officers act, and shrink when acts are taken back. For one thread. */
final class Counts {
    private int told;
    private final Map<AlertOutcome, Integer> outcomes = new EnumMap<>(AlertOutcome.class);

    void told() {
        told++;
    }

    /** One more, or one less. */
    void cameTo(AlertOutcome outcome, int more) {
        if (outcomes.merge(outcome, more, Integer::sum) == 0) {
            outcomes.remove(outcome);
        }
    }

    void add(Counts others) {
        told += others.told;
        others.outcomes.forEach((outcome, alerts) -> outcomes.merge(outcome, alerts, Integer::sum));
    }

    /** As they stand now. */
    OutcomeLine line() {
        return new OutcomeLine(told, outcomes);
    }
}
