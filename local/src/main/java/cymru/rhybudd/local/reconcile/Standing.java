package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.AlertKind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the past has left of a citizen, and the rows do not say.
 *
 * @param told the worst colour that the open alert of a rise has told and that is still held; null while none is open
 * @param riseUntold whether a rise was inhibited and has not been told since
 * @param open the statutory kinds of which an alert is open
 */
record Standing(Held held, @Nullable Colour told, boolean riseUntold, Triggers triggers, Set<AlertKind> open) {
    static final Standing NOTHING = new Standing(Held.NOTHING, null, false, Triggers.NONE, Set.of());

    Standing {
        open = Set.copyOf(open);
    }

    /** What whoever has rows now that were taken from here is to be told of: what officers were told, and what the rows show and did not stand here. */
    Standing handedOverWith(Telling.Moved moved) {
        Set<AlertKind> kinds = new HashSet<>(open);
        moved.triggers().steps().forEach((kind, step) -> {
            if (step.isNewAfter(triggers.step(kind))) {
                kinds.add(kind);
            }
        });
        boolean hidden = moved.entered().worseThan(held.colour());
        return new Standing(held, told, riseUntold || hidden, triggers, kinds);
    }

    /** Whether the colour held is worse than what officers were told, because something kept them from being told. */
    boolean isUntold(Colour colour) {
        return riseUntold && isWorseThanTold(colour);
    }

    /** Whether the colour held is worse than what officers were told. */
    boolean isWorseThanTold(Colour colour) {
        return colour.worseThan(told == null ? Colour.GREEN : told);
    }
}
