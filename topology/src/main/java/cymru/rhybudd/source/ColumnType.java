package cymru.rhybudd.source;

import cymru.rhybudd.source.MappedRow.RefusalReason;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The type of a listed column, and how it is read from Debezium's Avro. Dates and decimals become whole numbers. */
enum ColumnType {
    TEXT(SimpleType.STRING),
    INTEGER(SimpleType.INT),
    DECIMAL(SimpleType.INT),
    BOOLEAN(SimpleType.BOOL),
    DATE(SimpleType.INT);

    private static final String CONNECT_NAME = "connect.name";

    private final CelType celType;

    ColumnType(CelType celType) {
        this.celType = celType;
    }

    /** Text, a whole number of units, days or pence, or true and false. */
    CelType celType() {
        return celType;
    }

    /** The name in mapping files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How to read a field with that schema, which is no union; null where it is of another type. */
    @Nullable
    FieldReader reader(Schema schema) {
        return switch (this) {
            case TEXT -> isPlain(schema) && schema.getType() == Schema.Type.STRING ? Object::toString : null;
            case INTEGER -> isPlain(schema) && isInteger(schema) ? value -> ((Number) value).longValue() : null;
            case BOOLEAN -> schema.getType() == Schema.Type.BOOLEAN ? value -> value : null;
            case DATE -> isDate(schema) ? ColumnType::epochDay : null;
            case DECIMAL -> Pence.reader(schema);
        };
    }

    private static boolean isInteger(Schema schema) {
        return schema.getType() == Schema.Type.INT || schema.getType() == Schema.Type.LONG;
    }

    /** Whether a schema bears no name of a time or decimal type. PostgreSQL's own names, such as Uuid, are plain. */
    private static boolean isPlain(Schema schema) {
        String name = schema.getProp(CONNECT_NAME);
        return schema.getLogicalType() == null
                && (name == null
                        || !(name.startsWith("io.debezium.time.")
                                || name.startsWith("org.apache.kafka.connect.data.")));
    }

    /** A converter may be set not to write names: then a date is a plain int. */
    private static boolean isDate(Schema schema) {
        String name = schema.getProp(CONNECT_NAME);
        return schema.getType() == Schema.Type.INT
                && (isPlain(schema)
                        || "io.debezium.time.Date".equals(name)
                        || "org.apache.kafka.connect.data.Date".equals(name)
                        || schema.getLogicalType() instanceof LogicalTypes.Date && name == null);
    }

    private static Object epochDay(Object value) {
        return value instanceof LocalDate date ? date.toEpochDay() : ((Number) value).longValue();
    }

    /** Reads a value that is not null. */
    @FunctionalInterface
    interface FieldReader {
        Object read(Object value) throws RefusedRowException;
    }

    static RefusedRowException unmappable(String detail) {
        return new RefusedRowException(RefusalReason.UNMAPPABLE_VALUE, detail);
    }
}
