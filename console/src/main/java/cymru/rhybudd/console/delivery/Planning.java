package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryPurpose;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.StoredToldAlert;
import cymru.rhybudd.schemas.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plans messages: to whom, by which channel, and when. Of an alert, a recipient and a channel there is never a second. */
record Planning(DeliveryRules rules, Memory memory, Standing standing, Consumer<Delivery> log) {
    /** A record has to stay small enough for the broker; nobody reads the number of so many to the last. */
    static final int MOST_OF_A_DIGEST = 5_000;

    private record Due(Instant at, DeliveryReason reason) {
        static Due atOnce(Instant now) {
            return new Due(now, DeliveryReason.AT_ONCE);
        }
    }

    /** The team and whoever deals with the alert, or wants to know of it. */
    void alert(StoredToldAlert alert, Instant now) {
        if (rules.team(alert.getTeam()).urgencies().contains(alert.getUrgency())) {
            for (Recipient team : teams(alert.getTeam())) {
                plan(alert, team, DeliveryPurpose.ALERT, Due.atOnce(now), now);
            }
        }
        for (OfficerPreferences preferences : memory.preferences()) {
            if (isFor(preferences, alert, now)) {
                planForOfficer(alert, preferences, DeliveryPurpose.ALERT, now);
            }
        }
    }

    /** Whoever is given the alert. */
    void assigned(StoredToldAlert alert, String officer, Instant now) {
        OfficerPreferences preferences = memory.preferences(officer);
        if (preferences != null && standing.mayBeTold(officer, alert.getTeam(), now)) {
            planForOfficer(alert, preferences, DeliveryPurpose.ASSIGNED, now);
        }
    }

    /**
     * The team's time to take the alert on. Which leaders are told is settled when it is up, for they may change what they prefer. An
     * alert that was told while delivery was down has it all the same, as long as it was not up long ago.
     */
    void answer(StoredToldAlert alert, Instant at, Instant now) {
        Duration patience = rules.answerWithin().get(alert.getUrgency());
        if (patience != null && !rules.team(alert.getTeam()).leaders().isEmpty()) {
            Instant due = rules.workingHours().after(at, patience);
            if (rules.isRecent(due, now)) {
                Recipient team = Recipient.team(alert.getTeam(), DeliveryChannel.OTHER);
                plan(alert, team, DeliveryPurpose.UNANSWERED, new Due(due, DeliveryReason.AT_ONCE), at);
            }
        }
    }

    /** A leader, of whichever urgency they want to be told: nobody has taken the alert on in time. */
    void unanswered(StoredToldAlert alert, OfficerPreferences preferences, Instant now) {
        for (Subscription subscription : preferences.getSubscriptions()) {
            Recipient leader = Recipient.officer(preferences.getOfficer(), subscription.getChannel());
            Due due = breaksThrough(alert, preferences) ? Due.atOnce(now) : awake(preferences, now);
            plan(alert, leader, DeliveryPurpose.UNANSWERED, due, now);
        }
    }

    /** Everybody whom the alerts of a digest would have been told one by one: by one message. */
    void digest(String team, String digest, List<StoredToldAlert> news, Instant now) {
        List<StoredToldAlert> ofTeam = news.stream()
                .filter(alert -> rules.team(team).urgencies().contains(alert.getUrgency()))
                .toList();
        for (Recipient recipient : teams(team)) {
            planDigest(ofTeam, recipient, digest, Due.atOnce(now), now);
        }
        for (OfficerPreferences preferences : memory.preferences()) {
            List<StoredToldAlert> theirs = news.stream()
                    .filter(alert -> isFor(preferences, alert, now))
                    .toList();
            for (Subscription subscription : preferences.getSubscriptions()) {
                List<StoredToldAlert> wanted = theirs.stream()
                        .filter(alert -> subscription.getUrgencies().contains(alert.getUrgency()))
                        .toList();
                boolean breaksThrough = wanted.stream().anyMatch(alert -> breaksThrough(alert, preferences));
                Recipient officer = Recipient.officer(preferences.getOfficer(), subscription.getChannel());
                planDigest(wanted, officer, digest, due(breaksThrough, preferences, subscription, now), now);
            }
        }
    }

