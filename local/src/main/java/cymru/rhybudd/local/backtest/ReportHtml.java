package cymru.rhybudd.local.backtest;

import cymru.rhybudd.audit.report.PageHtml;
import java.util.List;
import java.util.stream.Collectors;

/** A report as one page. */
public final class ReportHtml {
    private ReportHtml() {}

    /** In both languages, with its picture. */
    static String of(String title, List<Section> sections, String picture) {
        return PageHtml.page(
                "en", title, body(sections) + "<h2>Picture · <span lang=\"cy\">Llun</span></h2>\n" + picture);
    }

    /** In one language, whose tag is given. */
    public static String of(String language, String title, List<Section> sections) {
        return PageHtml.page(language, title, body(sections));
    }

    private static String body(List<Section> sections) {
        return sections.stream().map(ReportHtml::section).collect(Collectors.joining());
    }

    private static String section(Section section) {
        StringBuilder html = new StringBuilder("<h2>").append(PageHtml.escaped(section.english()));
        if (!section.welsh().isEmpty()) {
            html.append(" · <span lang=\"cy\">")
                    .append(PageHtml.escaped(section.welsh()))
                    .append("</span>");
        }
        html.append("</h2>\n");
        section.notes()
                .forEach(note ->
                        html.append("<p>").append(PageHtml.escaped(note)).append("</p>\n"));
        if (!section.columns().isEmpty()) {
            html.append(PageHtml.table(section.columns(), section.rows()));
        }
        return html.toString();
    }
}
