package cymru.rhybudd.console.desk;

import java.util.List;
import java.util.Map;

/**
 * One page of a list.
 *
 * @param alerts those of the page
 * @param page which page it is, from 1
 * @param pages how many there are, at least 1
 * @param hidden how many of all of them say nothing, whatever is asked for; no other number counts them
 * @param byUrgency how many by urgency, of those in the filter's state
 * @param byState how many by state, of those whose alerts the filter asks for
 * @param byHolder how many are open by whose they are
 * @param held how many wait, for a supervisor or for the team's next week
 * @param digests the digests of which something is open on the team's list
 * @param upTo what is in it
 */
public record QueuePage(
        List<OpenAlert> alerts,
        int page,
        int pages,
        int hidden,
        Map<Urgency, Integer> byUrgency,
        Map<AlertState, Integer> byState,
        Map<Holder, Integer> byHolder,
        int held,
        List<DigestLine> digests,
        ToldUpTo upTo) {
    public QueuePage {
        alerts = List.copyOf(alerts);
        byUrgency = Map.copyOf(byUrgency);
        byState = Map.copyOf(byState);
        byHolder = Map.copyOf(byHolder);
        digests = List.copyOf(digests);
    }

    /** How many are in the filter's state, whatever their urgency. */
    public int total() {
        return byUrgency.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(Urgency urgency) {
        return byUrgency.getOrDefault(urgency, 0);
    }

    public int count(AlertState state) {
        return byState.getOrDefault(state, 0);
    }

    public int count(Holder holder) {
        return byHolder.getOrDefault(holder, 0);
    }

    /** How many are open in any way. */
    public int open() {
        return byState.entrySet().stream()
                .filter(state -> state.getKey().isOpen())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