    private List<Recipient> teams(String key) {
        TeamRules team = rules.team(key);
        List<Recipient> recipients = new ArrayList<>();
        if (!team.mailbox().isEmpty()) {
            recipients.add(Recipient.team(key, DeliveryChannel.EMAIL));
        }
        if (team.webhook() != null) {
            recipients.add(Recipient.team(key, DeliveryChannel.WEBHOOK));
        }
        return recipients;
    }

    /** What is somebody's is for them alone. */
    private boolean isFor(OfficerPreferences preferences, StoredToldAlert alert, Instant now) {
        if (!standing.mayBeTold(preferences.getOfficer(), alert.getTeam(), now)) {
            return false;
        }
        String assignee = standing.assignee(alert.getEpisode(), alert.getTeam(), now);
        return assignee == null
                ? preferences.getTeams().contains(alert.getTeam())
                : assignee.equals(preferences.getOfficer());
    }

    private void planForOfficer(
            StoredToldAlert alert, OfficerPreferences preferences, DeliveryPurpose purpose, Instant now) {
        for (Subscription subscription : preferences.getSubscriptions()) {
            if (subscription.getUrgencies().contains(alert.getUrgency())) {
                Recipient officer = Recipient.officer(preferences.getOfficer(), subscription.getChannel());
                Due due = due(breaksThrough(alert, preferences), preferences, subscription, now);
                if (due.reason() == DeliveryReason.DIGEST_HOUR) {
                    gather(alert, officer, due, now);
                } else {
                    plan(alert, officer, purpose, due, now);
                }
            }
        }
    }

    private static boolean breaksThrough(StoredToldAlert alert, OfficerPreferences preferences) {
        return alert.getUrgency() == DeliveryUrgency.STATUTORY && preferences.getStatutoryAlways();
    }

    private static Due due(
            boolean breaksThrough, OfficerPreferences preferences, Subscription subscription, Instant now) {
        if (breaksThrough) {
            return Due.atOnce(now);
        }
        if (!subscription.getDigestAt().isEmpty()) {
            Instant hour = OfficerHours.digest(subscription, now);
            return new Due(OfficerHours.awake(preferences, hour), DeliveryReason.DIGEST_HOUR);
        }
        return awake(preferences, now);
    }

    private static Due awake(OfficerPreferences preferences, Instant now) {
        Instant awake = OfficerHours.awake(preferences, now);
        return new Due(awake, awake.isAfter(now) ? DeliveryReason.QUIET_HOURS : DeliveryReason.AT_ONCE);
    }

    private void planDigest(List<StoredToldAlert> wanted, Recipient recipient, String digest, Due due, Instant now) {
        String id = DeliveryId.of(DeliveryPurpose.HOLD_DIGEST, recipient, digest);
        Delivery message = memory.open(id);
        if (message == null ? memory.mark(Mark.PLANNED, id) != null : message.getState() != DeliveryState.PUT_OFF) {
            return; // it is on its way, and says that there is a digest
        }
        boolean isNew = message == null;
        for (StoredToldAlert alert : wanted) {
            boolean isFull = message != null && message.getAlerts().size() >= MOST_OF_A_DIGEST;
            if (!isFull && isFirst(alert, recipient, DeliveryPurpose.HOLD_DIGEST, id)) {
                message = message == null
                        ? recipient.delivery(id, DeliveryPurpose.HOLD_DIGEST, alert, due.at(), due.reason(), now)
                        : Recipient.and(message, alert, now);
            }
        }
        if (message != null && isNew) {
            memory.mark(Mark.PLANNED, id, id);
            putOff(message);
        } else if (message != null) {
            memory.keep(message);
        }
    }

    private void plan(StoredToldAlert alert, Recipient recipient, DeliveryPurpose purpose, Due due, Instant now) {
        String id = key(alert.getAlertId(), alert.getUrgency(), recipient, purpose);
        if (isFirst(alert, recipient, purpose, id)) {
            putOff(recipient.delivery(id, purpose, alert, due.at(), due.reason(), now));
        }
    }

