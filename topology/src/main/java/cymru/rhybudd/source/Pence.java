package cymru.rhybudd.source;

import cymru.rhybudd.source.ColumnType.FieldReader;
import cymru.rhybudd.source.MappedRow.RefusalReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

/** Reads amounts of pounds as whole pence, exactly. */
final class Pence {
    private static final int PENCE_SCALE = 2;
    private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private Pence() {}

    /** How to read an amount: bytes of logical type decimal or, with Debezium's mode string, text. Never a double. */
    static @Nullable FieldReader reader(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            int scale = decimal.getScale();
            return value -> ofDecimal(value, scale);
        }
        return schema.getType() == Schema.Type.STRING ? value -> ofText(value.toString()) : null;
    }

    private static Long ofDecimal(Object value, int scale) throws RefusedRowException {
        if (value instanceof ByteBuffer bytes) {
            return scale == PENCE_SCALE && bytes.remaining() > 0 && bytes.remaining() <= Long.BYTES
                    ? bigEndian(bytes)
                    : ofUnscaled(new BigInteger(copy(bytes)), scale);
        }
        if (value instanceof GenericFixed fixed) {
            return ofUnscaled(new BigInteger(fixed.bytes()), scale);
        }
        return ofAmount((BigDecimal) value);
    }

    private static long bigEndian(ByteBuffer bytes) {
        int start = bytes.position();
        long unscaled = bytes.get(start);
        for (int i = start + 1; i < bytes.limit(); i++) {
            unscaled = unscaled << Byte.SIZE | (bytes.get(i) & 0xFF);
        }
        return unscaled;
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy.length == 0 ? new byte[1] : copy;
    }

    private static Long ofText(String text) throws RefusedRowException {
        if (!TEXT.matcher(text).matches()) {
            throw ColumnType.unmappable("the text is not an amount");
        }
        return ofAmount(new BigDecimal(text));
    }

    private static Long ofUnscaled(BigInteger unscaled, int scale) throws RefusedRowException {
        return ofAmount(new BigDecimal(unscaled, scale));
    }

    private static Long ofAmount(BigDecimal pounds) throws RefusedRowException {
        BigDecimal pence = pounds.movePointRight(PENCE_SCALE).stripTrailingZeros();
        if (pence.scale() > 0) {
            throw ColumnType.unmappable("the amount has parts of a penny");
        }
        if (pence.precision() - pence.scale() > 18) {
            throw new RefusedRowException(RefusalReason.IMPLAUSIBLE_VALUE, "the amount is not plausible");
        }
        return pence.longValueExact();
    }
}
