package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.StoredBudget;
import cymru.rhybudd.schemas.StoredHold;
import cymru.rhybudd.schemas.StoredOffice;
import cymru.rhybudd.schemas.StoredOfficeWork;
import cymru.rhybudd.schemas.StoredTelling;

/**
 * All that NOTIFY remembers.
 *
 * @param waiting the alerts that wait, by {@link cymru.rhybudd.domain.office.WaitingKey}
 * @param keys where an alert waits, by its id
 * @param tellings open episodes, by their ids
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
}
