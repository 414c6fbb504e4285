package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source row says of a citizen.
 *
 * @param row the row's name: source/table/primary key
 * @param about the account, contract or pupil that the fact is about: source/entity/key
 * @param version grows with every change of the row; an older version changes nothing
 * @param fact the fact, or null for the memory that the row no longer speaks of the citizen
 * @param recordedOn the UTC date of the commit that last wrote the row or read it in a snapshot; null where it is not held
 */
public record FactRow(
        String row,
        String about,
        long version,
        @Nullable Fact fact,
        @Nullable LocalDate recordedOn) {

    /** A row of which it is not held when it was recorded. */
    public FactRow(String row, String about, long version, @Nullable Fact fact) {
        this(row, about, version, fact, null);
    }

    /** The system whose row it is. */
    public String source() {
        return row.substring(0, row.indexOf('/'));
    }

    /** Whether it is a row of that system. */
    public boolean isFrom(String source) {
        return row.length() > source.length() && row.charAt(source.length()) == '/' && row.startsWith(source);
    }

    /** The fact of a row that is known to have one. */
    Fact presentFact() {
        return Objects.requireNonNull(fact);
    }
}
