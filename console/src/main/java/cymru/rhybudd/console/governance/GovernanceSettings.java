package cymru.rhybudd.console.governance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pages for governance read, and how much of the machine they take.
 *
 * @param archive records that were written to files; null where those of the brokers are read
 * @param index a directory on a local disk, for what can be made anew from the records
 * @param verifications a directory on a local disk, for what verifications found
 * @param verifyMegabytes the heap of a verification, which is a process of its own
 * @param engineMetrics the address of the metrics of each instance of the engine
 */
public record GovernanceSettings(
        @Nullable Path archive, Path index, Path verifications, int verifyMegabytes, List<URI> engineMetrics) {
    private static final int LEAST_MEGABYTES = 64;

    public GovernanceSettings {
        engineMetrics = List.copyOf(engineMetrics);
        if (verifyMegabytes < LEAST_MEGABYTES) {
            throw new IllegalArgumentException("RHYBUDD_CONSOLE_VERIFY_MEGABYTES must be at least " + LEAST_MEGABYTES
                    + ", not " + verifyMegabytes);
        }
    }
}
