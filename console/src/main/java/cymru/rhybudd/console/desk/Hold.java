package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What waits under one name, that of a hold or the id of a single alert, and what was ruled about it so far.
 *
 * @param waiting in no order
 * @param settled what rulings made of what waited before: how many alerts each
 * @param ruled the ruling about this very name that was written last, carried out or not; null for none
 */
public record Hold(
        String name,
        List<WaitingAlert> waiting,
        Map<Settlement, Integer> settled,
        @Nullable HoldRuled ruled) {
    public Hold {
        waiting = List.copyOf(waiting);
        settled = Map.copyOf(settled);
    }

    /**
     * How many wait for a team.
     *
     * @param closings those that say that a concern is over
     */
    public record Team(String team, int red, int amber, int other, int closings) {
        private static final Team NONE = new Team("", 0, 0, 0, 0);

        public int all() {
            return red + amber + other + closings;
        }

        private Team and(WaitingAlert alert) {
            if (alert.isClosing()) {
                return new Team(alert.team(), red, amber, other, closings + 1);
            }
            return switch (alert.colour()) {
                case RED -> new Team(alert.team(), red + 1, amber, other, closings);
                case AMBER -> new Team(alert.team(), red, amber + 1, other, closings);
                case GREEN, UNKNOWN -> new Team(alert.team(), red, amber, other + 1, closings);
            };
        }
    }

    /** What waits, by hold, the names in order. */
    static List<Hold> by(Collection<WaitingAlert> waiting) {
        Map<String, List<WaitingAlert>> byName =
                waiting.stream().collect(Collectors.groupingBy(WaitingAlert::hold, TreeMap::new, Collectors.toList()));
        List<Hold> holds = new ArrayList<>();
        byName.forEach((name, alerts) -> holds.add(new Hold(name, alerts, Map.of(), null)));
        return holds;
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Why it waits; null where nothing does. */
    public @Nullable HoldReason reason() {
        return waiting.isEmpty() ? null : waiting.get(0).reason();
    }

    /** Since when the first of it waits; null where nothing does. */
    public @Nullable LocalDate since() {
        return waiting.stream()
                .map(WaitingAlert::since)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** Basis points. */
    public int greatestScore() {
        return waiting.stream().mapToInt(WaitingAlert::score).max().orElse(0);
    }

    /** By team, their keys in order. */
    public List<Team> teams() {
        SortedMap<String, Team> teams = new TreeMap<>();
        for (WaitingAlert alert : waiting) {
            teams.put(alert.team(), teams.getOrDefault(alert.team(), Team.NONE).and(alert));
        }
        return List.copyOf(teams.values());
    }

    public int closings() {
        return (int) waiting.stream().filter(WaitingAlert::isClosing).count();
    }

    /** A page of what waits, the gravest first: very many may wait, and only those up to the page are put in order. */
    public List<WaitingAlert> byWorth(int skipped, int most) {
        PriorityQueue<WaitingAlert> gravest = new PriorityQueue<>(WaitingAlert.BY_WORTH.reversed());
        for (WaitingAlert alert : waiting) {
            gravest.add(alert);
            if (gravest.size() > skipped + most) {
                gravest.remove();
            }
        }
        return gravest.stream().sorted(WaitingAlert.BY_WORTH).skip(skipped).toList();
    }

    public Set<String> ids() {
        return waiting.stream().map(WaitingAlert::id).collect(Collectors.toSet());
    }

    /** Changes whenever what waits does, and is the same in every instance: by it one sees whether somebody had all of it before them. */
    public String version() {
        return waiting.size() + "."
                + waiting.stream().mapToLong(WaitingAlert::offset).max().orElse(-1);
    }
}
