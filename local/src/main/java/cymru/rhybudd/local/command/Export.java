package cymru.rhybudd.local.command;

import cymru.rhybudd.audit.archive.ArchiveWriter;
import cymru.rhybudd.audit.archive.Cluster;
import cymru.rhybudd.audit.records.Records;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Writes an archive, with progress on a terminal. */
public final class Export {
    private Export() {}

    /**
     * Writes everything that a stopped service goes on from.
     *
     * @param council whose records they are
     */
    public static void writeWhole(
            String council, Records records, Cluster cluster, Path directory, PrintWriter progress) throws IOException {
        try (ReplayProgress shown = progress(records, cluster.names(), progress)) {
            ArchiveWriter.writeWhole(council, records, cluster, directory, shown);
        }
    }

    /** A bar over the records of these topics. */
    public static ReplayProgress progress(Records records, List<String> topics, PrintWriter progress) {
        boolean terminal = System.console() != null && Ansi.AUTO.enabled();
        long all = topics.stream()
                .flatMap(topic -> records.partitions(topic).stream())
                .mapToLong(records::count)
                .sum();
        return new ReplayProgress(progress, terminal, all);
    }

    /**
     * Writes what may be audited.
     *
     * @param council whose records they are
     * @param directory empty, or not there yet
     * @param progress where it is shown how far it has come
     */
    public static void write(String council, Records records, Path directory, PrintWriter progress) throws IOException {
        try (ReplayProgress shown = progress(records, ArchiveWriter.TOPICS, progress)) {
            ArchiveWriter.write(council, records, ArchiveWriter.TOPICS, directory, shown);
        }
    }
}
