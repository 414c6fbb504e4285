package cymru.rhybudd.backtest;

import java.util.OptionalDouble;

/**
 * A group of citizens, and how many of them are amber or red at the end. Counts from 1 to 4 are never shown: whoever knows the
 * group could tell of whom they speak.
 *
 * @param concerned amber or red under the candidate
 * @param concernedBefore amber or red under the log's own models
 */
public record Group(int citizens, int concerned, int concernedBefore) {
    /** Less than this is suppressed. */
    public static final int LEAST = 5;

    static final Group NOBODY = new Group(0, 0, 0);

    Group plus(Group other) {
        return new Group(
                citizens + other.citizens, concerned + other.concerned, concernedBefore + other.concernedBefore);
    }

    /** Whether a count is so small that it must not be shown. */
    public static boolean isSuppressed(int count) {
        return count > 0 && count < LEAST;
    }

    /** A count as it may be shown. */
    public static String shown(int count) {
        return isSuppressed(count) ? "<" + LEAST : Integer.toString(count);
    }

    /** The part that is amber or red under the candidate; nothing where it would give a small count away. */
    public OptionalDouble rate() {
        return rate(concerned);
    }

    /** The same under the log's own models. */
    public OptionalDouble rateBefore() {
        return rate(concernedBefore);
    }

    private OptionalDouble rate(int some) {
        return citizens < LEAST || isSuppressed(some) || isSuppressed(citizens - some)
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) some / citizens);
    }
}
