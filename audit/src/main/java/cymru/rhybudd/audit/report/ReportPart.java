package cymru.rhybudd.audit.report;

import java.util.List;

/**
 * A part of a report, in words that a page and a terminal share.
 *
 * @param notes a sentence each
 * @param columns the table's; empty for a part without a table
 * @param rows the first cell of each names it
 * @param text to be shown as it was written; empty for none
 */
public record ReportPart(
        String heading, List<String> notes, List<String> columns, List<List<String>> rows, String text) {
    private static final int MOST_COLUMNS = 5;
    private static final int LONGEST_FIGURE = 12;

    public ReportPart {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A part in words only. */
    public ReportPart(String heading, List<String> notes) {
        this(heading, notes, List.of(), List.of(), "");
    }

    /** A part with a table. */
    public ReportPart(String heading, List<String> notes, List<String> columns, List<List<String>> rows) {
        this(heading, notes, columns, rows, "");
    }

    /** Whether paper holds it as a table; its rows are better shown one by one where it does not. */
    public boolean fitsAsTable() {
        return columns.size() <= MOST_COLUMNS
                || rows.stream().flatMap(row -> row.stream().skip(1)).allMatch(cell -> cell.length() <= LONGEST_FIGURE);
    }
}
