package cymru.rhybudd.bench;

import cymru.rhybudd.source.SourceMapping;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.source.TableMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The mapped tables with the schemas that a Debezium connector registers, read from the SQL that creates the tables. */
final class CapturedTables {
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile(
            "^ {2}(\\w+) +(bigint|integer|text|boolean|date|numeric\\(10,2\\))([^,\\n]*).*$", Pattern.MULTILINE);
    private static final Pattern COMPOSITE_KEY = Pattern.compile("primary key \\(([^)]*)\\)");

    private CapturedTables() {}

    /** The tables of every source, by topic; only the mapped columns are captured. */
    static Map<String, CapturedTable> of(SourceMappings sources) {
        Map<String, CapturedTable> tables = new HashMap<>();
        for (SourceMapping source : sources.all()) {
            Map<String, String> bodies = bodies(source.source());
            for (TableMapping table : source.tables()) {
                String body = Objects.requireNonNull(bodies.get(table.table()), table.topic());
                tables.put(table.topic(), table(table.topic(), body, Set.copyOf(table.columns())));
            }
        }
        return tables;
    }

    private static Map<String, String> bodies(String source) {
        Map<String, String> bodies = new HashMap<>();
        Matcher table = TABLE.matcher(sql(source));
        while (table.find()) {
            bodies.put(table.group(1), table.group(2));
        }
        return bodies;
    }

    private static String sql(String source) {
        try (InputStream stream = CapturedTables.class.getResourceAsStream("/council/" + source + ".sql")) {
            return new String(Objects.requireNonNull(stream, source).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CapturedTable table(String topic, String body, Set<String> captured) {
        List<Schema.Field> key = new ArrayList<>();
        List<Schema.Field> row = new ArrayList<>();
        Matcher composite = COMPOSITE_KEY.matcher(body);
        Set<String> keys = composite.find() ? Set.of(composite.group(1).split(", ")) : Set.of();
        Matcher column = COLUMN.matcher(body);
        while (column.find()) {
            String name = column.group(1);
            boolean inKey = keys.contains(name) || column.group(3).contains("primary key");
            if (inKey) {
                key.add(new Schema.Field(name, type(column.group(2))));
            }
            if (captured.contains(name)) {
                boolean mandatory = inKey || column.group(3).contains("not null");
                row.add(mandatory ? new Schema.Field(name, type(column.group(2))) : optional(name, column.group(2)));
            }
        }
        Schema rowSchema = Schema.createRecord("Value", null, topic, false, row);
        return new CapturedTable(
                topic,
                Schema.createRecord("Key", null, topic, false, key),
                rowSchema,
                DebeziumSchemas.envelope(topic, rowSchema));
    }

    private static Schema.Field optional(String name, String sql) {
        Schema type = Schema.createUnion(Schema.create(Schema.Type.NULL), type(sql));
        return new Schema.Field(name, type, null, Schema.Field.NULL_DEFAULT_VALUE);
    }

    private static Schema type(String sql) {
        return switch (sql) {
            case "bigint" -> Schema.create(Schema.Type.LONG);
            case "integer" -> Schema.create(Schema.Type.INT);
            case "boolean" -> Schema.create(Schema.Type.BOOLEAN);
            case "date" -> named(Schema.create(Schema.Type.INT), "io.debezium.time.Date");
            case "numeric(10,2)" ->
                LogicalTypes.decimal(10, 2)
                        .addToSchema(named(Schema.create(Schema.Type.BYTES), "org.apache.kafka.connect.data.Decimal"));
            default -> Schema.create(Schema.Type.STRING);
        };
    }

    private static Schema named(Schema schema, String connectName) {
        schema.addProp("connect.version", 1);
        schema.addProp("connect.name", connectName);
        return schema;
    }
}
