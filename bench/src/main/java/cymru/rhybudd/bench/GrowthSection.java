package cymru.rhybudd.bench;

import cymru.rhybudd.bench.Growth.Recovery;
import java.util.List;

/** The report's part on growth. */
final class GrowthSection {
    private GrowthSection() {}

    static void write(Markdown text, List<Growth> all) {
        text.space().line("## Larger councils, and more partitions").space();
        text.line(
                "| adults | partitions of the log | citizens | events a second | CPU seconds a million events | state on disk,"
                        + " bytes a citizen | of it ASSESS | the same on the heap | changelogs, bytes a citizen |");
        text.line("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (Growth each : all) {
            text.line(
                    "| %,d | %d | %,d | **%,.0f** | **%,.0f** | **%,.0f** | %,.0f | %,.0f | %,.0f |",
                    each.size().adults(),
                    each.size().logPartitions(),
                    each.citizens(),
                    each.eventsPerSecond(),
                    each.cpuSecondsPerMillion(),
                    each.diskBytesPerCitizen(),
                    each.citizenDiskBytesPerCitizen(),
                    each.heapBytesPerCitizen(),
                    each.changelogBytesPerCitizen());
        }
        text.space();
        for (Growth each : all) {
            Recovery recovery = each.recovery();
            if (recovery != null) {
                text.line(
                                "With %,d citizens, an instance without any state on disk was ready after %.1f s, and a new"
                                        + " model had weighed everybody after %.1f s.",
                                each.citizens(), recovery.restoreSeconds(), recovery.rescoreSeconds())
                        .space();
            }
        }
        text.line(
                "Only changes after the first day's rows are counted, one run of each, after a run that is not counted. On disk:"
                        + " RocksDB's tables, compacted, of all stores of all stages; on the heap: what a replay of the log keeps of the"
                        + " same citizens; changelogs as they stood on the broker, cleaned or not.");
    }
}
