package cymru.rhybudd.audit.life;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.audit.index.Found;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads a citizen's life from the records. For one thread. */
public final class LifeReader {
    /** Within one entry of the log: what happened, what was decided of it, what officers are to be told. */
    private enum Rank {
        HAPPENED,
        DECIDED,
        ALERTED
    }

    private final LifeIndex index;
    private final String citizen;
    private final List<Placed> judged = new ArrayList<>();
    private final Map<Rank, Instant> known = new EnumMap<>(Rank.class);
    private final Map<String, Instant> alerts = new HashMap<>();
    private final List<Happening> happenings = new ArrayList<>();

    /** A record that follows from one place of the citizen's partition of the log. */
    private record Placed(long cause, Rank rank, Found found, SpecificRecord body) {}

    private LifeReader(LifeIndex index, String citizen) {
        this.index = index;
        this.citizen = citizen;
    }

    /** Of a citizen, by the whole pseudonym. */
    public static Life read(LifeIndex index, String citizen) throws IOException {
        return new LifeReader(index, citizen).read();
    }

    private Life read() throws IOException {
        int partition = takeEntries();
        takeDecisions();
        takeAlerts();
        Set<String> holds = new HashSet<>();
        List<Placed> told = takeTold(holds);
        if (partition >= 0) {
            takeControls(partition, holds);
        }
        placeJudged();
        placeTold(told);
        happenings.sort(
                Comparator.comparing(Happening::knownAt)); // stable: what follows from one entry stays in its order
        return new Life(citizen, happenings);
    }

    /** The partition of the log that is the citizen's; -1 where nothing is recorded. */
    private int takeEntries() throws IOException {
        int partition = -1;
        for (Found found : index.find(Contracts.CITIZEN_LOG, citizen)) {
            partition = found.partition().number();
            if (index.value(Contracts.CITIZEN_LOG.topic(), found.record()) instanceof CitizenEvent event
                    && event.getBody() instanceof SpecificRecord body) {
                judged.add(new Placed(found.record().offset(), Rank.HAPPENED, found, body));
            }
        }
        return partition;
    }

    private void takeDecisions() throws IOException {
        for (Found found : index.find(Contracts.DECISIONS, citizen)) {
            if (index.value(Contracts.DECISIONS.topic(), found.record()) instanceof Decision decision) {
                judged.add(new Placed(decision.getPosition().getOffset(), Rank.DECIDED, found, decision));
            }
        }
    }

    private void takeAlerts() throws IOException {
        for (Found found : index.find(Contracts.ALERT_LOG, citizen)) {
            if (index.value(Contracts.ALERT_LOG.topic(), found.record()) instanceof AlertEvent event
                    && event.getBody() instanceof Alert alert) {
                LogPosition position = alert.getAssessment().getPosition();
                judged.add(new Placed(position.getOffset(), Rank.ALERTED, found, alert));
            }
        }
    }

    /** Models, registers, and the rulings about holds of the citizen's alerts; the log of every partition has them all. */
    private void takeControls(int partition, Set<String> holds) throws IOException {
        for (String kind : List.of(Controls.MODEL, Controls.PURPOSES, Controls.HOLD)) {
            for (Found found : index.find(Contracts.CITIZEN_LOG, kind)) {
                if (found.partition().number() == partition
                        && index.value(Contracts.CITIZEN_LOG.topic(), found.record()) instanceof CitizenEvent event
                        && event.getBody() instanceof SpecificRecord body
                        && (!(body instanceof HoldRuled ruled) || holds.contains(ruled.getHold()))) {
                    judged.add(new Placed(found.record().offset(), Rank.HAPPENED, found, body));
                }
            }
        }
    }

    private List<Placed> takeTold(Set<String> holds) throws IOException {
        List<Placed> told = new ArrayList<>();
        for (Found found : index.find(Contracts.OFFICER_NOTIFICATIONS, citizen)) {
            if (index.value(Contracts.OFFICER_NOTIFICATIONS.topic(), found.record())
                    instanceof OfficerNotification notification) {
                told.add(new Placed(0, Rank.ALERTED, found, notification));
                if (notification.getReleasedFrom() != null) {
                    holds.add(notification.getReleasedFrom());
                }
            }
        }
        for (Found found : index.find(Contracts.TEAM_DIGESTS, citizen)) {
            if (index.value(Contracts.TEAM_DIGESTS.topic(), found.record()) instanceof TeamDigest digest) {
                told.add(new Placed(0, Rank.ALERTED, found, digest));
                holds.add(digest.getHold());
            }
        }
        Set<String> ids = new HashSet<>();
        for (Placed one : judged) {
            if (one.body instanceof Alert alert && ids.add(alert.getAlertId())) {
                for (Found found : index.find(Contracts.HELD_ALERTS, alert.getAlertId())) {
                    if (index.value(Contracts.HELD_ALERTS.topic(), found.record()) instanceof HeldAlert held) {
                        told.add(new Placed(0, Rank.ALERTED, found, held));
                        holds.add(held.getHold());
                    }
                }
            }
        }
        for (Found found : index.find(Contracts.ACCESS_LOG, citizen)) {
            if (index.value(Contracts.ACCESS_LOG.topic(), found.record()) instanceof Access access) {
                told.add(new Placed(0, Rank.ALERTED, found, access));
            }
        }
        holds.addAll(ids); // a supervisor may rule about one alert
        return told;
    }

    /** A log has one order: nothing was known before what stands ahead of it, and nothing decided before the entry was there. */
    private void placeJudged() {
        judged.sort(Comparator.comparingLong(Placed::cause).thenComparing(Placed::rank));
        for (Placed one : judged) {
            Instant at = Instant.ofEpochMilli(one.found.record().timestamp());
            Instant since = later(at, later(known.get(Rank.HAPPENED), known.get(one.rank)));
            known.put(one.rank, since);
            if (one.body instanceof Alert alert) {
                alerts.put(alert.getAlertId(), since);
            }
            happenings.add(happening(one, at, since));
        }
    }

    private static Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one != null ? one : Objects.requireNonNullElse(other, Instant.MIN);
        }
        return one.isAfter(other) ? one : other;
    }

    /** What was told stands in another log; it cannot have been told before the alert was there. */
    private void placeTold(List<Placed> told) {
        for (Placed one : told) {
            Instant at = Instant.ofEpochMilli(one.found.record().timestamp());
            Instant alerted = alertsOf(one.body).stream()
                    .map(alert -> alerts.getOrDefault(alert.getAlertId(), at))
                    .max(Comparator.naturalOrder())
                    .orElse(at);
            happenings.add(happening(one, at, later(at, alerted)));
        }
    }

    private List<Alert> alertsOf(SpecificRecord told) {
        if (told instanceof OfficerNotification notification) {
            return List.of(notification.getAlert());
        }
        if (told instanceof HeldAlert held) {
            return List.of(held.getAlert());
        }
        return told instanceof TeamDigest digest
                ? digest.getAlerts().stream()
                        .filter(alert -> alert.getCitizen().equals(citizen))
                        .toList()
                : List.of();
    }

    private static Happening happening(Placed placed, Instant at, Instant known) {
        return new Happening(placed.found.partition(), placed.found.record().offset(), at, known, placed.body);
    }
}
