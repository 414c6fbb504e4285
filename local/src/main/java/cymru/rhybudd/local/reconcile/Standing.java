package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.AlertKind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the past has left of a citizen, and the rows do not say.
 *
 * @param told the worst colour that the open alert of a rise has told and that is still held, green where nobody need have heard of it; null while none is open
 * @param riseUntold whether a rise was inhibited and has not been told since
 * @param byModel whether a model has raised the open alert of a rise since it was told, and nothing else has
 * @param open the statutory kinds of which an alert is open
 */
record Standing(
        Held held, @Nullable Colour told, boolean riseUntold, boolean byModel, Triggers triggers, Set<AlertKind> open) {
    static final Standing NOTHING = new Standing(Held.NOTHING, null, false, false, Triggers.NONE, Set.of());

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
        return new Standing(held, told, riseUntold || hidden, byModel, triggers, kinds);
    }

    /** Whether the colour held is worse than what officers were told, because something kept them from being told. */
    boolean isUntold(Colour colour) {
        return riseUntold && isWorseThanTold(colour);
    }

    /** Whether what a model raised is so by what happened, too: the rows enter more than was told, and it has raised a band or what they enter. */
    boolean isBorneOutBy(Telling.Event event) {
        Colour entered = event.picture().entered(event.thresholds());
        return byModel
                && isWorseThanTold(entered)
                && entered.worseThan(event.worstAlone())
                && (event.picture().hasHigherBandThan(event.before())
                        || entered.worseThan(event.before().entered(event.thresholds())));
    }

    /** Whether the colour held is worse than what officers were told. */
    boolean isWorseThanTold(Colour colour) {
        return colour.worseThan(told == null ? Colour.GREEN : told);
    }
}
