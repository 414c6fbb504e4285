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

    /** The rows whose last day is over then, in the order of their days and names. A clock that goes back, or on within a day, ends none. */
    List<Ending> over(Instant now) {
        if (isNoNewDay(now)) {
            return List.of();
        }
        List<Ending> over = new ArrayList<>();
        try (KeyValueIterator<String, String> due = store.range(FIRST, day(now).toString())) {
            due.forEachRemaining(entry -> {
                int slash = entry.key.indexOf('/');
                over.add(new Ending(
                        LocalDate.parse(entry.key.substring(0, slash)), entry.key.substring(slash + 1), entry.value));
            });
        }
        return over;
    }

    /** The clock has ticked, and whoever was over is off. Noted last: were one of them not to go, the next tick would try again. */
    void turnTo(Instant now) {
        if (!isNoNewDay(now)) {
            store.put(TODAY, day(now).toString());
        }
    }

    private boolean isNoNewDay(Instant now) {
        @Nullable String before = store.get(TODAY);
        return before != null && before.compareTo(day(now).toString()) >= 0;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String key(LocalDate lastDay, String row) {
        return lastDay + "/" + row;
    }
}
