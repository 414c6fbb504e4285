package cymru.rhybudd.local.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The colour that a citizen holds.
 *
 * @param fallingSince since when the score has been too low for it; null while it is not, or nobody knows
 */
public record Held(Colour colour, @Nullable Instant fallingSince) {
    /** Of somebody of whom nothing is known. */
    public static final Held NOTHING = new Held(Colour.GREEN, null);

    /** What is held after an event that leaves this picture. */
    Held next(Picture picture, Thresholds thresholds, Instant now) {
        if (picture.contributions().isEmpty()) {
            return NOTHING;
        }
        Colour entered = picture.entered(thresholds);
        if (entered.worseThan(colour)) {
            return new Held(entered, null);
        }
        return picture.grey()
                ? new Held(colour, null)
                : fallen(picture.score(), picture.systems().size(), thresholds, now);
    }

    private Held fallen(int score, int systems, Thresholds thresholds, Instant now) {
        if (!thresholds.isTooLow(colour, score, systems)) {
            return new Held(colour, null);
        }
        Instant since = fallingSince == null ? now : fallingSince;
        if (now.isBefore(since.plus(thresholds.dwell()))) {
            return new Held(colour, since);
        }
        return new Held(colour.milder(), null).fallen(score, systems, thresholds, now);
    }
}
