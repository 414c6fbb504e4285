package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What waits for a supervisor or for its team's next week, and what supervisors made of what waited. For one thread. */
final class Holds {
    private final Map<String, WaitingAlert> waiting = new HashMap<>();
    private final Map<String, Integer> waitingByTeam = new HashMap<>();
    private final Map<String, SettledAlert> settled = new HashMap<>();
    private final Map<String, Map<Settlement, Integer>> settledByHold = new HashMap<>();
    private final Map<String, HoldRuled> ruled = new HashMap<>();
    /** Very many alerts have few holds, teams, indicators and reasons: each is kept once. */
    private final Map<Object, Object> once = new HashMap<>();

    private record SettledAlert(String hold, Settlement settlement) {}

    /** Where a held alert stands; null for one that is forgotten. */
    void take(String alertId, @Nullable HeldAlert held, long offset) {
        forget(alertId);
        if (held == null) {
            return;
        }
        if (held.getState() == HoldState.WAITING) {
            WaitingAlert alert = waiting(held, offset);
            waiting.put(alertId, alert);
            waitingByTeam.merge(alert.team(), 1, Integer::sum);
        } else if (held.getOfficer() != null) {
            String because = held.getRuledBecause() == null ? "" : held.getRuledBecause();
            SettledAlert now = once(new SettledAlert(
                    once(held.getHold()), once(new Settlement(held.getState(), once(held.getOfficer()), because))));
            settled.put(alertId, now);
            settledByHold.computeIfAbsent(now.hold(), hold -> new HashMap<>()).merge(now.settlement(), 1, Integer::sum);
        }
    }

    private void forget(String alertId) {
        WaitingAlert before = waiting.remove(alertId);
        if (before != null) {
            waitingByTeam.merge(before.team(), -1, Integer::sum);
        }
        SettledAlert known = settled.remove(alertId);
        if (known != null) {
            settledByHold
                    .getOrDefault(known.hold(), new HashMap<>())
                    .computeIfPresent(known.settlement(), (each, alerts) -> alerts == 1 ? null : alerts - 1);
        }
    }

    private WaitingAlert waiting(HeldAlert held, long offset) {
        Alert alert = held.getAlert();
        return new WaitingAlert(
                alert.getAlertId(),
                alert.getCitizen(),
                once(held.getHold()),
                held.getReason(),
                once(held.getTeam()),
                alert.getKind(),
                alert.getRagAfter(),
                alert.getAssessment().getScore(),
                once(alert.getLeading()),
                once(alert.getAssessment().getModelVersion()),
                once(alert.getAssessment().getAsOf()),
                alert.getStep() == EpisodeStep.CLOSED,
                offset);
    }

    @SuppressWarnings("unchecked") // what is kept under a value is equal to it
    private <T> T once(T value) {
        return (T) once.computeIfAbsent(value, same -> same);
    }

    /** A supervisor ruled; whether anything comes of it is for the held alerts to say. */
    void take(HoldRuled latest) {
        ruled.put(latest.getHold(), latest);
    }

    List<WaitingAlert> all() {
        return List.copyOf(waiting.values());
    }

    int count(String team) {
        return waitingByTeam.getOrDefault(team, 0);
    }

    /** Everything about a hold, or about the alert of this id. */
    Hold of(String name) {
        WaitingAlert alert = waiting.get(name);
        List<WaitingAlert> called = alert != null
                ? List.of(alert)
                : waiting.values().stream().filter(each -> each.isCalled(name)).toList();
        SettledAlert known = settled.get(name);
        Map<Settlement, Integer> made =
                known == null ? settledByHold.getOrDefault(name, Map.of()) : Map.of(known.settlement(), 1);
        return new Hold(name, called, List.of(), made, ruled.get(name));
    }

    boolean isAnyWaiting(Collection<String> alertIds) {
        return alertIds.stream().anyMatch(waiting::containsKey);
    }

    /** What rulings made of these alerts; of those that wait on or were withdrawn there is nothing. */
    Map<Settlement, Integer> settled(Collection<String> alertIds) {
        Map<Settlement, Integer> made = new HashMap<>();
        for (String alertId : alertIds) {
            SettledAlert known = settled.get(alertId);
            if (known != null) {
                made.merge(known.settlement(), 1, Integer::sum);
            }
        }
        return made;
    }
}
