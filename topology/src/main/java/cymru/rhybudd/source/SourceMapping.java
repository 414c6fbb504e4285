package cymru.rhybudd.source;

import cymru.rhybudd.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is taken from one council system, and how its rows become facts. It is immutable. */
public final class SourceMapping {
    private static final String HEARTBEAT = TableMapping.SCHEMA + ".debezium_heartbeat";

    private final String source;
    private final String name;
    private final List<TableMapping> tables;

    SourceMapping(String source, String name, List<TableMapping> tables) {
        this.source = source;
        this.name = name;
        this.tables = List.copyOf(tables);
    }

    /** Reads and compiles a mapping file; stops with all its faults. */
    public static SourceMapping load(Path file) {
        return YamlFile.load(file, root -> new SourceMappingReader().read(root));
    }

    /** Compiles a mapping from YAML text; the file name is for faults. */
    public static SourceMapping parse(String fileName, String text) {
        return YamlFile.parse(fileName, text, root -> new SourceMappingReader().read(root));
    }

    /** The source's id, with which the names of its rows begin. */
    public String source() {
        return source;
    }

    /** The system's name, for people. */
    public String name() {
        return name;
    }

    /** The mapped tables, in the order of the file. */
    public List<TableMapping> tables() {
        return tables;
    }

    /** The mapping of a table; empty when the table is not taken. */
    public Optional<TableMapping> table(String table) {
        return tables.stream().filter(mapping -> mapping.table().equals(table)).findFirst();
    }

    /** The topic on which Debezium writes the changes of the table that its heartbeat writes. */
    public String heartbeatTopic() {
        return source + "." + HEARTBEAT;
    }

    /** The value of Debezium's table.include.list: these tables, and the one that its heartbeat writes. */
    public String tableIncludeList() {
        return Stream.concat(
                        Stream.of(HEARTBEAT), tables.stream().map(table -> TableMapping.SCHEMA + "." + table.table()))
                .collect(Collectors.joining(","));
    }

    /** The value of Debezium's column.include.list, a regular expression a table: no other column leaves the database. */
    public String columnIncludeList() {
        return Stream.concat(
                        Stream.of(HEARTBEAT.replace(".", "\\.") + "\\..*"),
                        tables.stream()
                                .map(table -> TableMapping.SCHEMA + "\\." + table.table() + "\\.("
                                        + String.join("|", table.columns()) + ")"))
                .collect(Collectors.joining(","));
    }
}
