package cymru.rhybudd.console.web;

import java.util.List;
import java.util.stream.Collectors;

/** A table as a file that spreadsheets open. A cell that a spreadsheet would take for a formula is made a text. */
final class Csv {
    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r\n";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    /** The next row. */
    void row(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String value) {
        boolean isFormula = !value.isEmpty() && FORMULA_BEGINS_WITH.indexOf(value.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    /** With a mark at its beginning by which spreadsheets know that it is UTF-8. */
    @Override
    public String toString() {
        return text.toString();
    }
}
