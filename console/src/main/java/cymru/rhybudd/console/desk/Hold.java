package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits under one name, that of a hold or the id of a single alert, and what was ruled about it so far.
 *
 * @param waiting in no order, without what is hidden
 * @param hidden that of which nothing is said but that it waits, for its people are restricted
 * @param settled what rulings made of what waited before: how many alerts each
 * @param ruled the ruling about this very name that was written last, carried out or not; null for none
 */
public record Hold(
        String name,
        List<WaitingAlert> waiting,
        List<WaitingAlert> hidden,
        Map<Settlement, Integer> settled,
        @Nullable HoldRuled ruled) {
    public Hold {
        waiting = List.copyOf(waiting);
        hidden = List.copyOf(hidden);
        settled = Map.copyOf(settled);
    }

    /**
     * How many wait for a team.
     *
     * @param closings those that say that a concern is over
     * @param restricted those of which nothing is said; none of the other numbers has them
     */
    public record Team(String team, int red, int amber, int other, int closings, int restricted) {
        /** Nothing waits. */
        public static Team none(String team) {
            return new Team(team, 0, 0, 0, 0, 0);
        }

        private Team and(WaitingAlert alert) {
            if (alert.isClosing()) {
                return new Team(team, red, amber, other, closings + 1, restricted);
            }
            return switch (alert.colour()) {
                case RED -> new Team(team, red + 1, amber, other, closings, restricted);
                case AMBER -> new Team(team, red, amber + 1, other, closings, restricted);
                case GREEN, UNKNOWN -> new Team(team, red, amber, other + 1, closings, restricted);
            };
        }

        private Team andOneHidden() {
            return new Team(team, red, amber, other, closings, restricted + 1);
        }
    }

    /** What waits, by hold, the names in order. */
    static List<Hold> by(Collection<WaitingAlert> waiting) {
        Map<String, List<WaitingAlert>> byName =
                waiting.stream().collect(Collectors.groupingBy(WaitingAlert::hold, TreeMap::new, Collectors.toList()));
        List<Hold> holds = new ArrayList<>();
        byName.forEach((name, alerts) -> holds.add(new Hold(name, alerts, List.of(), Map.of(), null)));
        return holds;
    }

    /** The same, with nothing said of some more. */
    public Hold hiding(Predicate<WaitingAlert> isHidden) {
        List<WaitingAlert> said = new ArrayList<>();
        List<WaitingAlert> unsaid = new ArrayList<>(hidden);
        waiting.forEach(alert -> (isHidden.test(alert) ? unsaid : said).add(alert));
        return new Hold(name, said, unsaid, settled, ruled);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many wait, hidden or not: a ruling is about all of them. */
    public int size() {
        return waiting.size() + hidden.size();
    }

    private Stream<WaitingAlert> all() {
        return Stream.concat(waiting.stream(), hidden.stream());
    }

    /** The hold, where this is about a single alert of it; where nothing waits, the name itself. */
    public String holdName() {
        return all().findFirst().map(WaitingAlert::hold).orElse(name);
    }

    /** Why it waits; null where nothing does. */
    public @Nullable HoldReason reason() {
        return all().findFirst().map(WaitingAlert::reason).orElse(null);
    }

    /** Since when the first of it waits that is not hidden; null where there is none. */
    public @Nullable LocalDate since() {
        return waiting.stream()
                .map(WaitingAlert::since)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** Basis points, of what is not hidden; empty where there is none. */
    public OptionalInt greatestScore() {
        return waiting.stream().mapToInt(WaitingAlert::score).max();
    }

    /** By team, their keys in order. */
    public List<Team> teams() {
        SortedMap<String, Team> teams = new TreeMap<>();
        for (WaitingAlert alert : waiting) {
            teams.put(alert.team(), counted(teams, alert).and(alert));
        }
        for (WaitingAlert alert : hidden) {
            teams.put(alert.team(), counted(teams, alert).andOneHidden());
        }
        return List.copyOf(teams.values());
    }

    private static Team counted(Map<String, Team> teams, WaitingAlert alert) {
        return teams.getOrDefault(alert.team(), Team.none(alert.team()));
    }

    /** How many that are not hidden say that a concern is over. */
    public int closings() {
        return (int) waiting.stream().filter(WaitingAlert::isClosing).count();
    }

    /** A page of what waits: first, in an order that says nothing, what is hidden, then the gravest. */
    public List<WaitingAlert> listed(int skipped, int most) {
        List<WaitingAlert> page = new ArrayList<>(hidden.stream()
                .sorted(Comparator.comparing(WaitingAlert::id))
                .skip(skipped)
                .limit(most)
                .toList());
        page.addAll(byWorth(Math.max(0, skipped - hidden.size()), most - page.size()));
        return page;
    }

    /** Very many may wait, and only those up to the page are put in order. */
    private List<WaitingAlert> byWorth(int skipped, int most) {
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
        return all().map(WaitingAlert::id).collect(Collectors.toSet());
    }

    /** Changes whenever what waits does, and is the same in every instance: by it one sees whether somebody had all of it before them. */
    public String version() {
        return size() + "." + all().mapToLong(WaitingAlert::offset).max().orElse(-1);
    }
}
