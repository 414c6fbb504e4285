package cymru.rhybudd.source;

import cymru.rhybudd.domain.identity.PersonDetails;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.source.MappedRow.FactRow;
import cymru.rhybudd.source.MappedRow.Part;
import cymru.rhybudd.source.MappedRow.PartyRow;
import cymru.rhybudd.source.MappedRow.PersonRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a table's mapping, compiled. */
sealed interface RowPart {
    /** The condition under which a row says anything; null for always. */
    @Nullable
    Expression when();

    Part part();

    MappedRow map(String name, @Nullable Object[] row) throws RefusedRowException;

    default boolean applies(@Nullable Object[] row) throws RefusedRowException {
        Expression when = when();
        if (when == null) {
            return true;
        }
        try {
            return Boolean.TRUE.equals(Target.CONDITION.convert(when.evaluate(row)));
        } catch (RefusedRowException e) {
            throw e.at(Target.CONDITION.key());
        }
    }

    /** The values of a record's components, in their order; null where the mapping gives none. */
    record Values<T>(RecordShape<T> shape, List<@Nullable Expression> expressions) {
        T make(@Nullable Object[] row) throws RefusedRowException {
            List<Target> components = shape.components();
            @Nullable Object[] values = new Object[components.size()];
            for (int i = 0; i < values.length; i++) {
                Expression expression = expressions.get(i);
                values[i] = expression == null ? null : value(components.get(i), expression, row);
            }
            return shape.make(values);
        }

        private static @Nullable Object value(Target target, Expression expression, @Nullable Object[] row)
                throws RefusedRowException {
            try {
                return target.convert(expression.evaluate(row));
            } catch (RefusedRowException e) {
                throw e.at(target.key());
            }
        }
    }

    record OfPerson(@Nullable Expression when, Values<PersonDetails> values) implements RowPart {
        @Override
        public Part part() {
            return Part.PERSON;
        }

        @Override
        public MappedRow map(String name, @Nullable Object[] row) throws RefusedRowException {
            return new PersonRow(name, values.make(row));
        }
    }

    record OfParty(
            @Nullable Expression when,
            RowName about,
            RowName person,
            @Nullable Expression until) implements RowPart {
        /** Councils write a date in 2999 for "open". */
        private static final LocalDate OPEN_FROM = LocalDate.of(2900, 1, 1);

        @Override
        public Part part() {
            return Part.PARTY;
        }

        @Override
        public MappedRow map(String name, @Nullable Object[] row) throws RefusedRowException {
            return new PartyRow(name, about.ofRow(row), person.ofRow(row), lastDay(row));
        }

        private @Nullable LocalDate lastDay(@Nullable Object[] row) throws RefusedRowException {
            if (until == null) {
                return null;
            }
            LocalDate day = (LocalDate) Values.value(Target.UNTIL, until, row);
            return day == null || !day.isBefore(OPEN_FROM) ? null : day;
        }
    }

    record OfFact(@Nullable Expression when, String type, RowName about, Values<Fact> values) implements RowPart {
        @Override
        public Part part() {
            return Part.FACT;
        }

        @Override
        public MappedRow map(String name, @Nullable Object[] row) throws RefusedRowException {
            return new FactRow(name, about.ofRow(row), values.make(row));
        }
    }
}
