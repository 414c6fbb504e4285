package cymru.rhybudd.local.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One respect in which the stream does not say of a citizen what the databases do.
 *
 * @param citizen the pseudonym; null where the stream has none
 * @param records the person records by the databases, in order; by the stream where the databases have none
 * @param oracle what it must be
 * @param stream what the stream says
 */
public record Difference(Kind kind, @Nullable String citizen, List<String> records, String oracle, String stream) {
    /** The respect. */
    public enum Kind {
        MISSING_CITIZEN,
        EXTRA_CITIZEN,
        RECORDS,
        CONTRIBUTIONS,
        SCORE,
        /** What is not known leaves other scores possible. */
        RANGE,
        /** Other indicators count as missing. */
        MISSING,
        /** Shown as unknown though enough is known, or not though too little is. */
        GREY,
        /** Held below what the score enters, or above it longer than may be. */
        HELD_COLOUR,
        /** Shown is another colour than the one that is held. */
        COLOUR,
        AS_OF
    }

    public Difference {
        records = List.copyOf(new TreeSet<>(records));
    }

    Difference(Kind kind, @Nullable String citizen, Set<String> records, Object oracle, Object stream) {
        this(kind, citizen, List.copyOf(records), String.valueOf(oracle), String.valueOf(stream));
    }

    /** In what the stream is amiss and for whom, whatever either side says by now. */
    Respect respect() {
        return new Respect(kind, records.isEmpty() ? List.of(String.valueOf(citizen)) : records);
    }

    /** A kind of difference and the citizen, by its records or, where it has none, its pseudonym. */
    record Respect(Kind kind, List<String> citizen) {}

    /** One line. */
    public String text() {
        return "%s: %s %s must be %s, stream says %s"
                .formatted(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        citizen == null ? "no pseudonym" : citizen,
                        records,
                        oracle,
                        stream);
    }
}
