package cymru.rhybudd.console.desk;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** For how many hours alerts waited until an officer said that they deal with them. For one thread. */
final class Waits {
    private final TreeMap<Integer, Integer> alertsByHours = new TreeMap<>();

    /** One more, or one less. Where an officer's clock is behind, it was no time at all. */
    void waited(Duration waited, int more) {
        int hours = (int) Math.min(Integer.MAX_VALUE, Math.max(0, waited.toHours()));
        if (alertsByHours.merge(hours, more, Integer::sum) == 0) {
            alertsByHours.remove(hours);
        }
    }

    void add(Waits others) {
        others.alertsByHours.forEach((hours, alerts) -> alertsByHours.merge(hours, alerts, Integer::sum));
    }

    /** How many were acknowledged. */
    int acknowledged() {
        return alertsByHours.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Within how many hours so many in a hundred of those were; by the nearest rank. */
    int hours(int percent) {
        long rank = ((long) acknowledged() * percent + 99) / 100;
        long passed = 0;
        for (Map.Entry<Integer, Integer> each : alertsByHours.entrySet()) {
            passed += each.getValue();
            if (passed >= rank) {
                return each.getKey();
            }
        }
        return 0;
    }
}
