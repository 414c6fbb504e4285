package cymru.rhybudd.backtest;

import cymru.rhybudd.schemas.outcome.Share;
import java.util.OptionalDouble;

/**
 * How well alerts met the concerns that officers know of; citizens, not alerts, are counted.
 *
 * @param alerted alerted within the window
 * @param withOutcome of these, with any outcome recorded
 * @param truePositives of these, with an outcome of a concern that was there
 * @param concerns citizens with a concern within the window, by an outcome or a missed case
 * @param concernsAlerted of these, alerted within the window in time
 */
public record Performance(int alerted, int withOutcome, int truePositives, int concerns, int concernsAlerted) {
    /** Of nobody. */
    public static final Performance NONE = new Performance(0, 0, 0, 0, 0);

    /** With those of another partition. */
    public Performance plus(Performance other) {
        return new Performance(
                alerted + other.alerted,
                withOutcome + other.withOutcome,
                truePositives + other.truePositives,
                concerns + other.concerns,
                concernsAlerted + other.concernsAlerted);
    }

    /** The part of the alerted with an outcome whose concern was there. */
    public Share precision() {
        return new Share(truePositives, withOutcome);
    }

    /** The part of the concerns that were alerted in time. */
    public Share recall() {
        return new Share(concernsAlerted, concerns);
    }

    /** How many alerted citizens officers look at for one whose concern is there; nothing where none is known. */
    public OptionalDouble numberNeededToEvaluate() {
        return truePositives == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) withOutcome / truePositives);
    }
}
