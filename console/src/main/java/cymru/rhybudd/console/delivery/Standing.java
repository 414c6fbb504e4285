package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.desk.StepOrder;
import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.RecipientKind;
import cymru.rhybudd.schemas.StoredToldAlert;
import cymru.rhybudd.schemas.Subscription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a message that was planned is still worth sending. */
record Standing(Memory memory, DeliveryRules rules) {
    /** What stands against telling of one of its alerts; null where nothing does. */
    @Nullable
    DeliveryReason against(Delivery delivery, DeliveredAlert alert, Instant now) {
        String latest = latest(alert.getEpisode());
        if (latest != null && latest.isEmpty()) {
            return DeliveryReason.OVER;
        }
        if (latest != null && !latest.equals(alert.getAlertId())) {
            return DeliveryReason.OVERTAKEN;
        }
        if (isAttended(alert.getAlertId())) {
            return DeliveryReason.ATTENDED;
        }
        boolean isSomebodyElses = delivery.getRecipientKind() == RecipientKind.OFFICER && !isFor(delivery, alert, now);
        return isSomebodyElses ? DeliveryReason.REASSIGNED : null;
    }

    /** That it was given to somebody is said to whoever has it still; everything else also where it is nobody's. */
    private boolean isFor(Delivery delivery, DeliveredAlert alert, Instant now) {
        String officer = delivery.getRecipient();
        return switch (delivery.getPurpose()) {
            case UNANSWERED -> true;
            case ASSIGNED -> officer.equals(memory.mark(Mark.ASSIGNED, alert.getEpisode()));
            default -> {
                String assignee = assignee(alert.getEpisode(), delivery.getTeam(), now);
                yield assignee == null || assignee.equals(officer);
            }
        };
    }

    /**
     * Whose an episode is, among those who may be told of the team's alerts; null where it is nobody's. An episode may rise to another
     * team, and officers leave: of what is assigned to somebody who is not told, nobody would be.
     */
    @Nullable
    String assignee(String episode, String team, Instant now) {
        String assigned = memory.mark(Mark.ASSIGNED, episode);
        return assigned != null && mayBeTold(assigned, team, now) ? assigned : null;
    }

    /** The id of an episode's latest alert: empty once it is off the list, null before it was told. */
    @Nullable
    String latest(String episode) {
        String told = memory.mark(Mark.LATEST_ALERT, episode);
        String digested = memory.mark(Mark.LATEST_DIGESTED, episode);
        if (told == null || digested == null) {
            return told == null ? digested : told;
        }
        StoredToldAlert one = memory.alert(told);
        StoredToldAlert other = memory.alert(digested);
        if (one == null || other == null) {
            return "";
        }
        return order(one).compareTo(order(other)) > 0 ? told : digested;
    }

    private static StepOrder order(StoredToldAlert alert) {
        return new StepOrder(
                alert.getPosition().getPartition(), alert.getPosition().getOffset(), alert.getAlertId());
    }

    /** Whether somebody deals with it, or has. */
    boolean isAttended(String alertId) {
        return memory.mark(Mark.ACKNOWLEDGED, alertId) != null
                || memory.mark(Mark.SNOOZED, alertId) != null
                || memory.mark(Mark.CLOSED, alertId) != null;
    }

    /** What stands against the message as a whole; null where nothing does. */
    @Nullable
    DeliveryReason against(Delivery delivery, Instant now) {
        boolean isWaiting = delivery.getState() != DeliveryState.FAILED;
        if (isWaiting && !rules.isRecent(delivery.getDueAt(), now)) {
            return DeliveryReason.TOO_LATE;
        }
        if (delivery.getRecipientKind() != RecipientKind.OFFICER) {
            return null;
        }
        if (!mayBeTold(delivery.getRecipient(), delivery.getTeam(), now)) {
            return DeliveryReason.NOBODY;
        }
        return subscription(delivery) == null ? DeliveryReason.NOT_WANTED : null;
    }

    /** Whether the officer has signed in lately, and may see the team's alerts by what the identity provider said then. */
    boolean mayBeTold(String officer, String team, Instant now) {
        OfficerSeen seen = memory.seen(officer);
        return seen != null && Sessions.mayRead(seen, team, now);
    }

    /** What the officer wants of the message's channel, now; null for nothing, and for a team. */
    @Nullable
    Subscription subscription(Delivery delivery) {
        OfficerPreferences preferences = delivery.getRecipientKind() == RecipientKind.OFFICER
                ? memory.preferences(delivery.getRecipient())
                : null;
        return preferences == null
                ? null
                : preferences.getSubscriptions().stream()
                        .filter(each -> each.getChannel() == delivery.getChannel())
                        .findFirst()
                        .orElse(null);
    }
}
