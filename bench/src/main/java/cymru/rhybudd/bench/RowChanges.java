package cymru.rhybudd.bench;

import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.simulator.LifeEvents;
import cymru.rhybudd.local.simulator.Population;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The simulator's council as changes of captured rows: the first day's rows as new ones, then life events. */
final class RowChanges {
    private static final double PACE = 200;
    private static final double QUIET_SECONDS = 3;

    private final Population population;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LifeEvents events;
    private final Set<String> captured;
    private final Map<String, Map<String, @Nullable Object>> images = new HashMap<>();
    private long transactions;

    /**
     * One change of one row.
     *
     * @param before the row's columns before the change; null of a new row
     * @param after the row's columns after the change; null of a row removed
     * @param transaction counts the transactions from 1
     */
    record RowChange(
            RowWrite write,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after,
            long transaction) {

        String operation() {
            return before == null ? "c" : after == null ? "d" : "u";
        }
    }

    /** With the topics of the captured tables. */
    RowChanges(long seed, int citizens, Set<String> captured) {
        this.population = Population.generate(seed, citizens, today);
        this.events = new LifeEvents(population, seed, PACE, QUIET_SECONDS);
        this.captured = Set.copyOf(captured);
    }

    /** The topic of the table that a row belongs to. */
    static String topic(RowWrite write) {
        return write.database() + ".public." + write.table();
    }

    /** How many rows of captured tables there are on the first day; these are told first. */
    long firstDay() {
        return population
                .written()
                .filter(write -> captured.contains(topic(write)))
                .count();
    }

    /** Tells so many changes, in the order in which they were made. */
    void tell(long changes, Consumer<RowChange> listener) {
        long[] left = {changes};
        Consumer<RowChange> counting = change -> {
            if (left[0]-- > 0) {
                listener.accept(change);
            }
        };
        population.written().forEach(write -> tell(write, counting));
        while (left[0] > 0) {
            transactions++;
            events.next(today).writes().forEach(write -> tell(write, counting));
        }
    }

    private void tell(RowWrite write, Consumer<RowChange> listener) {
        if (!captured.contains(topic(write))) {
            return;
        }
        Map<String, @Nullable Object> before =
                write.removed() ? images.remove(write.name()) : images.put(write.name(), write.columns());
        if (before != null || !write.removed()) {
            listener.accept(new RowChange(write, before, write.removed() ? null : write.columns(), transactions));
        }
    }
}
