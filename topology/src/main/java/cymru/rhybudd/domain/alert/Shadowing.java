package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.Counterfactual;
import cymru.rhybudd.domain.weighting.HeldColour;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How shadow models see a citizen beside the live one; nobody is told. */
public final class Shadowing {
    private Shadowing() {}

    /**
     * What the shadow models see after an event that the live model has judged.
     *
     * @param after the live state, with the shadows' pictures
     * @param seen by each shadow model whose picture changed
     */
    public record Shadowed(CitizenState after, List<Assessment> seen) {}

    /** Follows the live verdict. */
    public static Shadowed follow(
            CitizenState live, LogPosition position, List<WeightingModel> shadows, Moment moment) {
        List<Picture> pictures = new ArrayList<>(shadows.size());
        List<Assessment> seen = new ArrayList<>(shadows.size());
        for (WeightingModel shadow : shadows) {
            @Nullable Picture was = picture(live.shadows(), shadow.version());
            Weighing weighing = Weighing.of(live.rows(), shadow, moment.today());
            Certainty certainty = Certainty.of(weighing, shadow, moment.feeds());
            HeldColour held = (was == null ? HeldColour.GREEN : was.held())
                    .next(weighing, certainty, shadow.thresholds(), moment.now());
            Picture is = Picture.of(weighing, certainty, held);
            pictures.add(is);
            if (was == null || !was.looksLike(is)) {
                seen.add(new Assessment(
                        live.citizen(),
                        position,
                        is,
                        certainty,
                        shadow,
                        Movement.between(was, weighing),
                        null,
                        Counterfactual.of(weighing, shadow, held.rag()),
                        moment.feeds()));
            }
        }
        return new Shadowed(live.withShadows(pictures), seen);
    }

    /** The picture by that model; null when there is none yet. */
    public static @Nullable Picture picture(List<Picture> pictures, String version) {
        for (Picture picture : pictures) {
            if (picture.weighing().modelVersion().equals(version)) {
                return picture;
            }
        }
        return null;
    }
}
