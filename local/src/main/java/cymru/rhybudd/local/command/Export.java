package cymru.rhybudd.local.command;

import cymru.rhybudd.audit.archive.ArchiveWriter;
import cymru.rhybudd.audit.records.Records;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** Writes an archive, with progress on a terminal. */
public final class Export {
    private Export() {}

    /**
     * Writes what may be audited.
     *
     * @param directory empty, or not there yet
     * @param progress where it is shown how far it has come
     */
    public static void write(Records records, Path directory, PrintWriter progress) throws IOException {
        boolean terminal = System.console() != null && Ansi.AUTO.enabled();
        long all = ArchiveWriter.TOPICS.stream()
                .flatMap(topic -> records.partitions(topic).stream())
                .mapToLong(records::count)
                .sum();
        try (ReplayProgress shown = new ReplayProgress(progress, terminal, all)) {
            ArchiveWriter.write(WorldTopics.COUNCIL, records, ArchiveWriter.TOPICS, directory, shown);
        }
    }
}
