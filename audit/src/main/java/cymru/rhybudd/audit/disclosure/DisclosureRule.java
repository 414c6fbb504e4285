package cymru.rhybudd.audit.disclosure;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which counts are shown, and how.
 *
 * @param least counts from one to less than this are hidden, and what would give them away
 * @param roundTo what is shown is rounded to the nearest multiple of this; 1 for not at all
 */
public record DisclosureRule(int least, int roundTo) {
    /** Less than this is hidden wherever no other rule is asked for. */
    public static final int LEAST = 5;

    /** That, and nothing is rounded. */
    public static final DisclosureRule USUAL = new DisclosureRule(LEAST, 1);

    private static final int LEAST_THAT_HIDES = 2;

    public DisclosureRule {
        if (least < LEAST_THAT_HIDES) {
            throw new IllegalArgumentException("a least count of " + least + " hides nothing; at least 2");
        }
        if (roundTo < 1) {
            throw new IllegalArgumentException("rounding to multiples of " + roundTo + "; at least 1");
        }
    }

    /** Whether a count must not be shown. */
    public boolean isSmall(int count) {
        return count > 0 && count < least;
    }

    /** A count that is not hidden, as it is shown. */
    public int rounded(int count) {
        return (count + roundTo / 2) / roundTo * roundTo;
    }

    /** A count of which no other table says anything. */
    public OptionalInt alone(int count) {
        return isSmall(count) ? OptionalInt.empty() : OptionalInt.of(rounded(count));
    }

    /** A part in whole per cent; nothing where it would give a small count, or a small rest, away. */
    public @Nullable Integer percent(int some, int all) {
        return all == 0 || isSmall(all) || isSmall(some) || isSmall(all - some)
                ? null
                : (Integer) Math.toIntExact(Math.round(100.0 * some / all));
    }
}
