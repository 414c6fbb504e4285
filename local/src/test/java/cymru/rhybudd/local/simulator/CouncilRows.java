package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.simulator.CouncilDdl.ColumnDdl;
import cymru.rhybudd.local.simulator.CouncilDdl.TableDdl;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the three databases by key, which refuses what the databases would refuse, and a little more. */
final class CouncilRows {
    private final Map<String, Map<List<Object>, Map<String, @Nullable Object>>> tables = new HashMap<>();
    /** The keys of every row that ever was, by table. */
    private final Map<String, Set<List<Object>>> used = new HashMap<>();
    /** How many rows name a row, by the named row. */
    private final Map<String, Integer> references = new HashMap<>();

    /** What one write did. */
    enum Effect {
        INSERTED,
        UPDATED,
        DELETED
    }

    /** Takes a write in; AssertionError where a constraint forbids it, a deleted row is not there, or a key comes back. */
    Effect apply(RowWrite write) {
        TableDdl table = CouncilDdl.table(write.database() + "/" + write.table());
        Map<List<Object>, Map<String, @Nullable Object>> rows = rows(table);
        Map<String, @Nullable Object> before = rows.get(write.key());
        if (write.removed()) {
            require(before != null, write, "is deleted and is not there");
            require(references.getOrDefault(write.name(), 0) == 0, write, "is deleted while other rows name it");
            rows.remove(write.key());
            count(table, Objects.requireNonNull(before), -1);
            return Effect.DELETED;
        }
        Map<String, @Nullable Object> after = new LinkedHashMap<>(before == null ? Map.of() : before);
        after.putAll(write.columns());
        check(table, write, after);
        rows.put(write.key(), after);
        count(table, after, 1);
        if (before != null) {
            count(table, before, -1);
            return Effect.UPDATED;
        }
        require(
                used.computeIfAbsent(table.path(), first -> new HashSet<>()).add(write.key()),
                write,
                "comes back after it was deleted");
        return Effect.INSERTED;
    }

    /** A row's columns, as long as it is there. */
    @Nullable
    Map<String, @Nullable Object> row(RowWrite write) {
        return rows(CouncilDdl.table(write.database() + "/" + write.table())).get(write.key());
    }

    Stream<Map<String, @Nullable Object>> rows(String path) {
        return rows(CouncilDdl.table(path)).values().stream();
    }

    private Map<List<Object>, Map<String, @Nullable Object>> rows(TableDdl table) {
        return tables.computeIfAbsent(table.path(), first -> new LinkedHashMap<>());
    }

    private void check(TableDdl table, RowWrite write, Map<String, @Nullable Object> row) {
        List<@Nullable Object> key = new ArrayList<>();
        table.key().forEach(column -> key.add(row.get(column)));
        require(key.equals(write.key()), write, "says another key in its columns: " + key);
        row.keySet().forEach(table::column);
        for (Map.Entry<String, ColumnDdl> entry : table.columns().entrySet()) {
            ColumnDdl column = entry.getValue();
            Object value = row.get(entry.getKey());
            if (value == null) {
                boolean filledIn = column.type() == JDBCType.TIMESTAMP; // default now()
                require(!column.mandatory() || filledIn, write, "has no " + entry.getKey());
            } else {
                require(fits(column.type(), value), write, entry.getKey() + " can not be " + value);
                require(parentIsThere(column, value), write, entry.getKey() + " names no row: " + value);
            }
        }
    }

    private static boolean fits(JDBCType type, Object value) {
        return switch (type) {
            case BIGINT -> value instanceof Long;
            case INTEGER -> value instanceof Integer;
            case NUMERIC -> value instanceof BigDecimal amount && amount.scale() <= 2 && amount.precision() <= 10;
            case BIT -> value instanceof Boolean;
            case DATE -> value instanceof LocalDate;
            default -> value instanceof String;
        };
    }

    private boolean parentIsThere(ColumnDdl column, Object value) {
        return column.parent() == null
                || rows(CouncilDdl.table(column.parent())).containsKey(List.of(value));
    }

    private void count(TableDdl table, Map<String, @Nullable Object> row, int change) {
        table.columns().forEach((name, column) -> {
            Object value = row.get(name);
            if (column.parent() != null && value != null) {
                references.merge(column.parent() + "/" + value, change, Integer::sum);
            }
        });
    }

    private static void require(boolean rule, RowWrite write, String problem) {
        if (!rule) {
            throw new AssertionError(write.name() + " " + problem);
        }
    }
}
