package cymru.rhybudd.console.delivery;

import cymru.rhybudd.console.channel.Outcome;
import cymru.rhybudd.console.desk.ToldInDigest;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.StoredToldAlert;
import cymru.rhybudd.schemas.Subscription;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.Unacknowledged;
import cymru.rhybudd.schemas.Unsnoozed;
import cymru.rhybudd.schemas.act.ActsInOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is due to whom, and when: a fold over what teams are told, what officers do about it, what they prefer, and time. Of an
 * alert, a recipient and a channel there is one message, however often and in whichever order things are read.
 *
 * <p>Nothing is sent here. A message is planned, becomes due, and is handed out until its outcome is told; each step is written down.
 */
final class Outbox {
    /** How long after the first failure, the second, and so on it is tried again. There is no attempt after the last. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3));

    /** So long after its end an episode is forgotten, by the time of what is read since. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(28);

    /**
     * What has not left.
     *
     * @param messages how many stand where
     * @param since when the oldest of those that are due was due first; null where none is
     */
    record Waiting(
            Map<DeliveryState, Long> messages, @Nullable Instant since) {}

    private final DeliveryRules rules;
    private final Memory memory;
    private final Consumer<Delivery> log;
    private final Standing standing;
    private final Planning planning;
    private final ActsInOrder order;

    /** Whatever becomes of a message is given to the log. */
    Outbox(DeliveryRules rules, Memory memory, Consumer<Delivery> log) {
        this.rules = rules;
        this.memory = memory;
        this.log = log;
        this.standing = new Standing(memory, rules);
        this.planning = new Planning(rules, memory, standing, log);
        this.order = new ActsInOrder(new LatestActs(memory));
    }

    /** A team was told. What it was told long ago is nothing to disturb anybody with. */
    void told(OfficerNotification told, Instant at, Instant now) {
        memory.endedBefore(at.minus(FORGOTTEN_AFTER)).forEach(memory::forget);
        StoredToldAlert news = remember(told, Mark.LATEST_ALERT, at);
        if (news == null) {
            return;
        }
        if (rules.isRecent(at, now)) {
            planning.alert(news, now);
        }
        planning.answer(news, at, now);
    }

    /** A team was told of what waited in a hold: each recipient by one message, and none for the parts that follow once it is on its way. */
    void digested(TeamDigest part, Instant at, Instant now) {
        if (part.getAlerts().isEmpty()) {
            return;
        }
        String digest = digest(part);
        List<StoredToldAlert> news = new ArrayList<>();
        for (Alert alert : part.getAlerts()) {
            StoredToldAlert kept = remember(ToldInDigest.notification(part, alert), Mark.LATEST_DIGESTED, at);
            if (kept != null) {
                news.add(kept);
            }
        }
        if (rules.isRecent(at, now)) {
            planning.digest(part.getTeam(), digest, news, now);
        }
    }

    /** All parts of a digest have the same name: of the team, the hold, and the alert with which the first part begins. */
    private String digest(TeamDigest part) {
        String hold = DeliveryId.of(part.getTeam(), part.getHold());
        String begunWith = memory.mark(Mark.HOLD_DIGEST, hold);
        if (part.getPart() == 1 || begunWith == null) {
            begunWith = part.getAlerts().get(0).getAlertId();
            memory.mark(Mark.HOLD_DIGEST, hold, begunWith);
        }
        return DeliveryId.of(hold, begunWith);
    }

    /** What is news about it; null where there is none: it was known, or is off the list. */
    private @Nullable StoredToldAlert remember(OfficerNotification told, Mark latest, Instant at) {
        Alert alert = told.getAlert();
        if (memory.alert(alert.getAlertId()) != null) {
            return null;
        }
        StoredToldAlert kept = new StoredToldAlert(
                alert.getAlertId(),
                alert.getEpisode().isEmpty() ? alert.getAlertId() : alert.getEpisode(),
                told.getTeam(),
                told.getTeamNameEn(),
                told.getTeamNameCy(),
                Urgencies.of(alert),
                at,
                alert.getAssessment().getPosition());
        memory.keep(kept);
        boolean isOver = alert.getStep() == EpisodeStep.CLOSED;
        memory.mark(latest, kept.getEpisode(), isOver ? "" : kept.getAlertId());
        memory.ended(kept.getEpisode(), isOver || alert.getEpisode().isEmpty() ? at : null);
        return isOver ? null : kept;
    }

