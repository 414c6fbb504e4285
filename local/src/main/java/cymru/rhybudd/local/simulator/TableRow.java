package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.RowWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row as the simulator holds it; small, for a council has a million of them. */
final class TableRow {
    private final Table table;
    private final @Nullable Object[] values;

    TableRow(Table table, @Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(table + " has " + table.columns().size() + " columns");
        }
        this.table = table;
        this.values = values;
    }

    Table table() {
        return table;
    }

    @Nullable
    Object get(String column) {
        return values[table.columns().indexOf(column)];
    }

    Object known(String column) {
        return Objects.requireNonNull(get(column));
    }

    TableRow set(String column, @Nullable Object value) {
        values[table.columns().indexOf(column)] = value;
        return this;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    RowWrite written() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            columns.put(table.columns().get(i), values[i]);
        }
        return new RowWrite(table.database(), table.sql(), key(), columns, false);
    }

    RowWrite removed() {
        return new RowWrite(table.database(), table.sql(), key(), Map.of(), true);
    }

    private List<Object> key() {
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < table.keys(); i++) {
            key.add(Objects.requireNonNull(values[i]));
        }
        return key;
    }
}
