package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.council.RowWrite;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the three council databases in memory, as far as they count. For one thread. */
public final class CouncilImage {
    private static final int FETCH_SIZE = 10_000;

    private final Map<CouncilTable, Map<List<Object>, Row>> rows = new EnumMap<>(CouncilTable.class);

    /** What one row was and is; null where it was or is not there. */
    record Replaced(@Nullable Row before, @Nullable Row after) {}

    /** An image of empty databases. */
    public CouncilImage() {
        for (CouncilTable table : CouncilTable.values()) {
            rows.put(table, new HashMap<>());
        }
    }

    /** Reads each database in one REPEATABLE READ transaction of its own; the connections stay open. */
    public static CouncilImage read(Connection education, Connection housing, Connection revenues) throws SQLException {
        CouncilImage image = new CouncilImage();
        image.read("education", education);
        image.read("housing", housing);
        image.read("revenues", revenues);
        return image;
    }

    private void read(String database, Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            for (CouncilTable table : CouncilTable.of(database)) {
                read(table, connection);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            connection.setTransactionIsolation(isolation);
        }
    }

    private void read(CouncilTable table, Connection connection) throws SQLException {
        String query = "select " + String.join(", ", table.columns()) + " from " + table.table();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet result = statement.executeQuery(query)) {
                read(table, result);
            }
        }
    }

    private void read(CouncilTable table, ResultSet result) throws SQLException {
        List<Boolean> areDates = new ArrayList<>();
        for (int i = 1; i <= table.columns().size(); i++) {
            areDates.add(result.getMetaData().getColumnType(i) == Types.DATE);
        }
        Map<LocalDate, LocalDate> dates = new HashMap<>(); // one object for equal dates: they repeat endlessly
        while (result.next()) {
            Map<String, Object> columns = new HashMap<>();
            for (int i = 0; i < table.columns().size(); i++) {
                Object value =
                        areDates.get(i) ? result.getObject(i + 1, LocalDate.class) : plain(result.getObject(i + 1));
                if (value != null) {
                    columns.put(
                            table.columns().get(i),
                            value instanceof LocalDate date ? dates.computeIfAbsent(date, same -> same) : value);
                }
            }
            put(table, columns);
        }
    }

    /** Writes or removes a row; columns that an update leaves out keep their values, and a table that does not count changes nothing. */
    public void apply(RowWrite write) {
        replace(write);
    }

    Replaced replace(RowWrite write) {
        CouncilTable table = CouncilTable.find(write.database(), write.table());
        if (table == null) {
            return new Replaced(null, null);
        }
        List<Object> key = write.key().stream().map(CouncilImage::known).toList();
        Row before = rows(table).get(key);
        if (write.removed()) {
            rows(table).remove(key);
            return new Replaced(before, null);
        }
        Map<String, Object> columns = new HashMap<>(before == null ? Map.of() : before.columns());
        for (int i = 0; i < key.size(); i++) {
            columns.put(table.key().get(i), key.get(i));
        }
        write.columns().forEach((column, written) -> set(table, columns, column, written));
        return new Replaced(before, put(table, columns));
    }

    private static void set(CouncilTable table, Map<String, Object> columns, String column, @Nullable Object written) {
        Object value = plain(written);
        if (!table.columns().contains(column)) {
            return;
        }
        if (value == null) {
            columns.remove(column);
        } else {
            columns.put(column, value);
        }
    }

    private Row put(CouncilTable table, Map<String, Object> columns) {
        List<Object> key = new ArrayList<>();
        table.key().forEach(column -> key.add(known(columns.get(column))));
        Row row = new Row(table, List.copyOf(key), Map.copyOf(columns));
        rows(table).put(row.key(), row);
        return row;
    }

    Stream<Row> rows() {
        return rows.values().stream().flatMap(table -> table.values().stream());
    }

    private Map<List<Object>, Row> rows(CouncilTable table) {
        return rows.computeIfAbsent(table, absent -> new HashMap<>());
    }

    private static Object known(@Nullable Object value) {
        Object plain = plain(value);
        if (plain == null) {
            throw new IllegalArgumentException("a primary key without a value");
        }
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Integer whole ? (Object) whole.longValue() : value;
    }
}
