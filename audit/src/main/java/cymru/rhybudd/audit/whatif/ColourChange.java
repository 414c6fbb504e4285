package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.domain.weighting.Rag;

/** What the change would have made of a citizen's colour at the end of the window. */
public enum ColourChange {
    SAME,
    WORSE,
    BETTER,
    /** Too little would have been known to say. */
    TURNS_GREY,
    /** Enough would have been known to say. */
    GREY_NO_LONGER,
    /** Nothing would have been known of the citizen. */
    NOT_KNOWN;

    static ColourChange of(Rag was, Rag wouldBe) {
        if (was == wouldBe) {
            return SAME;
        }
        if (was == Rag.UNKNOWN || wouldBe == Rag.UNKNOWN) {
            return was == Rag.UNKNOWN ? GREY_NO_LONGER : TURNS_GREY;
        }
        return wouldBe.isWorseThan(was) ? WORSE : BETTER;
    }
}
