package cymru.rhybudd.local.reconcile;

import java.time.Duration;

/**
 * From which score a colour holds, and until when; scores are in basis points.
 *
 * @param redNeedsSystems how many source systems must bear a red picture
 * @param dwell for how long the score must have been too low before a colour is left
 * @param unknownAbove more weight than this, stale or missing, makes a picture grey
 */
record Thresholds(
        int amberEnter,
        int amberLeave,
        int redEnter,
        int redLeave,
        int redNeedsSystems,
        Duration dwell,
        int unknownAbove) {

    /** The colour that a score enters to which so many systems contribute. */
    Colour entered(int score, int systems) {
        if (score >= redEnter && systems >= redNeedsSystems) {
            return Colour.RED;
        }
        return score >= amberEnter ? Colour.AMBER : Colour.GREEN;
    }

    /** Whether the score is too low for the colour to be kept for good. */
    boolean isTooLow(Colour colour, int score, int systems) {
        return switch (colour) {
            case RED -> score < redLeave || systems < redNeedsSystems;
            case AMBER -> score < amberLeave;
            case GREEN -> false;
        };
    }
}
