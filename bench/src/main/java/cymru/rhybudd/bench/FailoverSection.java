package cymru.rhybudd.bench;

/** The report's part on the death of an instance. */
final class FailoverSection {
    private FailoverSection() {}

    static void write(Markdown text, Failover failover) {
        Spread wait = failover.longestWait();
        text.space().line("## When an instance is killed").space();
        text.line(
                "Two instances, each a process of its own with a standby of the other's stores, and %,.0f row changes a second of %,d"
                        + " adults. kill -9 of the one that takes in every change, %d of these: the longest that a change waited until"
                        + " what was decided about it could be read was **%.1f s** (median; %.1f to %.1f). Nobody may be taken for"
                        + " dead sooner than `session.timeout.ms`, 6 s. What else may break stands in docs/reliability.md.",
                failover.changesPerSecond(),
                failover.scale().adults(),
                failover.scale().kills(),
                wait.median(),
                wait.min(),
                wait.max());
    }
}
