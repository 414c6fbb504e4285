package cymru.rhybudd.local.simulator;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the columns of the council tables hold, as the databases themselves say. */
public final class CouncilSchema {
    private final Map<Table, Map<String, Column>> tables;

    private CouncilSchema(Map<Table, Map<String, Column>> tables) {
        this.tables = Map.copyOf(tables);
    }

    /** A column's type, and whether a new row must give it. */
    record Column(JDBCType type, boolean mandatory) {}

    /** What somebody knows of the columns without asking; all tables, each with its columns in order, key first. */
    static CouncilSchema of(Map<Table, Map<String, Column>> tables) {
        return new CouncilSchema(tables);
    }

    /** Asks the three databases, by name. */
    public static CouncilSchema read(Map<String, Connection> connections) throws SQLException {
        Map<Table, Map<String, Column>> tables = new EnumMap<>(Table.class);
        Map<String, Map<String, Map<String, Column>>> found = new HashMap<>();
        for (Map.Entry<String, Connection> connection : connections.entrySet()) {
            found.put(connection.getKey(), columns(connection.getValue().getMetaData()));
        }
        for (Table table : Table.values()) {
            Map<String, Column> all = Objects.requireNonNull(
                    Objects.requireNonNull(found.get(table.database())).get(table.sql()));
            Map<String, Column> columns = new LinkedHashMap<>();
            table.columns().forEach(column -> columns.put(column, Objects.requireNonNull(all.get(column))));
            tables.put(table, columns);
        }
        return of(tables);
    }

    private static Map<String, Map<String, Column>> columns(DatabaseMetaData database) throws SQLException {
        Map<String, Map<String, Column>> columns = new TreeMap<>();
        try (ResultSet row = database.getColumns(null, "public", "%", "%")) {
            while (row.next()) {
                boolean mandatory = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
                columns.computeIfAbsent(row.getString("TABLE_NAME"), first -> new LinkedHashMap<>())
                        .put(
                                row.getString("COLUMN_NAME"),
                                new Column(JDBCType.valueOf(row.getInt("DATA_TYPE")), mandatory));
            }
        }
        return columns;
    }

    /** The columns of a table that a story may set, key first. */
    Map<String, Column> columns(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }
}
