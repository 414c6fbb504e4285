package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.life.ListedAlert.Held;
import cymru.rhybudd.audit.life.ListedAlert.Team;
import cymru.rhybudd.audit.life.ListedAlert.Told;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.Values;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The alerts of all citizens, as they stand in NOTIFY's log, and what became of each at the desk. Of each that is asked for a few hundred bytes are kept, and
 * nothing of the others. The canary's are left out: it is nobody. For one thread.
 */
public final class Alerts {
    private final Records records;
    private final List<ListedAlert> listed = new ArrayList<>();
    private final Map<String, String> citizens = new HashMap<>();
    private final Map<String, List<Told>> told = new HashMap<>();
    private final Map<String, Held> held = new HashMap<>();
    private final Map<Team, Team> teams = new HashMap<>();

    private Alerts(Records records) {
        this.records = records;
    }

    /** A record, and where it stands. */
    private record Placed(Partition partition, StoredRecord record) {
        Instant at() {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    /** Those that are asked for, by time, and by place where times are the same. */
    public static List<ListedAlert> of(Records records, AlertFilter asked) {
        Alerts alerts = new Alerts(records);
        alerts.takeRaised(asked);
        if (!alerts.listed.isEmpty()) {
            alerts.takeTold();
        }
        return alerts.inOrder(asked);
    }

    /** The broker gave the records their times; those of a copy that no broker wrote need not be in order, so that each is looked at. */
    private void takeRaised(AlertFilter asked) {
        read(Contracts.ALERT_LOG, placed -> asked.times().test(placed.at()), (placed, event) -> {
            if (event.getBody() instanceof Alert alert && !Canary.is(alert.getCitizen()) && asked.takes(alert)) {
                listed.add(new ListedAlert(
                        placed.at(),
                        placed.partition(),
                        placed.record().offset(),
                        alert.getAlertId(),
                        citizens.computeIfAbsent(alert.getCitizen(), citizen -> citizen),
                        alert.getKind(),
                        alert.getStep(),
                        alert.getRagAfter(),
                        List.of(),
                        null));
            }
        });
    }

    private void takeTold() {
        Set<String> ids = new HashSet<>();
        listed.forEach(alert -> ids.add(alert.alertId()));
        read(Contracts.OFFICER_NOTIFICATIONS, hasKeyOf(citizens.keySet()), (placed, told) -> {
            if (ids.contains(told.getNotificationId())) {
                take(
                        told.getNotificationId(),
                        placed,
                        new Team(told.getTeam(), told.getTeamNameEn(), told.getTeamNameCy()),
                        false);
            }
        });
        read(Contracts.TEAM_DIGESTS, placed -> true, (placed, digest) -> {
            Team team = new Team(digest.getTeam(), digest.getTeamNameEn(), digest.getTeamNameCy());
            digest.getAlerts().stream()
                    .map(Alert::getAlertId)
                    .filter(ids::contains)
                    .forEach(id -> take(id, placed, team, true));
        });
        read(
                Contracts.HELD_ALERTS,
                hasKeyOf(ids),
                (placed, one) -> held.put(
                        one.getAlert().getAlertId(),
                        new Held(one.getTeam(), one.getHold(), one.getReason(), one.getState())));
    }

    private void take(String alertId, Placed placed, Team team, boolean inDigest) {
        told.computeIfAbsent(alertId, id -> new ArrayList<>(1))
                .add(new Told(
                        teams.computeIfAbsent(team, same -> same),
                        placed.at(),
                        placed.partition(),
                        placed.record().offset(),
                        inDigest));
    }

    /** What has another key is not even decoded. */
    private static Predicate<Placed> hasKeyOf(Set<String> keys) {
        return placed -> {
            byte[] key = placed.record().key();
            return key != null && keys.contains(new String(key, StandardCharsets.UTF_8));
        };
    }

    /** Gives what can be read of a topic, partition by partition: inspect says whether the rest was always so. */
    private <T extends SpecificRecordBase> void read(
            Contract<T> contract, Predicate<Placed> wanted, BiConsumer<Placed, T> reader) {
        Values<T> values = new Values<>(contract, records.schemas());
        for (Partition partition : records.partitions(contract.topic())) {
            try (Cursor cursor = records.read(partition, 0)) {
                for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                    Placed placed = new Placed(partition, record);
                    T value = wanted.test(placed) ? values.read(record.value()) : null;
                    if (value != null) {
                        reader.accept(placed, value);
                    }
                }
            }
        }
    }

    private List<ListedAlert> inOrder(AlertFilter asked) {
        listed.replaceAll(
                alert -> alert.with(told.getOrDefault(alert.alertId(), List.of()), held.get(alert.alertId())));
        listed.removeIf(alert -> !asked.takes(alert));
        listed.sort(ListedAlert.IN_ORDER);
        return listed;
    }
}
