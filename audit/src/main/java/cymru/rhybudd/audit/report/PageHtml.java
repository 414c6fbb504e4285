package cymru.rhybudd.audit.report;

import java.util.List;

/** HTML that stands by itself: nothing is loaded, and it prints well. */
public final class PageHtml {
    private PageHtml() {}

    /** A page in one language, whose tag is given. The body is HTML. */
    public static String page(String language, String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%3$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                body { font-family: sans-serif; color: #1a1a1a; background: #ffffff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; margin: 0.5rem 0 1.5rem; }
                th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid #767676; text-align: right; }
                th:first-child, td:first-child { text-align: left; }
                svg { max-width: 100%%; height: auto; }
                .table { overflow-x: auto; }
                .words th, .words td { text-align: left; vertical-align: top; }
                h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
                dl { display: grid; grid-template-columns: 9rem 1fr; margin: 0; }
                dd { margin: 0; overflow-wrap: anywhere; }
                pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; }
                @media print {
                  body { margin: 0; max-width: none; }
                  .table { overflow-x: visible; }
                  h2, h3 { break-after: avoid; }
                  tr, dl { break-inside: avoid; }
                }
                </style>
                </head>
                <body>
                <h1>%1$s</h1>
                %2$s</body>
                </html>
                """.formatted(escaped(title), body, language);
    }

    /** The first cell of each row names it. */
    public static String table(List<String> columns, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"table\"><table>\n<thead>");
        html.append(row(columns, "th scope=\"col\"", "th scope=\"col\""));
        html.append("</thead>\n<tbody>\n");
        rows.forEach(cells -> html.append(row(cells, "th scope=\"row\"", "td")));
        return html.append("</tbody>\n</table></div>\n").toString();
    }

    private static String row(List<String> cells, String first, String others) {
        StringBuilder html = new StringBuilder("<tr>");
        for (int place = 0; place < cells.size(); place++) {
            String tag = place == 0 ? first : others;
            html.append('<')
                    .append(tag)
                    .append('>')
                    .append(escaped(cells.get(place)))
                    .append("</")
                    .append(tag, 0, 2)
                    .append('>');
        }
        return html.append("</tr>\n").toString();
    }

    /** Text as it stands in HTML and SVG. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
