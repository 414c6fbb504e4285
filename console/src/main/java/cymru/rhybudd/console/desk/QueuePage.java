package cymru.rhybudd.console.desk;

import java.util.List;
import java.util.Map;

/**
 * One page of a team's list.
 *
 * @param alerts those of the page
 * @param page which page it is, from 1
 * @param pages how many there are, at least 1
 * @param matching how many alerts the filter lets through
 * @param counts how many stand on the list by urgency, whatever the filter
 * @param held how many wait, for a supervisor or for the team's next week
 * @param upTo the offset up to which officer-notifications is in it
 */
public record QueuePage(
        List<OpenAlert> alerts, int page, int pages, int matching, Map<Urgency, Integer> counts, int held, long upTo) {
    public QueuePage {
        alerts = List.copyOf(alerts);
        counts = Map.copyOf(counts);
    }

    /** How many stand on the list, whatever the filter. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many stand on the list with this urgency. */
    public int count(Urgency urgency) {
        return counts.getOrDefault(urgency, 0);
    }
}
