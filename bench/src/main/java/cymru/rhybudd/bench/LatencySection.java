package cymru.rhybudd.bench;

/** The report's part on latency. */
final class LatencySection {
    private static final String PROMISED = "at200";

    private LatencySection() {}

    static void headline(Markdown text, Latencies latency) {
        if (!latency.isPublishable()) {
            return;
        }
        latency.all().stream()
                .filter(each -> each.name().equals(PROMISED))
                .forEach(each -> text.line(
                                "**From the SQL commit to the alert: p50 %,.0f ms, p99 %,.0f ms, p99.9 %,.0f ms** at 200"
                                        + " changes a second, with database, connectors, broker and service on the same cores%s.",
                                each.alerts().p50(),
                                each.alerts().p99(),
                                each.alerts().p999(),
                                each.sustained() ? "" : " (**not sustained**)")
                        .space());
    }

    static void write(Markdown text, Latencies latency, String picture) {
        text.space().line("## From the SQL commit to the alert").space();
        text.line("![Milliseconds from the intended commit to the alert](%s)", picture)
                .space();
        text.line(
                "| changes a second, intended | changes | committed a second | served a second | drained after | kept up |"
                        + " alerts | p50 ms | p99 ms | p99.9 ms | longest ms | cores used |");
        text.line("|---:|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|");
        for (Latency each : latency.all()) {
            text.line(
                    "| %,.0f%s | %,d | %,.0f | %,.0f | %.1f s | %s | %,d | **%,.0f** | **%,.0f** | **%,.0f** | %,.0f | %.2f |",
                    each.changesPerSecond(),
                    each.burst() == null ? "" : " beside a mass update",
                    each.changes(),
                    each.committedPerSecond(),
                    each.servedPerSecond(),
                    each.drainedSeconds(),
                    each.sustained() ? "yes" : "**no**",
                    each.alerts().count(),
                    each.alerts().p50(),
                    each.alerts().p99(),
                    each.alerts().p999(),
                    each.alerts().max(),
                    each.coresUsed());
        }
        text.space();
        for (Latency each : latency.all()) {
            Latency.Burst burst = each.burst();
            if (burst != null) {
                burst(text, burst);
            }
        }
        text.line(
                "An open loop: each transaction has an intended time, and its alert's delay counts from then until a reader of"
                        + " committed notifications has it, however late the transaction itself began. PostgreSQL, three Debezium"
                        + " connectors, registry, broker, service and writers share the machine; there is one writer to a database, which"
                        + " keeps the order of its changes. Where not as much was *committed* as intended, the databases and their"
                        + " writers were the limit; where as much was and it *drained* late, what comes after them. In both cases the"
                        + " delays are those of a queue that grew for as long as was measured.");
        text.space();
        text.line(
                "From a producer to a consumer of the same broker, with nothing between, it took p50 %,.1f ms, p99 %,.1f ms%s.",
                latency.raw().p50(),
                latency.raw().p99(),
                latency.isPublishable() ? "" : ": **not to be published, for the machine itself is slow**");
    }

    private static void burst(Markdown text, Latency.Burst burst) {
        text.line(
                        "The mass update changed %,d rows of `%s` in one transaction, which held its locks for %.1f s; %.1f s after its commit"
                                + " its last row was taken in."
                                + " Alerts of changes in that database, which are captured after it: p50 %,.0f ms, p99 %,.0f ms,"
                                + " p99.9 %,.0f ms (%,d). Of changes in the two others: p50 %,.0f ms, p99 %,.0f ms, p99.9 %,.0f ms"
                                + " (%,d).",
                        burst.rows(),
                        MassUpdate.DATABASE,
                        burst.transactionSeconds(),
                        burst.drainedSeconds(),
                        burst.sameDatabase().p50(),
                        burst.sameDatabase().p99(),
                        burst.sameDatabase().p999(),
                        burst.sameDatabase().count(),
                        burst.otherDatabases().p50(),
                        burst.otherDatabases().p99(),
                        burst.otherDatabases().p999(),
                        burst.otherDatabases().count())
                .space();
    }
}
