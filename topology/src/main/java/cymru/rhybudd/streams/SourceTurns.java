package cymru.rhybudd.streams;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The turns of one database's records, in milliseconds. Which of its tables says too much is told by a clock of each table, which
 * goes on by a millisecond at least with each record (Virtual Clock: L. Zhang, SIGCOMM 1990). While such a clock is ahead, the database's
 * records have their turns {@link #LATER_MILLIS} after they were appended; when none is any longer, that shrinks by half a millisecond a millisecond.
 *
 * <p>Of two records of the database, be they of different tables, the younger never has the earlier turn: a change of pace holds from the first time on of
 * which no record was seen yet.
 */
final class SourceTurns {
    /** Five minutes: what 300,000 rows take at a thousand a second. Nobody waits longer than that for others. */
    static final long LATER_MILLIS = 5 * 60_000;

    /** A table's clock may be ahead so far: so many records may come at once. */
    static final long AHEAD_MILLIS = 1_000;

    private static final int PACES_REMEMBERED = 16;

    private final Map<String, Long> clocks = new HashMap<>();
    private final Set<String> ahead = new HashSet<>();
    private final TreeMap<Long, Pace> paces = new TreeMap<>();
    private long latest;

    private enum Pace {
        FAST,
        USUAL_AGAIN
    }

    /** The turn of a record that was appended to a table's topic then; of each topic records come in their order. */
    long turn(String topic, long appendedAt) {
        boolean fast = !ahead.isEmpty();
        long clock = Math.max(appendedAt, Math.min(clocks.getOrDefault(topic, 0L) + 1, appendedAt + LATER_MILLIS));
        clocks.put(topic, clock);
        if (clock - appendedAt > AHEAD_MILLIS) {
            ahead.add(topic);
        }
        ahead.removeIf(table -> Objects.requireNonNull(clocks.get(table)) <= appendedAt);
        latest = Math.max(latest, appendedAt);
        if (fast == ahead.isEmpty()) {
            paces.put(latest + 1, fast ? Pace.USUAL_AGAIN : Pace.FAST);
            if (paces.size() > PACES_REMEMBERED) {
                paces.pollFirstEntry();
            }
        }
        return appendedAt + later(appendedAt);
    }

    private long later(long appendedAt) {
        Map.Entry<Long, Pace> pace = paces.floorEntry(appendedAt);
        if (pace == null) {
            return 0;
        }
        return pace.getValue() == Pace.FAST
                ? LATER_MILLIS
                : Math.max(0, LATER_MILLIS - (appendedAt - pace.getKey()) / 2);
    }
}
