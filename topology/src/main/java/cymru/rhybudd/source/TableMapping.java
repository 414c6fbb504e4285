package cymru.rhybudd.source;

import cymru.rhybudd.source.MappedRow.Nothing;
import cymru.rhybudd.source.MappedRow.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** How the rows of one table are mapped. It is immutable and safe for use by several threads. */
public final class TableMapping {
    /** Where councils' tables are in PostgreSQL. */
    static final String SCHEMA = "public";

    private final String source;
    private final String table;
    private final List<Column> columns;
    private final RowName rowName;
    private final List<RowPart> parts;
    private volatile @Nullable RowLayout latestLayout;
    private volatile @Nullable RowLayout latestKeyLayout;

    TableMapping(String source, String table, List<Column> columns, RowName rowName, List<RowPart> parts) {
        this.source = source;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.rowName = rowName;
        this.parts = List.copyOf(parts);
    }

    /** The id of the source that the table belongs to. */
    public String source() {
        return source;
    }

    /** The table's name, without schema. */
    public String table() {
        return table;
    }

    /** The topic on which Debezium writes the table's changes; the topic prefix is the source's id. */
    public String topic() {
        return source + "." + SCHEMA + "." + table;
    }

    /** The listed columns, in the order of the file; all others are dropped. */
    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    /** What the table's rows make. */
    public List<Part> parts() {
        return parts.stream().map(RowPart::part).toList();
    }

    /** Whether the rows are person records. */
    public boolean isPersonTable() {
        return parts().contains(Part.PERSON);
    }

    /** The kind of fact that the rows make, such as rent-balance; an empty text where they make none. */
    public String factType() {
        return parts.stream()
                .flatMap(part -> part instanceof RowPart.OfFact fact ? Stream.of(fact.type()) : Stream.empty())
                .findFirst()
                .orElse("");
    }

    /** What keeps rows of a writer schema from being mapped; empty when nothing does. A column that is not listed never does. */
    public List<String> checkAgainst(Schema rowSchema) {
        return layout(rowSchema).problems().stream()
                .map(problem -> place() + ": " + problem)
                .toList();
    }

    /** What keeps rows of a writer schema from being named; empty when nothing does. */
    public List<String> checkKeyAgainst(Schema rowSchema) {
        return keyLayout(rowSchema).problems().stream()
                .map(problem -> place() + ": " + problem)
                .toList();
    }

    /** Maps one row: one result for each part of the mapping, or a single refusal. */
    public List<MappedRow> map(GenericRecord row) {
        return map(row, true);
    }

    /**
     * Maps one row.
     *
     * @param facts whether its facts are looked at
     * @return one result for each part of the mapping that is looked at, or a single refusal
     */
    public List<MappedRow> map(GenericRecord row, boolean facts) {
        try {
            @Nullable Object[] values = layout(row.getSchema()).read(row);
            String name = rowName.ofRow(values);
            if (facts && parts.size() == 1) {
                return List.of(map(parts.get(0), name, values));
            }
            List<MappedRow> mapped = new ArrayList<>(parts.size());
            for (RowPart part : parts) {
                if (facts || part.part() != Part.FACT) {
                    mapped.add(map(part, name, values));
                }
            }
            return List.copyOf(mapped);
        } catch (RefusedRowException e) {
            return List.of(e.at(place()).refusal());
        }
    }

    private static MappedRow map(RowPart part, String name, @Nullable Object[] values) throws RefusedRowException {
        return part.applies(values) ? part.map(name, values) : new Nothing(name, part.part());
    }

    /**
     * The name of a row by its key alone, so that a deleted row can be named: from a change event's key, or from an image
     * before or after the change. A schema against which {@link #checkKeyAgainst} finds nothing always gives a name.
     *
     * @throws IllegalArgumentException when the record lacks a key column; the message names it
     */
    public String rowName(GenericRecord keyOrRow) {
        try {
            return rowName.ofKey(keyLayout(keyOrRow.getSchema()).read(keyOrRow));
        } catch (RefusedRowException e) {
            throw new IllegalArgumentException(place() + ": " + e.getMessage(), e);
        }
    }

    private String place() {
        return source + "/" + table;
    }

    private RowLayout layout(Schema schema) {
        RowLayout layout = latestLayout;
        if (layout == null || !layout.isOf(schema)) {
            layout = new RowLayout(schema, columns, rowName.columns());
            latestLayout = layout;
        }
        return layout;
    }

    private RowLayout keyLayout(Schema schema) {
        RowLayout layout = latestKeyLayout;
        if (layout == null || !layout.isOf(schema)) {
            layout = new RowLayout(schema, rowName.columns(), rowName.columns());
            latestKeyLayout = layout;
        }
        return layout;
    }
}
