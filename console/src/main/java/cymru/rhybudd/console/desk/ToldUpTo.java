package cymru.rhybudd.console.desk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far the two topics are read by which teams are told. Neither is before the other: an instance can be ahead on one and behind on the other.
 *
 * @param told the offset of officer-notifications; -1 before the first
 * @param digested the offset of team-digests; -1 before the first
 */
public record ToldUpTo(long told, long digested) {
    public static final ToldUpTo NOTHING = new ToldUpTo(-1, -1);

    /** Where no digest was read, its offset is left out. */
    private static final Pattern TEXT = Pattern.compile("(-1|[0-9]{1,18})(?:-([0-9]{1,18}))?");

    /** As {@link #text} writes it; empty for anything else. */
    public static Optional<ToldUpTo> read(@Nullable String text) {
        Matcher parts = TEXT.matcher(text == null ? "" : text);
        return parts.matches()
                ? Optional.of(new ToldUpTo(
                        Long.parseLong(parts.group(1)), parts.group(2) == null ? -1 : Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /** For addresses and event ids. */
    public String text() {
        return digested < 0 ? Long.toString(told) : told + "-" + digested;
    }

    /** As far as the farther of both, on each topic. */
    public ToldUpTo and(ToldUpTo other) {
        return new ToldUpTo(Math.max(told, other.told), Math.max(digested, other.digested));
    }

    /** Whether everything is read that the other has read. */
    public boolean includes(ToldUpTo other) {
        return told >= other.told && digested >= other.digested;
    }

    ToldUpTo withTold(long offset) {
        return new ToldUpTo(Math.max(told, offset), digested);
    }

    ToldUpTo withDigest(long offset) {
        return new ToldUpTo(told, Math.max(digested, offset));
    }
}
