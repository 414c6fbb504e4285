package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.Unacknowledged;
import cymru.rhybudd.schemas.Unsnoozed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What officers did about one episode, in the order in which it was taken. An act holds of the alert that its officer had seen: when
 * the concern rises after it, that has not been acknowledged. So it does not matter which of two topics is read first.
 */
public record Course(List<OfficerActed> acts) {
    /** Nobody has acted. */
    public static final Course NONE = new Course(List.of());

    public Course {
        acts = List.copyOf(acts);
    }

    Course and(OfficerActed act) {
        List<OfficerActed> all = new ArrayList<>(acts);
        all.add(act);
        return new Course(all);
    }

    /** The id of the latest act; empty for none, as acts name it. */
    public String latest() {
        return last().map(OfficerActed::getActId).orElse("");
    }

    public Optional<OfficerActed> last() {
        return acts.isEmpty() ? Optional.empty() : Optional.of(acts.get(acts.size() - 1));
    }

    /** The act of this id. */
    public Optional<OfficerActed> act(String actId) {
        return acts.stream().filter(act -> act.getActId().equals(actId)).findFirst();
    }

    /** Whose the episode is to deal with; null for the whole team's. */
    public @Nullable String assignedTo() {
        return assignedTo(acts.size());
    }

    /** Whose it was before the last act. */
    public @Nullable String assignedBefore() {
        return assignedTo(acts.size() - 1);
    }

    private @Nullable String assignedTo(int upTo) {
        for (int each = upTo - 1; each >= 0; each--) {
            if (acts.get(each).getAction() instanceof Assigned assigned) {
                return assigned.getTo();
            }
        }
        return null;
    }

    /** The act by which an officer deals with the alert; null where nobody does. */
    @Nullable
    OfficerActed acknowledgement(String alertId) {
        OfficerActed latest = latestAbout(alertId, Acknowledged.class, Unacknowledged.class);
        return latest != null && latest.getAction() instanceof Acknowledged ? latest : null;
    }

    /** The snooze that holds of the alert; null where none does. */
    @Nullable
    Snoozed snooze(String alertId) {
        OfficerActed latest = latestAbout(alertId, Snoozed.class, Unsnoozed.class);
        return latest != null && latest.getAction() instanceof Snoozed snoozed ? snoozed : null;
    }

    /** What was done to help, as it was recorded last: by the id of the act that recorded it first. */
    public Map<String, InterventionRecorded> interventions() {
        Map<String, InterventionRecorded> latest = new LinkedHashMap<>();
        for (OfficerActed act : acts) {
            if (act.getAction() instanceof InterventionRecorded recorded) {
                String first = recorded.getIntervention();
                latest.put(first.isEmpty() ? act.getActId() : first, recorded);
            }
        }
        return latest;
    }

    private @Nullable OfficerActed latestAbout(String alertId, Class<?> does, Class<?> undoes) {
        for (int each = acts.size() - 1; each >= 0; each--) {
            OfficerActed act = acts.get(each);
            AlertSeen seen = Objects.requireNonNull(act.getSeen(), "only acts about an alert are here");
            boolean isIt = does.isInstance(act.getAction()) || undoes.isInstance(act.getAction());
            if (isIt && seen.getAlertId().equals(alertId)) {
                return act;
            }
        }
        return null;
    }
}
