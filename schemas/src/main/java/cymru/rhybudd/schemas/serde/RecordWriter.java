package cymru.rhybudd.schemas.serde;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMicrosConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of generated classes, the same bytes as Avro's own writer. What Avro looks up for each value, such as the branch of a union and the conversion of a
 * date, is looked up once, when the writer is made: whoever replays a log writes nearly as much as the service wrote. All threads may share it.
 */
final class RecordWriter {
    private static final TimestampMicrosConversion MICROS = new TimestampMicrosConversion();

    private final SpecificData data;
    private final Map<String, Part> records = new HashMap<>();
    private final Part whole;

    RecordWriter(Schema schema, SpecificData data) {
        this.data = data;
        this.whole = part(schema);
    }

    void write(Object value, RecordEncoder out) {
        whole.write(value, out);
    }

    private enum Kind {
        RECORD,
        OPTIONAL,
        UNION,
        NULL,
        ENUM,
        ARRAY,
        MAP,
        STRING,
        BYTES,
        BOOLEAN,
        INT,
        DATE,
        LONG,
        MILLIS,
        MICROS
    }

    /**
     * How one kind of value is written, and its parts: the fields of a record, the branches of a union, the elements of a collection. One class for all, for a call that
     * may go to any of many classes costs more than most values do.
     */
    private static final class Part {
        private final Kind kind;
        private final Schema schema;
        private Part[] parts = {};
        private Class<?>[] types = {};

        Part(Kind kind, Schema schema, Part... parts) {
            this.kind = kind;
            this.schema = schema;
            this.parts = parts;
        }

        /** Null is a value of some unions, and of nothing else. */
        void write(@Nullable Object value, RecordEncoder out) {
            if (kind == Kind.OPTIONAL) {
                out.writeLong(value == null ? 0 : 1);
                if (value != null) {
                    parts[1].writePresent(value, out);
                }
            } else if (kind == Kind.UNION) {
                writeBranch(value, out);
            } else {
                writePresent(Objects.requireNonNull(value, "null where there must be a value"), out);
            }
        }

        private void writePresent(Object value, RecordEncoder out) {
            switch (kind) {
                case RECORD -> writeFields((SpecificRecordBase) value, out);
                case ENUM -> out.writeLong(((Enum<?>) value).ordinal());
                case ARRAY -> writeElements((List<?>) value, out);
                case MAP -> writeEntries((Map<?, ?>) value, out);
                case STRING -> out.writeString((String) value);
                case BYTES -> out.writeBytes(bytes((ByteBuffer) value));
                case BOOLEAN -> out.writeBoolean((Boolean) value);
                case INT -> out.writeLong((Integer) value);
                case DATE -> out.writeLong(Math.toIntExact(((LocalDate) value).toEpochDay()));
                case LONG -> out.writeLong((Long) value);
                case MILLIS -> out.writeLong(((Instant) value).toEpochMilli());
                case MICROS -> out.writeLong(MICROS.toLong((Instant) value, schema, schema.getLogicalType()));
                case OPTIONAL, UNION, NULL ->
                    throw new AvroTypeException("a union holds no unions and no value of null");
            }
        }

        private void writeFields(SpecificRecordBase value, RecordEncoder out) {
            for (int i = 0; i < parts.length; i++) {
                parts[i].write(value.get(i), out);
            }
        }

        private void writeElements(List<?> elements, RecordEncoder out) {
            int size = elements.size();
            if (size > 0) {
                out.writeLong(size);
                for (int i = 0; i < size; i++) {
                    parts[0].write(elements.get(i), out);
                }
            }
            out.writeLong(0);
        }

        private void writeEntries(Map<?, ?> entries, RecordEncoder out) {
            if (!entries.isEmpty()) {
                out.writeLong(entries.size());
                entries.forEach((key, each) -> {
                    out.writeString((String) key);
                    parts[0].write(each, out);
                });
            }
            out.writeLong(0);
        }

        private void writeBranch(@Nullable Object value, RecordEncoder out) {
            for (int i = 0; i < parts.length; i++) {
                if (value == null ? parts[i].kind == Kind.NULL : types[i].isInstance(value)) {
                    out.writeLong(i);
                    if (value != null) {
                        parts[i].writePresent(value, out);
                    }
                    return;
                }
            }
            throw new AvroTypeException("a union of "
                    + schema.getTypes().stream().map(Schema::getFullName).toList()
                    + " has no " + (value == null ? "null" : value.getClass().getSimpleName()));
        }
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    private Part part(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> union(schema);
            case NULL -> new Part(Kind.NULL, schema);
            case ENUM -> new Part(Kind.ENUM, schema);
            case ARRAY -> new Part(Kind.ARRAY, schema, part(schema.getElementType()));
            case MAP -> new Part(Kind.MAP, schema, part(schema.getValueType()));
            case STRING -> new Part(Kind.STRING, schema);
            case BYTES -> new Part(Kind.BYTES, schema);
            case BOOLEAN -> new Part(Kind.BOOLEAN, schema);
            case INT -> new Part(logical == null ? Kind.INT : Kind.DATE, schema);
            case LONG -> new Part(number(logical), schema);
            default -> throw new AvroTypeException("no contract has a value of type " + schema.getType());
        };
    }

    private static Kind number(@Nullable LogicalType logical) {
        return logical == null ? Kind.LONG : logical.getName().equals("timestamp-millis") ? Kind.MILLIS : Kind.MICROS;
    }

    /** A record that holds records of its own kind is made once. */
    private Part record(Schema schema) {
        Part known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        Part made = new Part(Kind.RECORD, schema);
        records.put(schema.getFullName(), made);
        made.parts =
                schema.getFields().stream().map(field -> part(field.schema())).toArray(Part[]::new);
        return made;
    }

    /** Most unions are of null and one other. */
    private Part union(Schema schema) {
        List<Schema> branches = schema.getTypes();
        Part[] parts = branches.stream().map(this::part).toArray(Part[]::new);
        boolean optional = parts.length == 2 && parts[0].kind == Kind.NULL;
        Part union = new Part(optional ? Kind.OPTIONAL : Kind.UNION, schema, parts);
        union.types = branches.stream().map(this::type).toArray(Class<?>[]::new);
        return union;
    }

    private Class<?> type(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> Void.class;
            case STRING -> String.class;
            case BYTES -> ByteBuffer.class;
            case BOOLEAN -> Boolean.class;
            case INT -> schema.getLogicalType() == null ? Integer.class : LocalDate.class;
            case LONG -> schema.getLogicalType() == null ? Long.class : Instant.class;
            case ARRAY -> List.class;
            case MAP -> Map.class;
            default -> Objects.requireNonNull(data.getClass(schema), "a contract's types are generated");
        };
    }
}
