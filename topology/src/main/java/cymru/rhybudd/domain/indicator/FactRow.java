package cymru.rhybudd.domain.indicator;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source row says of a citizen.
 *
 * @param row the row's name: source/table/primary key
 * @param about the account, contract or pupil that the fact is about: source/entity/key
 * @param version grows with every change of the row; an older version changes nothing
 * @param fact the fact, or null for the memory that the row no longer speaks of the citizen
 */
public record FactRow(
        String row, String about, long version, @Nullable Fact fact) {

    /** The system whose row it is. */
    public String source() {
        return row.substring(0, row.indexOf('/'));
    }

    /** The fact of a row that is known to have one. */
    Fact presentFact() {
        return Objects.requireNonNull(fact);
    }
}
