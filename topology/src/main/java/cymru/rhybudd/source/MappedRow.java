package cymru.rhybudd.source;

import cymru.rhybudd.domain.identity.PersonDetails;
import cymru.rhybudd.domain.indicator.Fact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a mapping makes of one row. A row's name is source/table/primary key, what it is about is named
 * source/entity/key; a person record's name is its row's.
 */
public sealed interface MappedRow {
    /** The row is a person record. */
    record PersonRow(String record, PersonDetails details) implements MappedRow {}

    /**
     * The row says that a person record is a party of an account, a tenancy or a pupil.
     *
     * @param until the last day on which it is, be it over or to come; null for no end
     */
    record PartyRow(
            String row,
            String about,
            String person,
            @Nullable LocalDate until) implements MappedRow {}

    /** The row says something that an indicator reads. */
    record FactRow(String row, String about, Fact fact) implements MappedRow {}

    /** The mapping's condition does not hold: the row says nothing, and no longer says what it said before. */
    record Nothing(String row, Part part) implements MappedRow {}

    /** The row cannot be mapped. The detail names tables, columns and keys of the mapping, never a value. */
    record Refusal(RefusalReason reason, String detail) implements MappedRow {}

    /** What a part of a mapping makes. */
    enum Part {
        PERSON,
        PARTY,
        FACT
    }

    /** Why a row is refused. */
    enum RefusalReason {
        /** The row's schema is not what the mapping says. */
        SCHEMA_MISMATCH,
        /** A value, such as a code that is not in the mapping's list, has no meaning. */
        UNMAPPABLE_VALUE,
        /** A value has a meaning that cannot be true. */
        IMPLAUSIBLE_VALUE
    }
}
