package cymru.rhybudd.domain.weighting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The colour that a citizen holds: it rises at once, and falls a step at a time, when the score has been too low for long
 * enough. While the picture is grey it does not fall: what is not known is no improvement.
 *
 * @param fallingSince since when the score has been too low for it; null while it is not
 */
public record HeldColour(Rag rag, @Nullable Instant fallingSince) {
    /** Of somebody of whom nothing is known. */
    public static final HeldColour GREEN = new HeldColour(Rag.GREEN, null);

    private static final HeldColour AMBER = new HeldColour(Rag.AMBER, null);
    private static final HeldColour RED = new HeldColour(Rag.RED, null);

    /** The colour after a weighing. */
    public HeldColour next(Weighing weighing, Certainty certainty, Thresholds thresholds, Instant now) {
        if (weighing.contributions().isEmpty()) {
            return GREEN;
        }
        int score = score(weighing, certainty);
        int systems = systems(certainty);
        Rag entered = thresholds.entered(score, systems);
        if (entered.isWorseThan(rag)) {
            return steady(entered);
        }
        HeldColour held = this;
        while (!certainty.grey() && thresholds.isTooLow(held.rag, score, systems)) {
            Instant since = held.fallingSince == null ? now : held.fallingSince;
            if (now.isBefore(since.plus(thresholds.dwell()))) {
                return new HeldColour(held.rag, since);
            }
            held = steady(held.rag == Rag.RED ? Rag.AMBER : Rag.GREEN);
        }
        return steady(held.rag);
    }

    /** The colour that a weighing enters, whatever is held: while the picture is grey, by what is proven alone. */
    public static Rag entered(Weighing weighing, Certainty certainty, Thresholds thresholds) {
        return thresholds.entered(score(weighing, certainty), systems(certainty));
    }

    private static int score(Weighing weighing, Certainty certainty) {
        return certainty.grey() ? certainty.low() : weighing.score();
    }

    private static int systems(Certainty certainty) {
        return certainty.grey() ? certainty.provenSystems() : certainty.systems();
    }

    private static HeldColour steady(Rag rag) {
        return rag == Rag.RED ? RED : rag == Rag.AMBER ? AMBER : GREEN;
    }
}
