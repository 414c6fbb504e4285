package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.outcome.Concerns;
import cymru.rhybudd.schemas.outcome.Share;
import java.util.Map;

/**
 * What alerts of one sort came to.
 *
 * @param told how many alerts teams were told of
 * @param outcomes of how many an officer recorded what they came to
 */
public record OutcomeLine(int told, Map<AlertOutcome, Integer> outcomes) {
    /** A share of fewer says too little: with nine, one alert more or less moves it by eleven points. */
    public static final int FEWEST = 10;

    public OutcomeLine {
        outcomes = Map.copyOf(outcomes);
    }

    public int count(AlertOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** How many have an outcome. */
    public int answered() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of those with an outcome, the part whose concern was there: as back-tests reckon it. */
    public Share precision() {
        return new Share(answered() - mistaken(), answered());
    }

    /** Of those with an outcome, the part that was about nobody's concern. */
    public Share falseAlerts() {
        return new Share(mistaken(), answered());
    }

    public boolean isTooFew() {
        return answered() < FEWEST;
    }

    private int mistaken() {
        return outcomes.entrySet().stream()
                .filter(entry -> !Concerns.wasThere(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
