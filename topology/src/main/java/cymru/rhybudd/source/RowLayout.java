package cymru.rhybudd.source;

import cymru.rhybudd.source.ColumnType.FieldReader;
import cymru.rhybudd.source.MappedRow.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Where the listed columns are in rows of one writer schema, and how each is read. */
final class RowLayout {
    private static final int ABSENT = -1;

    private final Schema schema;
    private final List<Column> columns;
    private final int[] positions;
    private final @Nullable FieldReader[] readers;
    private final List<String> problems = new ArrayList<>();

    RowLayout(Schema schema, List<Column> columns) {
        this.schema = schema;
        this.columns = columns;
        this.positions = new int[columns.size()];
        this.readers = new FieldReader[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            Column column = columns.get(i);
            Schema.Field field = schema.getType() == Schema.Type.RECORD ? schema.getField(column.name()) : null;
            positions[i] = field == null ? ABSENT : field.pos();
            readers[i] = field == null ? null : reader(column, field.schema()).orElse(null);
            if (field == null && !column.nullable()) {
                problems.add("the column " + column.name() + " is missing");
            } else if (field != null && readers[i] == null) {
                problems.add("the column " + column.name() + " is of another type than "
                        + column.type().key());
            }
        }
    }

    private static Optional<FieldReader> reader(Column column, Schema schema) {
        if (!schema.isUnion()) {
            return Optional.ofNullable(column.type().reader(schema));
        }
        List<Schema> branches = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        return branches.size() == 1 ? Optional.ofNullable(column.type().reader(branches.get(0))) : Optional.empty();
    }

    boolean isOf(Schema other) {
        return schema == other;
    }

    /** What keeps rows of this schema from being mapped; empty when nothing does. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The values of a row: text, whole numbers, true and false, or null; in the order of the columns. */
    @Nullable
    Object[] read(IndexedRecord row) throws RefusedRowException {
        if (!problems.isEmpty()) {
            throw new RefusedRowException(RefusalReason.SCHEMA_MISMATCH, String.join("; ", problems));
        }
        @Nullable Object[] values = new Object[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(row, i);
        }
        return values;
    }

    private @Nullable Object read(IndexedRecord row, int i) throws RefusedRowException {
        Column column = columns.get(i);
        FieldReader reader = readers[i];
        Object value = reader == null ? null : row.get(positions[i]);
        if (value == null || reader == null) {
            if (!column.nullable()) {
                throw ColumnType.unmappable("the column " + column.name() + " is null");
            }
            return null;
        }
        try {
            return reader.read(value);
        } catch (RefusedRowException e) {
            throw e.at("the column " + column.name());
        }
    }
}