    /**
     * Several alerts of a team go by one message at the officer's hour. It is put together then: written anew for each alert, it would
     * be written as often as it is long.
     */
    private void gather(StoredToldAlert alert, Recipient recipient, Due due, Instant now) {
        String id = DeliveryId.of(DeliveryPurpose.DIGEST, recipient, alert.getTeam(), due.at());
        Delivery waiting = memory.open(id);
        if (waiting != null && waiting.getState() != DeliveryState.PUT_OFF) {
            // The clock was set back: the message has begun to leave.
            plan(alert, recipient, DeliveryPurpose.ALERT, Due.atOnce(now), now);
        } else if (isFirst(alert, recipient, DeliveryPurpose.ALERT, id)) {
            if (waiting == null) {
                putOff(recipient.delivery(id, DeliveryPurpose.DIGEST, alert, due.at(), due.reason(), now));
            } else {
                memory.gather(id, alert);
            }
        }
    }

    /** A message that is due, with all that was gathered for it; several, where that is more than one holds. */
    List<Delivery> gathered(Delivery due) {
        List<StoredToldAlert> others =
                due.getPurpose() == DeliveryPurpose.DIGEST && due.getState() == DeliveryState.PUT_OFF
                        ? memory.takeGathered(due.getDeliveryId())
                        : List.of();
        if (others.isEmpty()) {
            return List.of(due);
        }
        List<DeliveredAlert> all = new ArrayList<>(due.getAlerts());
        others.forEach(alert -> all.add(Recipient.delivered(alert)));
        List<Delivery> messages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_OF_A_DIGEST) {
            int to = Math.min(all.size(), from + MOST_OF_A_DIGEST);
            messages.add(Delivery.newBuilder(due)
                    .setDeliveryId(from == 0 ? due.getDeliveryId() : DeliveryId.of(due.getDeliveryId(), from))
                    .setAlerts(List.copyOf(all.subList(from, to)))
                    .build());
        }
        return messages;
    }

    /** Whether no message speaks of the alert to the recipient yet; from now on that one does. It is forgotten with its alert, and so begins with it. */
    private boolean isFirst(StoredToldAlert alert, Recipient recipient, DeliveryPurpose purpose, String deliveryId) {
        String planned = planned(alert.getAlertId(), alert.getUrgency(), recipient, purpose);
        if (memory.mark(Mark.PLANNED, planned) != null) {
            return false;
        }
        memory.mark(Mark.PLANNED, planned, deliveryId);
        return true;
    }

    /** Some alerts of a message that has surely not left are not told of by it: whoever is given one later has not heard of it. */
    void leaveOut(Delivery notLeft, List<DeliveredAlert> alerts) {
        Recipient recipient = Recipient.of(notLeft);
        for (DeliveredAlert alert : alerts) {
            String planned = planned(alert.getAlertId(), alert.getUrgency(), recipient, notLeft.getPurpose());
            memory.mark(Mark.PLANNED, planned, null);
        }
    }

    /** The same of the message as a whole: what comes of its digest later is no longer told of by it. */
    void leaveOut(Delivery notLeft) {
        leaveOut(notLeft, notLeft.getAlerts());
        memory.mark(Mark.PLANNED, notLeft.getDeliveryId(), null);
    }

    private static String planned(
            String alertId, DeliveryUrgency urgency, Recipient recipient, DeliveryPurpose purpose) {
        return alertId + "/" + key(alertId, urgency, recipient, purpose);
    }

    private static String key(String alertId, DeliveryUrgency urgency, Recipient recipient, DeliveryPurpose purpose) {
        boolean isUnanswered = purpose == DeliveryPurpose.UNANSWERED;
        return DeliveryId.of(recipient, isUnanswered, alertId, urgency);
    }

    /** What is due within the same pass is not said to wait. */
    private void putOff(Delivery delivery) {
        memory.keep(delivery);
        if (delivery.getReason() != DeliveryReason.AT_ONCE && delivery.getChannel() != DeliveryChannel.OTHER) {
            log.accept(delivery);
        }
    }
}
