package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.HeldColour;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.Weighing;

/**
 * The latest picture of a citizen.
 *
 * @param rag the colour that is shown: UNKNOWN while too little is known, else the held one
 * @param low the least score that what is stale or missing leaves possible, in basis points
 * @param high the greatest
 */
public record Picture(Weighing weighing, Rag rag, HeldColour held, int low, int high) {

    static Picture of(Weighing weighing, Certainty certainty, HeldColour held) {
        return new Picture(
                weighing, certainty.grey() ? Rag.UNKNOWN : held.rag(), held, certainty.low(), certainty.high());
    }

    /** Whether somebody who looks at both sees the same. */
    boolean looksLike(Picture other) {
        return rag == other.rag
                && held.equals(other.held)
                && low == other.low
                && high == other.high
                && weighing.weighsLike(other.weighing);
    }
}
