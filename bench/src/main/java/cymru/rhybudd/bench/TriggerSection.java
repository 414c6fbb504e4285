package cymru.rhybudd.bench;

import cymru.rhybudd.bench.TriggerFigures.Writing;

/** The report's part on PostgreSQL's triggers. */
final class TriggerSection {
    private TriggerSection() {}

    static void write(Markdown text, TriggerFigures figures) {
        text.space().line("## Beside triggers that keep a summary table").space();
        text.line(
                "| the tables are kept | changes a second | p50 ms | p99 ms | log bytes a change | mass update, rows a second |"
                        + " log bytes a row of it |");
        text.line("|---|---:|---:|---:|---:|---:|---:|");
        for (Writing each : figures.writings()) {
            text.line(
                    "| %s | **%,.0f** | %.2f | %.2f | %,.0f | **%,.0f** | %,.0f |",
                    each.name(),
                    each.changesPerSecond(),
                    each.millis().p50(),
                    each.millis().p99(),
                    each.walBytesPerChange(),
                    each.massRows() / each.massSeconds(),
                    each.massWalBytesPerRow());
        }
        text.space();
        text.line(
                "One connection to a system, one transaction after another, %,d adults; the mass update changed %,d rows at"
                        + " once. `replica-identity-full` is what capturing changes asks of the tables, and all that Rhybudd"
                        + " adds to a council's own transactions. With triggers the score is there at the commit, which waits for"
                        + " it. To compute all %,d people anew took %.2f s. What triggers leave out stands in"
                        + " docs/benchmark/README.md.",
                figures.adults(), figures.writings().get(0).massRows(), figures.citizens(), figures.rescoreSeconds());
    }
}
