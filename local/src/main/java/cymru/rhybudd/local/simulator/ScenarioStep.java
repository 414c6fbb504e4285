package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.RowWrite;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a story.
 *
 * @param say what happens, in the words of the story
 * @param after how long after the step before
 */
record ScenarioStep(String say, Duration after, String database, List<Change> changes) {
    /** A value of a column: a constant, or a date counted from the day on which the story is played. */
    interface Value {
        @Nullable
        Object on(LocalDate today);
    }

    /** A row that is written with these values over what it held, or that is removed. */
    record Change(Table table, List<Value> key, Map<String, Value> values, boolean removed) {
        private RowWrite written(LocalDate today, StoryRows rows) {
            List<Object> known = keyOn(key, today);
            TableRow row = rows.row(table, known);
            if (removed) {
                rows.remove(table, known);
                return row.removed();
            }
            values.forEach((column, value) -> row.set(column, value.on(today)));
            return row.written();
        }
    }

    /** A row's key on that day: its dates too are counted. */
    static List<Object> keyOn(List<Value> key, LocalDate today) {
        List<Object> known = new ArrayList<>();
        key.forEach(part -> known.add(Objects.requireNonNull(part.on(today))));
        return known;
    }

    PlannedTransaction planned(LocalDate today, StoryRows rows) {
        List<RowWrite> writes = new ArrayList<>();
        changes.forEach(change -> writes.add(Objects.requireNonNull(change.written(today, rows))));
        return new PlannedTransaction(database, say, after, writes);
    }
}
