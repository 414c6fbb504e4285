package cymru.rhybudd.local.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * What the past has left of a citizen, and the rows do not say.
 *
 * @param told the worst colour that the open alert of a rise has told and that is still held; null while none is open
 * @param riseUntold whether a rise was inhibited and has not been told since
 */
record Standing(Held held, @Nullable Colour told, boolean riseUntold, Triggers triggers) {
    static final Standing NOTHING = new Standing(Held.NOTHING, null, false, Triggers.NONE);

    /** Whether the colour held is worse than what officers were told, because something kept them from being told. */
    boolean isUntold(Colour colour) {
        return riseUntold && colour.worseThan(told == null ? Colour.GREEN : told);
    }
}
