package cymru.rhybudd.source;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A compiled expression over the columns of a row. */
sealed interface Expression {
    /** The value: text, a whole number, true or false, or null. */
    @Nullable
    Object evaluate(@Nullable Object[] row) throws RefusedRowException;

    /** The value of a column as it is. */
    record OfColumn(Column column) implements Expression {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) {
            return row[column.index()];
        }
    }

    /** The meaning of a code in a list of codes. */
    record OfCode(Map<Object, Object> meanings, Column column) implements Expression {
        @Override
        public Object evaluate(@Nullable Object[] row) throws RefusedRowException {
            Object code = row[column.index()];
            Object meaning = code == null ? null : meanings.get(code);
            if (meaning == null) {
                throw ColumnType.unmappable("the code in " + column.name() + " is not in the mapping's list");
            }
            return meaning;
        }
    }

    /** Anything else. */
    record OfProgram(Program program, List<Column> columns) implements Expression {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] row) throws RefusedRowException {
            try {
                Object value = program.eval((CelVariableResolver) name -> find(name, row));
                return value instanceof NullValue ? null : value;
            } catch (CelEvaluationException e) { // its message may hold a value, so it goes no further
                throw ColumnType.unmappable("the expression has no value");
            }
        }

        private Optional<Object> find(String name, @Nullable Object[] row) {
            for (Column column : columns) {
                if (column.name().equals(name)) {
                    Object value = row[column.index()];
                    return Optional.of(value == null ? NullValue.NULL_VALUE : value);
                }
            }
            return Optional.empty();
        }
    }
}
