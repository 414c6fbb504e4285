package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Unacknowledged;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Two officers may act on one alert at once. Here their acts come in one order: who had not seen the latest is refused, so that
 * nobody's work is overwritten. Whoever reads the officers' topic by the same rule sees the same acts refused.
 */
final class ActsInOrder {
    private final KeyValueStore<String, String> latestByEpisode;

    ActsInOrder(KeyValueStore<String, String> latestByEpisode) {
        this.latestByEpisode = latestByEpisode;
    }

    /** Why an act is not taken. */
    record Objection(String reason, String detail) {}

    /** Takes the act as the latest of its alert; or says why not. */
    @Nullable
    Objection take(OfficerActed act) {
        AlertSeen seen = act.getSeen();
        if (seen == null && isOnlyAboutAnAlert(act.getAction())) {
            return new Objection("ABOUT_NO_ALERT", "the act is about an alert and names none");
        }
        if (saysNothing(act.getAction())) {
            return new Objection("SAYS_NOTHING", "the act has no text");
        }
        if (seen != null) {
            String latest = Objects.requireNonNullElse(latestByEpisode.get(seen.getEpisode()), "");
            if (seen.getAfter() != null && !seen.getAfter().equals(latest)) {
                return new Objection("OVERTAKEN", "another act about the alert came before");
            }
            latestByEpisode.put(seen.getEpisode(), act.getActId());
        }
        return null;
    }

    private static boolean isOnlyAboutAnAlert(Object action) {
        return action instanceof Acknowledged
                || action instanceof Unacknowledged
                || action instanceof Assigned
                || action instanceof Noted;
    }

    private static boolean saysNothing(Object action) {
        return (action instanceof Noted noted && noted.getText().isBlank())
                || (action instanceof Disputed disputed && disputed.getReason().isBlank());
    }
}
