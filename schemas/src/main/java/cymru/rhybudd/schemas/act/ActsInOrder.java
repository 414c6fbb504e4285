package cymru.rhybudd.schemas.act;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Unacknowledged;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two officers may act on one alert at once. Here their acts come in one order: who had not seen the latest is refused, so that
 * nobody's work is overwritten. It depends on the officers' topic alone: whoever reads that from its beginning sees the same acts
 * refused, at once, without being told.
 *
 * <p>For one thread.
 */
public final class ActsInOrder {
    private static final String ABOUT_NO_ALERT = "ABOUT_NO_ALERT";
    private static final String SAYS_NOTHING = "SAYS_NOTHING";
    private static final String OVERTAKEN = "OVERTAKEN";
    /** The reasons of all objections. */
    public static final Set<String> REASONS = Set.of(ABOUT_NO_ALERT, SAYS_NOTHING, OVERTAKEN);

    private final Latest latestByEpisode;

    /** Keeps the id of the latest act of each episode. */
    public interface Latest {
        /** Null where nobody has acted yet. */
        @Nullable
        String get(String episode);

        void put(String episode, String actId);
    }

    public ActsInOrder(Latest latestByEpisode) {
        this.latestByEpisode = latestByEpisode;
    }

    /** Why an act is not taken. */
    public record Objection(String reason, String detail) {}

    /** Takes the act as the latest of its alert; or says why not. */
    public @Nullable Objection take(OfficerActed act) {
        AlertSeen seen = act.getSeen();
        if (seen == null && isOnlyAboutAnAlert(act.getAction())) {
            return new Objection(ABOUT_NO_ALERT, "the act is about an alert and names none");
        }
        if (saysNothing(act.getAction())) {
            return new Objection(SAYS_NOTHING, "the act has no text");
        }
        if (seen != null) {
            String latest = Objects.requireNonNullElse(latestByEpisode.get(seen.getEpisode()), "");
            if (seen.getAfter() != null && !seen.getAfter().equals(latest)) {
                return new Objection(OVERTAKEN, "another act about the alert came before");
            }
            latestByEpisode.put(seen.getEpisode(), act.getActId());
        }
        return null;
    }

    private static boolean isOnlyAboutAnAlert(Object action) {
        return action instanceof Acknowledged
                || action instanceof Unacknowledged
                || action instanceof Assigned
                || action instanceof Noted
                || action instanceof InterventionRecorded;
    }

    private static boolean saysNothing(Object action) {
        return (action instanceof Noted noted && noted.getText().isBlank())
                || (action instanceof Disputed disputed && disputed.getReason().isBlank())
                || (action instanceof InterventionRecorded recorded
                        && recorded.getOffer().isBlank());
    }
}
