package cymru.rhybudd.local.backtest;

import java.util.List;

/** A report for a terminal. */
public final class ReportText {
    private ReportText() {}

    /** Its parts in their order. */
    public static String of(List<Section> sections) {
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append(section.heading()).append('\n');
            section.notes().forEach(note -> text.append("  ").append(note).append('\n'));
            if (!section.columns().isEmpty()) {
                table(section, text);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void table(Section section, StringBuilder text) {
        int[] widths = new int[section.columns().size()];
        widen(widths, section.columns());
        section.rows().forEach(row -> widen(widths, row));
        line(section.columns(), widths, text);
        section.rows().forEach(row -> line(row, widths, text));
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int place = 0; place < widths.length; place++) {
            widths[place] = Math.max(widths[place], cells.get(place).length());
        }
    }

    /** The name of a row to the left, figures to the right. */
    private static void line(List<String> cells, int[] widths, StringBuilder text) {
        StringBuilder line = new StringBuilder("  ");
        for (int place = 0; place < widths.length; place++) {
            String cell = cells.get(place);
            String space = " ".repeat(widths[place] - cell.length());
            line.append(place == 0 ? cell + space : "  " + space + cell);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
