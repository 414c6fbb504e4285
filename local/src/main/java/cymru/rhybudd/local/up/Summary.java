package cymru.rhybudd.local.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to; written as JSON with these names.
 *
 * @param startUpSeconds from the start of the command until life events begin
 * @param firstAlertSeconds from the start of the command until the first alert could be read; 0 when there was none
 * @param changesCommitted transactions of the simulator
 * @param observations entries of citizen-log about citizens, snapshot included
 * @param assessments decisions with an assessment
 * @param latencyMs from SQL commit until the alert can be read with read_committed
 * @param officersActs what officers at work recorded, by outcome, and MISSED for cases that should have been raised
 * @param modelChanged the version that came into force while the run was under way, so that what its alerts must be is not known
 *     and only the pictures were compared; null where none did
 * @param alertsLost expected by the simulator, and not read
 * @param alertsTwice read twice
 * @param alertsUnexpected read, and not expected
 * @param differences between the databases and the stream, and alerts that are not where they must be, at the end
 * @param amiss what was lost, repeated, unexpected or different, in words
 */
record Summary(
        long seed,
        int citizens,
        double startUpSeconds,
        double firstAlertSeconds,
        long changesCommitted,
        long observations,
        long assessments,
        Alerts alerts,
        LatencyMs latencyMs,
        long deadLetters,
        long withheld,
        int restarts,
        Map<String, Long> officersActs,
        @Nullable String modelChanged,
        int alertsLost,
        int alertsTwice,
        int alertsUnexpected,
        int differences,
        List<String> amiss) {

    /**
     * The alerts that were raised; the end of an episode is none.
     *
     * @param total told to a team
     * @param held waiting for a supervisor, or for next week's budget, at one time or other
     * @param byKind of those told: by the kind of warning
     * @param byColour of those told: by the colour held after it
     */
    record Alerts(long total, long held, Map<String, Long> byKind, Map<String, Long> byColour) {}

    record LatencyMs(long p50, long p99, long p999, long max) {}

    boolean isClean() {
        return alertsLost == 0 && alertsTwice == 0 && alertsUnexpected == 0 && differences == 0;
    }

    void write(Path file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    }
}
