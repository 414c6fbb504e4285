package cymru.rhybudd.audit.report;

import cymru.rhybudd.audit.verify.Difference;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A verification as a page of its own: nothing is loaded, and it prints on A4. */
record VerificationPage(VerificationAnswer answer, Words words) {
    private static final String GOOD = "#00703c";
    private static final String BAD = "#b10e1e";

    String html() {
        String rows = answer.found().partitions().stream().map(this::row).collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="%1$s">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="description" content="%2$s"/>
                <title>Rhybudd: %2$s</title>
                <style>
                body { font: 1rem/1.5 sans-serif; color: #0b0c0c; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                h1 { font-size: 1.5rem; border-left: .5rem solid %3$s; padding-left: 1rem; }
                table { border-collapse: collapse; margin: 1rem 0; }
                th, td { padding: .25rem .75rem; border-bottom: 1px solid #505a5f; text-align: right; }
                th:first-child, td:first-child { text-align: left; }
                .hash, pre { font: .85rem/1.4 monospace; white-space: pre-wrap; overflow-wrap: anywhere; word-wrap: break-word; }
                .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
                @page { size: A4; margin: 15mm; }
                @media print { body { margin: 0; max-width: none; font: 10pt/1.5 "%13$s", sans-serif; } .hash, pre { font-family: "%13$s", monospace; } h2, tr { break-inside: avoid; page-break-inside: avoid; } }
                </style>
                </head>
                <body>
                <h1>%4$s</h1>
                <table>
                <thead>%5$s</thead>
                <tbody>
                %6$s
                </tbody>
                </table>
                %7$s
                <p>%8$s</p>
                <p>%9$s</p>
                <p class="hash">%10$s %11$s</p>
                %12$s
                </body>
                </html>
                """.formatted(
                        words.language(),
                        PageHtml.escaped(words.of("title")),
                        answer.isClean() ? GOOD : BAD,
                        PageHtml.escaped(answer.verdict(words)),
                        cells(answer.columns(words), "th scope=\"col\"", "th"),
                        rows,
                        notes(),
                        PageHtml.escaped(answer.speed(words)),
                        PageHtml.escaped(words.of("hash.meaning")),
                        PageHtml.escaped(words.of("hash")),
                        answer.found().hash(),
                        differences(),
                        PagePdf.FONT);
    }

    private String row(Verified partition) {
        return cells(answer.cells(partition), "td", "td");
    }

    private static String cells(List<String> cells, String open, String close) {
        return cells.stream()
                .map(cell -> "<" + open + ">" + PageHtml.escaped(cell) + "</" + close + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private String notes() {
        return answer.notes(words).stream()
                .map(note -> "<p>" + PageHtml.escaped(note) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private String differences() {
        List<Difference> differences = answer.found().differences();
        return differences.isEmpty()
                ? ""
                : differences.stream()
                        .map(this::difference)
                        .collect(Collectors.joining(
                                "\n", "<h2>" + PageHtml.escaped(words.of("differences")) + "</h2>\n", ""));
    }

    private String difference(Difference difference) {
        return """
                <h3>%s</h3>
                <p>%s</p>
                <div class="sides">%s%s</div>""".formatted(
                        PageHtml.escaped(VerificationAnswer.headline(difference, words)),
                        PageHtml.escaped(VerificationAnswer.origin(difference, words)),
                        side("expected", difference.expected()),
                        side("recorded", difference.recorded()));
    }

    private String side(String key, @Nullable String record) {
        return record == null
                ? ""
                : "<div><h4>" + PageHtml.escaped(words.of(key)) + "</h4><pre>" + PageHtml.escaped(record)
                        + "</pre></div>";
    }
}