    /** An officer acted; what the engine does not take changes nothing here either. */
    void acted(OfficerActed act, Instant at, Instant now) {
        if (order.take(act) != null) {
            return;
        }
        Object action = act.getAction();
        if (action instanceof OutcomeRecorded recorded) {
            memory.mark(Mark.CLOSED, recorded.getAlertId(), act.getOfficer());
        } else if (action instanceof OutcomeWithdrawn withdrawn) {
            memory.mark(Mark.CLOSED, withdrawn.getAlertId(), null);
        }
        AlertSeen seen = act.getSeen();
        if (seen == null) {
            return;
        }
        if (action instanceof Acknowledged) {
            memory.mark(Mark.ACKNOWLEDGED, seen.getAlertId(), act.getOfficer());
        } else if (action instanceof Unacknowledged) {
            memory.mark(Mark.ACKNOWLEDGED, seen.getAlertId(), null);
        } else if (action instanceof Snoozed) {
            memory.mark(Mark.SNOOZED, seen.getAlertId(), act.getOfficer());
        } else if (action instanceof Unsnoozed) {
            memory.mark(Mark.SNOOZED, seen.getAlertId(), null);
        } else if (action instanceof Assigned assigned) {
            assigned(seen.getEpisode(), assigned.getTo(), act.getOfficer(), at, now);
        }
    }

    /**
     * Whoever is given an alert is told, not who takes it. Of what comes to be nobody's while it is news, whoever of the team does not know
     * is told; not of what a digest said, which is one message to each.
     */
    private void assigned(String episode, @Nullable String to, String by, Instant at, Instant now) {
        memory.mark(Mark.ASSIGNED, episode, to);
        String latest = standing.latest(episode);
        StoredToldAlert alert = latest == null ? null : memory.alert(latest);
        if (alert == null || !rules.isRecent(at, now)) {
            return;
        }
        if (to != null && standing.mayBeTold(to, alert.getTeam(), now)) {
            if (!to.equals(by)) {
                planning.assigned(alert, to, now);
            }
            return;
        }
        boolean isNews = rules.isRecent(alert.getToldAt(), now)
                && alert.getAlertId().equals(memory.mark(Mark.LATEST_ALERT, episode));
        if (isNews && !standing.isAttended(alert.getAlertId())) {
            planning.alert(alert, now);
        }
    }

    /** An officer said how they want to be told; null where they are forgotten. */
    void preferred(String officer, @Nullable OfficerPreferences preferences) {
        memory.keep(officer, preferences);
    }

    /** An officer signed in; null where that is long ago. */
    void seen(String officer, @Nullable OfficerSeen seen) {
        memory.seen(officer, seen);
    }

    /**
     * What is to be sent now, in the order in which it became due. What becomes due is written down first, and handed out by the next pass.
     * What is on its way is judged no more until its outcome is known: it may well have left.
     */
    List<Delivery> pass(Predicate<String> isOnTheWay, Instant now) {
        List<Delivery> toSend = new ArrayList<>();
        for (Delivery due : memory.due(now)) {
            if (!isOnTheWay.test(due.getDeliveryId())) {
                planning.gathered(due).forEach(delivery -> judge(delivery, toSend, now));
            }
        }
        return toSend;
    }

    /** Whether it is sent, or becomes due, or is worth nothing any more. */
    private void judge(Delivery delivery, List<Delivery> toSend, Instant now) {
        List<DeliveredAlert> worth = new ArrayList<>();
        List<DeliveredAlert> leftOut = new ArrayList<>();
        delivery.getAlerts()
                .forEach(alert -> (standing.against(delivery, alert, now) == null ? worth : leftOut).add(alert));
        DeliveryReason against = worth.isEmpty()
                ? standing.against(delivery, delivery.getAlerts().get(0), now)
                : standing.against(delivery, now);
        if (against != null) {
            suppress(delivery, against, now);
        } else if (isTimeUp(delivery)) {
            unanswered(delivery, now);
        } else if (delivery.getState() == DeliveryState.PUT_OFF) {
            planning.leaveOut(delivery, leftOut);
            keep(Delivery.newBuilder(delivery)
                    .setAlerts(worth)
                    .setState(DeliveryState.DUE)
                    .setChangedAt(now)
                    .build());
        } else {
            toSend.add(delivery);
        }
    }

