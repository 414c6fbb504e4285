package cymru.rhybudd.domain.weighting;

import java.time.Duration;

/**
 * From which score a colour holds, and until when: a colour is entered at one score and left below another, so that a
 * picture near the line does not flap. All scores are in basis points.
 *
 * @param amberLeave at most {@code amberEnter}
 * @param redLeave at most {@code redEnter}
 * @param systemsForRed how many source systems must contribute before a picture can be red
 * @param dwell for how long the score must have been too low before a colour is left; none upwards
 * @param unknownAbove more weight than this, stale or missing, makes a picture grey
 */
public record Thresholds(
        int amberEnter,
        int amberLeave,
        int redEnter,
        int redLeave,
        int systemsForRed,
        Duration dwell,
        int unknownAbove) {
    public Thresholds {
        if (amberLeave > amberEnter || redLeave > redEnter || amberEnter >= redEnter || dwell.isNegative()) {
            throw new IllegalArgumentException("thresholds out of order: amber " + amberEnter + " left below "
                    + amberLeave + ", red " + redEnter + " left below " + redLeave + ", dwell " + dwell);
        }
    }

    /** What a score to which so many systems contribute enters. */
    public Rag entered(int score, int systems) {
        if (score >= redEnter && systems >= systemsForRed) {
            return Rag.RED;
        }
        return score >= amberEnter ? Rag.AMBER : Rag.GREEN;
    }

    /** Whether the score is too low for the colour to go on. */
    public boolean isTooLow(Rag held, int score, int systems) {
        return switch (held) {
            case RED -> score < redLeave || systems < systemsForRed;
            case AMBER -> score < amberLeave;
            case GREEN, UNKNOWN -> false;
        };
    }
}
