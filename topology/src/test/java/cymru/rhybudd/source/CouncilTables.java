package cymru.rhybudd.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** The tables of the three council databases as Debezium's Avro shows their rows, read from the SQL that creates them. */
public final class CouncilTables {
    public static final Path MAPPINGS = Path.of("../deploy/council");
    private static final Path SQL = Path.of("../local/src/main/resources/council");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile(
            "^ {2}(\\w+) +(bigint|integer|text|boolean|date|timestamptz|numeric\\(10,2\\))([^,\\n]*).*$",
            Pattern.MULTILINE);
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();

    /** Rows of the table that Debezium's heartbeat writes. */
    public static final Schema HEARTBEAT =
            schema(List.of(new Shape("id", type("integer"), false), new Shape("ts", type("timestamptz"), false)));

    private CouncilTables() {}

    /** A column of a row's schema. */
    record Shape(String name, Schema type, boolean nullable) {}

    /** The schema of a table's rows. */
    public static synchronized Schema schema(String source, String table) {
        if (SCHEMAS.isEmpty()) {
            for (String each : List.of("education", "housing", "revenues")) {
                tables(each).forEach((name, shapes) -> SCHEMAS.put(each + "/" + name, schema(shapes)));
            }
        }
        return Objects.requireNonNull(SCHEMAS.get(source + "/" + table), table);
    }

    private static Map<String, List<Shape>> tables(String source) {
        Map<String, List<Shape>> tables = new HashMap<>();
        Matcher table = TABLE.matcher(sql(source));
        while (table.find()) {
            List<Shape> shapes = new ArrayList<>();
            String body = table.group(2);
            Matcher column = COLUMN.matcher(body);
            while (column.find()) {
                boolean inKey = column.group(3).contains("primary key")
                        || Pattern.compile("primary key \\([^)]*\\b" + column.group(1) + "\\b")
                                .matcher(body)
                                .find();
                shapes.add(new Shape(
                        column.group(1),
                        type(column.group(2)),
                        !inKey && !column.group(3).contains("not null")));
            }
            tables.put(table.group(1), shapes);
        }
        return tables;
    }

    static String sql(String source) {
        try {
            return Files.readString(SQL.resolve(source + ".sql"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Schema type(String sql) {
        return switch (sql) {
            case "bigint" -> Schema.create(Schema.Type.LONG);
            case "integer" -> Schema.create(Schema.Type.INT);
            case "boolean" -> Schema.create(Schema.Type.BOOLEAN);
            case "date" -> named(Schema.create(Schema.Type.INT), "io.debezium.time.Date");
            case "timestamptz" -> named(Schema.create(Schema.Type.STRING), "io.debezium.time.ZonedTimestamp");
            case "timestamp" -> named(Schema.create(Schema.Type.LONG), "io.debezium.time.MicroTimestamp");
            case "numeric(10,2)" -> decimal(10, 2);
            case "float8" -> Schema.create(Schema.Type.DOUBLE);
            default -> Schema.create(Schema.Type.STRING);
        };
    }

    static Schema decimal(int precision, int scale) {
        Schema bytes = named(Schema.create(Schema.Type.BYTES), "org.apache.kafka.connect.data.Decimal");
        return LogicalTypes.decimal(precision, scale).addToSchema(bytes);
    }

    private static Schema named(Schema schema, String name) {
        schema.addProp("connect.version", 1);
        schema.addProp("connect.name", name);
        return schema;
    }

    static Schema schema(List<Shape> shapes) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Shape shape : shapes) {
            Schema type =
                    shape.nullable() ? Schema.createUnion(Schema.create(Schema.Type.NULL), shape.type()) : shape.type();
            fields.add(new Schema.Field(shape.name(), type));
        }
        return Schema.createRecord("Value", null, "council", false, fields);
    }

    /** A row as it comes off the wire: text is Utf8, an amount is bytes. */
    public static GenericRecord row(Schema schema, Map<String, ? extends @Nullable Object> values) {
        GenericRecord row = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            row.put(field.pos(), avro(values.get(field.name()), field.schema()));
        }
        return decoded(row);
    }

    private static @Nullable Object avro(@Nullable Object value, Schema schema) {
        if (value instanceof LocalDate date) {
            return (int) date.toEpochDay();
        }
        if (value instanceof BigDecimal amount) {
            return ByteBuffer.wrap(amount.unscaledValue().toByteArray());
        }
        if (value instanceof Integer number && schema.toString().contains("long")) {
            return number.longValue();
        }
        return value;
    }

    private static GenericRecord decoded(GenericRecord row) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(row.getSchema()).write(row, encoder);
            encoder.flush();
            return new GenericDatumReader<GenericRecord>(row.getSchema())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A row of a council's table. Mandatory columns that are not given get a value that means nothing. */
    public static GenericRecord row(String source, String table, Map<String, ? extends @Nullable Object> given) {
        Schema schema = schema(source, table);
        Map<String, @Nullable Object> values = new HashMap<>(given);
        for (Schema.Field field : schema.getFields()) {
            if (!field.schema().isUnion()) {
                values.putIfAbsent(field.name(), filler(field.schema()));
            }
        }
        return row(schema, values);
    }

    private static Object filler(Schema schema) {
        return switch (schema.getType()) {
            case LONG -> 7L;
            case INT -> 7;
            case BOOLEAN -> false;
            case BYTES -> new BigDecimal("7.77");
            default -> "filler";
        };
    }
}
