package cymru.rhybudd.source;

import cymru.rhybudd.source.MappedRow.RefusalReason;
import dev.cel.common.types.CelKind;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression is for: a component of a record, under its name in mapping files, a condition, or the last day of a party. */
record Target(String key, Class<?> type, boolean nullable, Map<String, Object> constants) {
    private static final int LONGEST_TEXT = 1024;

    static final Target CONDITION = new Target("when", boolean.class, false, Map.of());
    static final Target UNTIL = new Target("until", LocalDate.class, true, Map.of());

    static Target of(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Map<String, Object> constants = new HashMap<>();
        if (component.getType().isEnum()) {
            for (Object constant : component.getType().getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
        }
        return new Target(Names.kebab(component.getName()), component.getType(), nullable, Map.copyOf(constants));
    }

    boolean isEnum() {
        return type.isEnum();
    }

    boolean isDate() {
        return type == LocalDate.class;
    }

    boolean isNumber() {
        return type == long.class || type == int.class || type == Long.class || type == Integer.class;
    }

    boolean isMoney() {
        return key.endsWith("-pence");
    }

    /** The kind of CEL value that fits. */
    CelKind kind() {
        if (isDate() || isNumber()) {
            return CelKind.INT;
        }
        return type == boolean.class || type == Boolean.class ? CelKind.BOOL : CelKind.STRING;
    }

    /** The kind of value that fits, in words. */
    String kindInWords() {
        if (isDate()) {
            return "a date";
        }
        if (isNumber()) {
            return isMoney() ? "an amount in pence" : "a whole number";
        }
        return kind() == CelKind.BOOL ? "true or false" : isEnum() ? "one of " + choices() : "a text";
    }

    /** The names of the constants of an enum, in its order. */
    List<String> choices() {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    /** The value as the component holds it. */
    @Nullable
    Object convert(@Nullable Object value) throws RefusedRowException {
        if (value == null) {
            if (!nullable) {
                throw ColumnType.unmappable("the expression is null");
            }
            return null;
        }
        if (isDate()) {
            return date((Long) value);
        }
        if (type == int.class || type == Integer.class) {
            return integer((Long) value);
        }
        if (isEnum()) {
            return type.isInstance(value) ? value : constant((String) value);
        }
        return value instanceof String text ? cut(text) : value;
    }

    private static Object date(long epochDay) throws RefusedRowException {
        if (epochDay != (int) epochDay) {
            throw new RefusedRowException(RefusalReason.IMPLAUSIBLE_VALUE, "the date is not plausible");
        }
        return LocalDate.ofEpochDay(epochDay);
    }

    private static Object integer(long value) throws RefusedRowException {
        if (value != (int) value) {
            throw new RefusedRowException(RefusalReason.IMPLAUSIBLE_VALUE, "the number is not plausible");
        }
        return (int) value;
    }

    private Object constant(String name) throws RefusedRowException {
        Object constant = constants.get(name);
        if (constant == null) {
            throw ColumnType.unmappable("the expression is none of " + choices());
        }
        return constant;
    }

    /** No text of a person is longer in earnest; a character outside the basic plane is not torn apart. */
    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }
}
