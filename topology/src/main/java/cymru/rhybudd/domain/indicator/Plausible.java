package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The limits within which a value is believed; wide, for they are to catch rubbish and not hardship. */
final class Plausible {
    private static final long MOST_PENCE = 1_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private Plausible() {}

    static void pence(String field, long pence) {
        if (Math.abs(pence) > MOST_PENCE || pence == Long.MIN_VALUE) {
            throw new ImplausibleValueException(field, "within ten million pounds");
        }
    }

    static void penceNotNegative(String field, long pence) {
        pence(field, pence);
        if (pence < 0) {
            throw new ImplausibleValueException(field, "zero or more");
        }
    }

    static void count(String field, int count) {
        if (count < 0 || count > 10_000) {
            throw new ImplausibleValueException(field, "from 0 to 10000");
        }
    }

    static void date(String field, @Nullable LocalDate date) {
        if (date != null && (date.isBefore(EARLIEST) || date.isAfter(LATEST))) {
            throw new ImplausibleValueException(field, "from " + EARLIEST + " to " + LATEST);
        }
    }
}
