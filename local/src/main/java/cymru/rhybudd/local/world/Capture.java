package cymru.rhybudd.local.world;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is captured of one council database: the mapped columns of the mapped tables, and nothing else ever leaves it.
 *
 * @param columns by table, the mapped columns
 */
public record Capture(String database, Map<String, List<String>> columns) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEARTBEAT = "public.debezium_heartbeat";

    public Capture {
        columns = Map.copyOf(columns);
    }

    /** The connector file that deployments use, with this laptop's addresses. */
    Map<String, String> connector(Path home, CouncilDatabases databases) throws IOException {
        Map<String, String> config = new TreeMap<>(JSON.readValue(
                home.resolve("deploy/connectors/" + database + ".json").toFile(),
                new TypeReference<Map<String, String>>() {}));
        config.put("database.hostname", "127.0.0.1");
        config.put("database.port", Integer.toString(databases.port()));
        config.put("database.user", "postgres");
        config.put("database.password", "");
        List<String> tables = new ArrayList<>(List.of(HEARTBEAT));
        List<String> captured = new ArrayList<>(List.of(HEARTBEAT.replace(".", "\\.") + "\\..*"));
        columns.forEach((table, names) -> {
            tables.add("public." + table);
            captured.add("public\\." + table + "\\.(" + String.join("|", names) + ")");
        });
        config.put("table.include.list", String.join(",", tables));
        config.put("column.include.list", String.join(",", captured));
        return config;
    }
}