    /** A team's time to answer is no message yet. */
    private static boolean isTimeUp(Delivery delivery) {
        return delivery.getChannel() == DeliveryChannel.OTHER;
    }

    /** That a team did answer is no news; that its leaders were not told in time is. */
    private void suppress(Delivery delivery, DeliveryReason reason, Instant now) {
        memory.forget(delivery);
        if (delivery.getState() == DeliveryState.PUT_OFF) {
            planning.leaveOut(delivery);
        }
        if (!isTimeUp(delivery) || reason == DeliveryReason.TOO_LATE) {
            log.accept(Delivery.newBuilder(delivery)
                    .setState(DeliveryState.SUPPRESSED)
                    .setReason(reason)
                    .setChangedAt(now)
                    .build());
        }
    }

    private void unanswered(Delivery time, Instant now) {
        memory.forget(time);
        StoredToldAlert alert = memory.alert(time.getAlerts().get(0).getAlertId());
        boolean isAnybodyTold = false;
        for (String leader : rules.team(time.getTeam()).leaders()) {
            OfficerPreferences preferences = memory.preferences(leader);
            if (preferences != null && alert != null && standing.mayBeTold(leader, alert.getTeam(), now)) {
                planning.unanswered(alert, preferences, now);
                isAnybodyTold |= !preferences.getSubscriptions().isEmpty();
            }
        }
        if (!isAnybodyTold) {
            log.accept(Delivery.newBuilder(time)
                    .setState(DeliveryState.SUPPRESSED)
                    .setReason(DeliveryReason.NOBODY)
                    .setChangedAt(now)
                    .build());
        }
    }

    /** What became of an attempt; empty where the delivery is no longer waited for. */
    void attempted(String deliveryId, Outcome outcome, Instant now) {
        Delivery delivery = memory.open(deliveryId);
        if (delivery == null) {
            return;
        }
        int attempt = delivery.getAttempt() + 1;
        Delivery.Builder after = Delivery.newBuilder(delivery)
                .setAttempt(attempt)
                .setReason(outcome.reason())
                .setProviderId(outcome.providerId())
                .setChangedAt(now);
        if (outcome.isSent()) {
            finish(after.setState(DeliveryState.SENT).build());
        } else if (outcome.isWorthAnotherAttempt() && attempt <= PAUSES.size()) {
            keep(after.setState(DeliveryState.FAILED)
                    .setDueAt(now.plus(PAUSES.get(attempt - 1)))
                    .build());
        } else {
            finish(after.setState(DeliveryState.GIVEN_UP).build());
        }
    }

    /** What has not left, and since when the oldest of it should have. */
    Waiting waiting() {
        Map<DeliveryState, Long> messages = new EnumMap<>(DeliveryState.class);
        Instant since = null;
        for (Delivery delivery : memory.open()) {
            if (!isTimeUp(delivery)) {
                messages.merge(delivery.getState(), 1L, Long::sum);
                Instant due = firstDue(delivery);
                since = due != null && (since == null || due.isBefore(since)) ? due : since;
            }
        }
        return new Waiting(messages, since);
    }

    /** When it was due first, near enough: the pauses since count from the end of each attempt. Null where it is not due yet. */
    private static @Nullable Instant firstDue(Delivery delivery) {
        return switch (delivery.getState()) {
            case DUE -> delivery.getDueAt();
            case FAILED ->
                delivery.getChangedAt()
                        .minus(PAUSES.subList(0, delivery.getAttempt() - 1).stream()
                                .reduce(Duration.ZERO, Duration::plus));
            default -> null;
        };
    }

    private void keep(Delivery delivery) {
        memory.keep(delivery);
        log.accept(delivery);
    }

    private void finish(Delivery delivery) {
        memory.forget(delivery);
        log.accept(delivery);
    }

    /** Where an address is to be found for a message. */
    @Nullable
    Subscription subscription(Delivery delivery) {
        return standing.subscription(delivery);
    }

    private record LatestActs(Memory memory) implements ActsInOrder.Latest {
        @Override
        public @Nullable String get(String episode) {
            return memory.mark(Mark.LATEST_ACT, episode);
        }

        @Override
        public void put(String episode, String actId) {
            memory.mark(Mark.LATEST_ACT, episode, actId);
        }
    }
}
