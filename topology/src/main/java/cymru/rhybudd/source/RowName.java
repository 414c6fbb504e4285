package cymru.rhybudd.source;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names rows and what they are about: source/entity/key, where several key columns are parted by commas. */
final class RowName {
    private final String prefix;
    private final List<Column> columns;

    RowName(String source, String entity, List<Column> columns) {
        this.prefix = source + "/" + entity + "/";
        this.columns = List.copyOf(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /** The name by the values of all listed columns. */
    String ofRow(@Nullable Object[] row) {
        @Nullable Object[] key = new Object[columns.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = row[columns.get(i).index()];
        }
        return ofKey(key);
    }

    /** The name by the values of the key columns alone. */
    String ofKey(@Nullable Object[] key) {
        if (key.length == 1) {
            return prefix + print(columns.get(0), key[0]);
        }
        StringBuilder name = new StringBuilder(prefix);
        for (int i = 0; i < key.length; i++) {
            name.append(i == 0 ? "" : ",").append(escape(print(columns.get(i), key[i])));
        }
        return name.toString();
    }

    private static String print(Column column, @Nullable Object value) {
        return column.type() == ColumnType.DATE && value instanceof Long day
                ? LocalDate.ofEpochDay(day).toString()
                : String.valueOf(value);
    }

    /** So that the keys 'a,b' and 'a', 'b' do not share a name. */
    private static String escape(String part) {
        return part.indexOf(',') < 0 && part.indexOf('%') < 0
                ? part
                : part.replace("%", "%25").replace(",", "%2C");
    }
}
