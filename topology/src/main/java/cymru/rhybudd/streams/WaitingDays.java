package cymru.rhybudd.streams;

import cymru.rhybudd.domain.office.WaitingKey;
import cymru.rhybudd.domain.office.WaitingKey.Range;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.StoredHold;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;

/** On which days the alerts were raised that wait, by the reason: operations staff see for how long nobody has ruled, and not about whom. */
final class WaitingDays {
    private static final int AT_A_TIME = 500;

    private final StageMetrics metrics;
    private final Map<HoldReason, TreeMap<LocalDate, Integer>> alerts = new EnumMap<>(HoldReason.class);

    private WaitingDays(StageMetrics metrics) {
        this.metrics = metrics;
        for (HoldReason reason : HoldReason.values()) {
            alerts.put(reason, new TreeMap<>());
        }
    }

    /** Counts what waits, so that what was written before a restart shows at once. */
    static WaitingDays of(Shelf<StoredHold> waiting, StageMetrics metrics) {
        WaitingDays days = new WaitingDays(metrics);
        Range rest = WaitingKey.all();
        List<KeyValue<String, StoredHold>> some;
        do {
            some = waiting.range(rest.from(), rest.to(), AT_A_TIME);
            some.forEach(entry -> days.count(entry.value.getHeld(), 1));
            rest = some.isEmpty() ? rest : rest.after(some.get(some.size() - 1).key);
        } while (some.size() == AT_A_TIME);
        days.alerts.keySet().forEach(days::show);
        return days;
    }

    /** The alert waits. */
    void add(HeldAlert held) {
        count(held, 1);
        show(held.getReason());
    }

    /** The alert waits no longer. */
    void remove(HeldAlert held) {
        count(held, -1);
        show(held.getReason());
    }

    private void count(HeldAlert held, int change) {
        LocalDate day = held.getAlert().getAssessment().getAsOf();
        TreeMap<LocalDate, Integer> days = days(held.getReason());
        int now = days.getOrDefault(day, 0) + change;
        if (now == 0) {
            days.remove(day);
        } else {
            days.put(day, now);
        }
    }

    private void show(HoldReason reason) {
        TreeMap<LocalDate, Integer> days = days(reason);
        metrics.heldSince(reason.name(), days.isEmpty() ? null : days.firstKey());
    }

    private TreeMap<LocalDate, Integer> days(HoldReason reason) {
        return alerts.computeIfAbsent(reason, first -> new TreeMap<>());
    }
}
