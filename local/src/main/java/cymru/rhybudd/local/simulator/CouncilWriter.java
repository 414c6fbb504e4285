package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes to the three databases: the first population in bulk, then one transaction a life event. */
public final class CouncilWriter implements AutoCloseable {
    private static final int BATCH = 1_000;

    private final Map<String, Connection> connections;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** With a connection to each database, by name; they are closed with this writer. */
    public CouncilWriter(Map<String, Connection> connections) throws SQLException {
        this.connections = Map.copyOf(connections);
        for (Connection connection : connections.values()) {
            connection.setAutoCommit(false);
        }
    }

    /** Writes the first day's rows. */
    public void load(Population population) throws SQLException {
        Map<Table, List<TableRow>> byTable = population.rows().stream()
                .collect(Collectors.groupingBy(TableRow::table, () -> new EnumMap<>(Table.class), Collectors.toList()));
        for (Map.Entry<Table, List<TableRow>> entry : byTable.entrySet()) {
            load(entry.getKey(), entry.getValue());
        }
        for (Connection connection : connections.values()) {
            connection.commit();
        }
    }

    private void load(Table table, List<TableRow> rows) throws SQLException {
        try (PreparedStatement insert =
                connection(table.database()).prepareStatement(insert(table.sql(), table.columns()))) {
            int waiting = 0;
            for (TableRow row : rows) {
                bind(insert, 1, nullable(row.values()));
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Commits one life event, and the simulator's progress with it. */
    public CommittedChange commit(long number, PlannedTransaction planned) throws SQLException {
        Connection connection = connection(planned.database());
        try {
            for (RowWrite write : planned.writes()) {
                execute(connection, write);
            }
            long transaction = progress(connection, number);
            connection.commit();
            return new CommittedChange(number, planned.database(), transaction, planned.story(), planned.writes());
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private void execute(Connection connection, RowWrite write) throws SQLException {
        Table table = table(write);
        List<String> keys = table.columns().subList(0, table.keys());
        if (write.removed()) {
            run(connection, "delete from " + write.table() + where(keys), new ArrayList<>(write.key()));
            return;
        }
        List<String> columns = List.copyOf(write.columns().keySet());
        List<@Nullable Object> values = new ArrayList<>(write.columns().values());
        String assignments = columns.stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        run(
                connection,
                insert(write.table(), columns) + " on conflict (" + String.join(", ", keys) + ") do update set "
                        + assignments,
                values);
    }

    private static Table table(RowWrite write) {
        return Stream.of(Table.values())
                .filter(table ->
                        table.database().equals(write.database()) && table.sql().equals(write.table()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + write.table()));
    }

    private void run(Connection connection, String sql, List<@Nullable Object> values) throws SQLException {
        PreparedStatement statement = statement(connection, sql);
        bind(statement, 1, values);
        statement.executeUpdate();
    }

    private long progress(Connection connection, long number) throws SQLException {
        PreparedStatement statement = statement(
                connection,
                "update simulation_progress set last_event = ? where id = 1 returning pg_current_xact_id()::text::bigint");
        statement.setLong(1, number);
        try (ResultSet transaction = statement.executeQuery()) {
            transaction.next();
            return transaction.getLong(1);
        }
    }

    /** The number of the last life event that any database knows. */
    public long lastEvent() throws SQLException {
        long last = 0;
        for (Connection connection : connections.values()) {
            try (Statement statement = connection.createStatement();
                    ResultSet progress = statement.executeQuery("select last_event from simulation_progress")) {
                progress.next();
                last = Math.max(last, progress.getLong(1));
            }
            connection.commit();
        }
        return last;
    }

    private PreparedStatement statement(Connection connection, String sql) throws SQLException {
        String key = connection.getCatalog() + " " + sql;
        PreparedStatement statement = statements.get(key);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(key, statement);
        }
        return statement;
    }

    private Connection connection(String database) {
        return Objects.requireNonNull(connections.get(database));
    }

    private static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private static String where(List<String> keys) {
        return " where " + keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" and "));
    }

    private static List<@Nullable Object> nullable(@Nullable Object[] values) {
        return Arrays.asList(values);
    }

    private static void bind(PreparedStatement statement, int first, List<@Nullable Object> values)
            throws SQLException {
        int place = first;
        for (Object value : values) {
            statement.setObject(place++, value);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }
}
