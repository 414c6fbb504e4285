package cymru.rhybudd.local.audit;

import cymru.rhybudd.local.backtest.ReportHtml;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about one citizen: as text for a terminal, and as a page that prints well. */
record LifePage(String language, String title, List<String> intro, List<LifePart> parts) {
    /** What has more of them fits no paper as a table. */
    private static final int MOST_COLUMNS = 5;

    LifePage {
        intro = List.copyOf(intro);
        parts = List.copyOf(parts);
    }

    String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        intro.forEach(line -> text.append(line).append('\n'));
        for (LifePart part : parts) {
            text.append('\n').append(part.heading()).append('\n');
            part.notes().forEach(note -> text.append("  ").append(note).append('\n'));
            for (List<String> row : part.rows()) {
                text.append("  - ").append(row.get(0)).append('\n');
                for (int i = 1; i < row.size(); i++) {
                    text.append("      ")
                            .append(part.columns().get(i))
                            .append(": ")
                            .append(row.get(i))
                            .append('\n');
                }
            }
            part.text().lines().forEach(line -> text.append("  | ").append(line).append('\n'));
        }
        return text.toString();
    }

    String html() {
        String body = intro.stream().map(LifePage::paragraph).collect(Collectors.joining())
                + parts.stream().map(LifePage::html).collect(Collectors.joining());
        return ReportHtml.page(language, title, body);
    }

    private static String paragraph(String text) {
        return "<p>" + ReportHtml.escaped(text) + "</p>\n";
    }

    private static String html(LifePart part) {
        StringBuilder html = new StringBuilder("<h2>")
                .append(ReportHtml.escaped(part.heading()))
                .append("</h2>\n");
        part.notes().forEach(note -> html.append(paragraph(note)));
        if (part.columns().size() > MOST_COLUMNS) {
            part.rows().forEach(row -> html.append(card(part.columns(), row)));
        } else if (!part.rows().isEmpty()) {
            html.append("<div class=\"words\">")
                    .append(ReportHtml.table(part.columns(), part.rows()))
                    .append("</div>\n");
        }
        if (!part.text().isEmpty()) {
            html.append("<pre>").append(ReportHtml.escaped(part.text())).append("</pre>\n");
        }
        return html.toString();
    }

    private static String card(List<String> columns, List<String> row) {
        StringBuilder html =
                new StringBuilder("<h3>").append(ReportHtml.escaped(row.get(0))).append("</h3>\n<dl>\n");
        for (int i = 1; i < row.size(); i++) {
            html.append("<dt>")
                    .append(ReportHtml.escaped(columns.get(i)))
                    .append("</dt><dd>")
                    .append(ReportHtml.escaped(row.get(i)))
                    .append("</dd>\n");
        }
        return html.append("</dl>\n").toString();
    }
}
