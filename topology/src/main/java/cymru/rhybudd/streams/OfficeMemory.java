package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.ReplayedMemory;
import cymru.rhybudd.schemas.StoredBudget;
import cymru.rhybudd.schemas.StoredHold;
import cymru.rhybudd.schemas.StoredOffice;
import cymru.rhybudd.schemas.StoredOfficeWork;
import cymru.rhybudd.schemas.StoredTelling;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that NOTIFY remembers.
 *
 * @param waiting the alerts that wait, by {@link cymru.rhybudd.domain.office.WaitingKey}
 * @param keys where an alert waits, by its id
 * @param tellings episodes that are open, or of which something waits, by their ids
 * @param budgets what each team was told this week, by team
 * @param office what the log last said to everybody
 * @param work what is done in steps, in the order in which it came
 */
public record OfficeMemory(
        Shelf<StoredHold> waiting,
        Shelf<String> keys,
        Shelf<StoredTelling> tellings,
        Shelf<StoredBudget> budgets,
        Shelf<StoredOffice> office,
        Shelf<StoredOfficeWork> work) {

    /** After every key. */
    private static final String LAST = "\uffff";

    /** Nothing yet, for whoever replays the log; for one thread. */
    public static OfficeMemory empty() {
        return new OfficeMemory(
                Shelf.inMemory(),
                Shelf.inMemory(),
                Shelf.inMemory(),
                Shelf.inMemory(),
                Shelf.inMemory(),
                Shelf.inMemory());
    }

    /** What another replay remembered, for whoever goes on from there; for one thread. */
    public static OfficeMemory of(ReplayedMemory replayed) {
        return new OfficeMemory(
                shelf(replayed.getWaiting()),
                shelf(replayed.getKeys()),
                shelf(replayed.getTellings()),
                shelf(replayed.getBudgets()),
                shelf(replayed.getOffice()),
                shelf(replayed.getWork()));
    }

    /** All of it. */
    public ReplayedMemory replayed() {
        return new ReplayedMemory(all(waiting), all(keys), all(tellings), all(budgets), all(office), all(work));
    }

    private static <V> Shelf<V> shelf(Map<String, V> values) {
        Shelf<V> shelf = Shelf.inMemory();
        values.forEach(shelf::put);
        return shelf;
    }

    private static <V> Map<String, V> all(Shelf<V> shelf) {
        Map<String, V> all = new TreeMap<>();
        shelf.range("", LAST, Integer.MAX_VALUE).forEach(entry -> all.put(entry.key, entry.value));
        return all;
    }
}
