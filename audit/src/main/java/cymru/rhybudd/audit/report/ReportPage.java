package cymru.rhybudd.audit.report;

import java.util.List;
import java.util.stream.Collectors;

/** What is said about one thing, part by part: as text for a terminal, and as a page that prints well. */
public record ReportPage(String language, String title, List<String> intro, List<ReportPart> parts) {
    public ReportPage {
        intro = List.copyOf(intro);
        parts = List.copyOf(parts);
    }

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        intro.forEach(line -> text.append(line).append('\n'));
        for (ReportPart part : parts) {
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

    /** As a page of its own. */
    public String html() {
        String body = intro.stream().map(ReportPage::paragraph).collect(Collectors.joining())
                + parts.stream().map(ReportPage::html).collect(Collectors.joining());
        return PageHtml.page(language, title, body);
    }

    private static String paragraph(String text) {
        return "<p>" + PageHtml.escaped(text) + "</p>\n";
    }

    private static String html(ReportPart part) {
        StringBuilder html = new StringBuilder("<h2>")
                .append(PageHtml.escaped(part.heading()))
                .append("</h2>\n");
        part.notes().forEach(note -> html.append(paragraph(note)));
        if (!part.fitsAsTable()) {
            part.rows().forEach(row -> html.append(card(part.columns(), row)));
        } else if (!part.rows().isEmpty()) {
            html.append("<div class=\"words\">")
                    .append(PageHtml.table(part.columns(), part.rows()))
                    .append("</div>\n");
        }
        if (!part.text().isEmpty()) {
            html.append("<pre>").append(PageHtml.escaped(part.text())).append("</pre>\n");
        }
        return html.toString();
    }

    private static String card(List<String> columns, List<String> row) {
        StringBuilder html =
                new StringBuilder("<h3>").append(PageHtml.escaped(row.get(0))).append("</h3>\n<dl>\n");
        for (int i = 1; i < row.size(); i++) {
            html.append("<dt>")
                    .append(PageHtml.escaped(columns.get(i)))
                    .append("</dt><dd>")
                    .append(PageHtml.escaped(row.get(i)))
                    .append("</dd>\n");
        }
        return html.append("</dl>\n").toString();
    }
}
