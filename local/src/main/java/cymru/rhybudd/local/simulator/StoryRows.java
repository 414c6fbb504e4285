package cymru.rhybudd.local.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a story as they are by now, so that a step need only say what changes. */
final class StoryRows {
    private final Map<Table, Map<List<Object>, TableRow>> rows = new HashMap<>();

    /** The row of that key; empty but for its key when the story has not spoken of it, or has removed it. */
    TableRow row(Table table, List<Object> key) {
        return rows.computeIfAbsent(table, first -> new HashMap<>()).computeIfAbsent(key, first -> {
            @Nullable Object[] values = new Object[table.columns().size()];
            for (int i = 0; i < key.size(); i++) {
                values[i] = key.get(i);
            }
            return new TableRow(table, values);
        });
    }

    /** Whether the story has spoken of the row and has not removed it. */
    boolean holds(Table table, List<Object> key) {
        return rows.getOrDefault(table, Map.of()).containsKey(key);
    }

    void remove(Table table, List<Object> key) {
        rows.getOrDefault(table, new HashMap<>()).remove(key);
    }
}
