package cymru.rhybudd.schemas.serde;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMicrosConversion;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of generated classes, the same bytes as Avro's own writer. What Avro looks up for each value, such as the branch of a union and the conversion of a
 * date, is looked up once, when the writer is made: whoever replays a log writes nearly as much as the service wrote. All threads may share it.
 */
final class RecordWriter {
    private static final TimestampMicrosConversion MICROS = new TimestampMicrosConversion();

    private final SpecificData data;
    private final Map<String, RecordPart> records = new HashMap<>();
    private final Part whole;

    /** Writes one kind of value. */
    private interface Part {
        void write(Object value, RecordEncoder out);

        /** Null is a value of some unions, and of nothing else. */
        default void writeAny(@Nullable Object value, RecordEncoder out) {
            write(Objects.requireNonNull(value, "null where there must be a value"), out);
        }
    }

    RecordWriter(Schema schema, SpecificData data) {
        this.data = data;
        this.whole = part(schema);
    }

    void write(Object value, RecordEncoder out) {
        whole.write(value, out);
    }

    private Part part(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> union(schema);
            case ENUM -> (value, out) -> out.writeLong(((Enum<?>) value).ordinal());
            case ARRAY -> array(part(schema.getElementType()));
            case MAP -> map(part(schema.getValueType()));
            case STRING -> (value, out) -> out.writeString((String) value);
            case BYTES -> (value, out) -> out.writeBytes(bytes((ByteBuffer) value));
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
            case INT ->
                logical == null
                        ? (value, out) -> out.writeLong((Integer) value)
                        : (value, out) -> out.writeLong(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case LONG -> number(schema, logical);
            default -> throw new AvroTypeException("no contract has a value of type " + schema.getType());
        };
    }

    private static Part number(Schema schema, @Nullable LogicalType logical) {
        if (logical == null) {
            return (value, out) -> out.writeLong((Long) value);
        }
        return logical.getName().equals("timestamp-millis")
                ? (value, out) -> out.writeLong(((Instant) value).toEpochMilli())
                : (value, out) -> out.writeLong(MICROS.toLong((Instant) value, schema, logical));
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    /** A record that holds records of its own kind is made once. */
    private Part record(Schema schema) {
        RecordPart known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        RecordPart made = new RecordPart();
        records.put(schema.getFullName(), made);
        made.fields =
                schema.getFields().stream().map(field -> part(field.schema())).toArray(Part[]::new);
        return made;
    }

    private static final class RecordPart implements Part {
        private Part[] fields = {};

        @Override
        public void write(Object value, RecordEncoder out) {
            IndexedRecord row = (IndexedRecord) value;
            for (int i = 0; i < fields.length; i++) {
                fields[i].writeAny(row.get(i), out);
            }
        }
    }

    private static Part array(Part element) {
        return (value, out) -> {
            Collection<?> elements = (Collection<?>) value;
            if (!elements.isEmpty()) {
                out.writeLong(elements.size());
                for (Object each : elements) {
                    element.writeAny(each, out);
                }
            }
            out.writeLong(0);
        };
    }

    private static Part map(Part content) {
        return (value, out) -> {
            Map<?, ?> entries = (Map<?, ?>) value;
            if (!entries.isEmpty()) {
                out.writeLong(entries.size());
                entries.forEach((key, each) -> {
                    out.writeString((String) key);
                    content.writeAny(each, out);
                });
            }
            out.writeLong(0);
        };
    }

    private Part union(Schema schema) {
        List<Branch> branches = new ArrayList<>();
        for (Schema branch : schema.getTypes()) {
            branches.add(
                    branch.getType() == Schema.Type.NULL ? Branch.NOTHING : new Branch(type(branch), part(branch)));
        }
        return new UnionPart(schema, branches);
    }

    private record Branch(@Nullable Class<?> type, Part part) {
        static final Branch NOTHING = new Branch(null, (value, out) -> {});

        boolean takes(@Nullable Object value) {
            return value == null ? type == null : type != null && type.isInstance(value);
        }
    }

    private record UnionPart(Schema schema, List<Branch> branches) implements Part {
        @Override
        public void write(Object value, RecordEncoder out) {
            writeAny(value, out);
        }

        @Override
        public void writeAny(@Nullable Object value, RecordEncoder out) {
            for (int i = 0; i < branches.size(); i++) {
                if (branches.get(i).takes(value)) {
                    out.writeLong(i);
                    if (value != null) {
                        branches.get(i).part.write(value, out);
                    }
                    return;
                }
            }
            throw new AvroTypeException("a union of "
                    + schema.getTypes().stream().map(Schema::getFullName).toList()
                    + " has no " + (value == null ? "null" : value.getClass().getSimpleName()));
        }
    }

    private Class<?> type(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> String.class;
            case BYTES -> ByteBuffer.class;
            case BOOLEAN -> Boolean.class;
            case INT -> schema.getLogicalType() == null ? Integer.class : LocalDate.class;
            case LONG -> schema.getLogicalType() == null ? Long.class : Instant.class;
            case ARRAY -> Collection.class;
            case MAP -> Map.class;
            default -> Objects.requireNonNull(data.getClass(schema), "a contract's types are generated");
        };
    }
}
