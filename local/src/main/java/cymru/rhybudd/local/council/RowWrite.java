package cymru.rhybudd.local.council;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a council database, written or removed.
 *
 * @param database education, housing or revenues
 * @param key the values of the primary key, in the order of its columns
 * @param columns every column that is set, by name, the key's too; empty when the row is removed. Values are Long, Integer,
 *     String, Boolean, BigDecimal, LocalDate or null
 */
public record RowWrite(
        String database, String table, List<Object> key, Map<String, @Nullable Object> columns, boolean removed) {
    public RowWrite {
        key = List.copyOf(key);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The row's name as the topology gives it: database/table/key, with the parts of a composite key joined by a comma. */
    public String name() {
        return database + "/" + table + "/"
                + String.join(",", key.stream().map(String::valueOf).toList());
    }
}
