package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.SourceChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Whose time as a party ends on a day to come: party rows by their last day, each with the position of the change that said so. The date
 * of the latest tick is kept beside them, for a row may say its end when that is over by the log's clock already.
 */
final class Endings {
    /** Before every date. */
    private static final String TODAY = "";

    private static final String FIRST = "0";

    private final KeyValueStore<String, String> store;

    Endings(KeyValueStore<String, String> store) {
        this.store = store;
    }

    /** A party row whose last day is over. */
    record Ending(LocalDate lastDay, String row, String position) {

        /** No transaction says so: the row as it was last committed does, once the day is over. */
        SourceChange change() {
            String[] names = row.split("/", 3);
            return new SourceChange(
                    names[0],
                    names[1],
                    row,
                    "u",
                    false,
                    position,
                    null,
                    lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /** Whether that day is over by the log's clock; before its first tick, by the time of the commit that says so. */
    boolean isOver(LocalDate lastDay, Instant committedAt) {
        @Nullable String today = store.get(TODAY);
        return lastDay.isBefore(today == null ? day(committedAt) : LocalDate.parse(today));
    }

    void put(LocalDate lastDay, String row, String position) {
        store.put(key(lastDay, row), position);
    }

    void remove(LocalDate lastDay, String row) {
        store.delete(key(lastDay, row));
    }

    /** The clock ticks: takes out the rows whose last day is over by then, in the order of their days and names. A clock that goes back changes nothing. */
    List<Ending> turnTo(Instant now) {
        String today = day(now).toString();
        @Nullable String before = store.get(TODAY);
        if (before != null && before.compareTo(today) >= 0) {
            return List.of();
        }
        List<Ending> over = new ArrayList<>();
        try (KeyValueIterator<String, String> due = store.range(FIRST, today)) {
            due.forEachRemaining(entry -> {
                int slash = entry.key.indexOf('/');
                over.add(new Ending(
                        LocalDate.parse(entry.key.substring(0, slash)), entry.key.substring(slash + 1), entry.value));
            });
        }
        over.forEach(ending -> remove(ending.lastDay(), ending.row()));
        store.put(TODAY, today);
        return over;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String key(LocalDate lastDay, String row) {
        return lastDay + "/" + row;
    }
}
