package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.simulator.CouncilSchema.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The council tables as {@code council/*.sql} creates them, read without a database. */
final class CouncilDdl {
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("(\\w+)\\s+(\\w+)(?:\\([0-9,]+\\))?(.*)");
    private static final Pattern KEY = Pattern.compile("primary key \\((.+)\\)");
    private static final Pattern PARENT = Pattern.compile("references (\\w+)");

    private static final Map<String, TableDdl> TABLES = read();

    private CouncilDdl() {}

    /** A column, and the table whose row its value must name, if any. */
    record ColumnDdl(
            JDBCType type, boolean mandatory, @Nullable String parent) {}

    /** A table; its key's columns are always there. */
    record TableDdl(String database, String name, List<String> key, Map<String, ColumnDdl> columns) {
        String path() {
            return database + "/" + name;
        }

        ColumnDdl column(String name) {
            ColumnDdl column = columns.get(name);
            if (column == null) {
                throw new AssertionError(path() + " has no column " + name);
            }
            return column;
        }
    }

    /** The table of that name, as {@code database/table}. */
    static TableDdl table(String path) {
        TableDdl table = TABLES.get(path);
        if (table == null) {
            throw new AssertionError("there is no table " + path);
        }
        return table;
    }

    static Stream<TableDdl> tables() {
        return TABLES.values().stream();
    }

    /** What the databases would say of themselves. */
    static CouncilSchema schema() {
        Map<Table, Map<String, Column>> tables = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            TableDdl ddl = table(table.database() + "/" + table.sql());
            Map<String, Column> columns = new LinkedHashMap<>();
            table.columns().forEach(name -> {
                ColumnDdl column = ddl.column(name);
                columns.put(name, new Column(column.type(), column.mandatory()));
            });
            tables.put(table, columns);
        }
        return CouncilSchema.of(tables);
    }

    private static Map<String, TableDdl> read() {
        Map<String, TableDdl> tables = new LinkedHashMap<>();
        for (String database : List.of("education", "housing", "revenues")) {
            Matcher table = TABLE.matcher(text(database).replaceAll("--.*", ""));
            while (table.find()) {
                TableDdl read = table(database, table.group(1), table.group(2));
                tables.put(read.path(), read);
            }
        }
        return tables;
    }

    private static TableDdl table(String database, String name, String body) {
        List<String> key = new ArrayList<>();
        Map<String, ColumnDdl> columns = new LinkedHashMap<>();
        for (String line :
                body.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            Matcher keys = KEY.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (keys.find()) {
                key.addAll(List.of(keys.group(1).split(", ")));
            } else if (column.matches()) {
                String rest = column.group(3);
                if (rest.contains("primary key")) {
                    key.add(column.group(1));
                }
                Matcher parent = PARENT.matcher(rest);
                columns.put(
                        column.group(1),
                        new ColumnDdl(
                                type(column.group(2)),
                                rest.contains("not null") || rest.contains("primary key"),
                                parent.find() ? database + "/" + parent.group(1) : null));
            } else {
                throw new AssertionError("not understood in " + database + ".sql: " + line);
            }
        }
        return new TableDdl(database, name, List.copyOf(key), columns);
    }

    /** As PostgreSQL's driver names the types. */
    private static JDBCType type(String sql) {
        return switch (sql) {
            case "bigint" -> JDBCType.BIGINT;
            case "integer" -> JDBCType.INTEGER;
            case "numeric" -> JDBCType.NUMERIC;
            case "boolean" -> JDBCType.BIT;
            case "date" -> JDBCType.DATE;
            case "text" -> JDBCType.VARCHAR;
            case "timestamptz" -> JDBCType.TIMESTAMP;
            default -> throw new AssertionError("type not understood: " + sql);
        };
    }

    private static String text(String database) {
        try (InputStream sql = Objects.requireNonNull(
                CouncilDdl.class.getResourceAsStream("/council/" + database + ".sql"), database)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
