package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AssessorMeasurement.CoreCost;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the benchmark came to; what was not run is null or empty.
 *
 * @param core the assessing core, by the number of a citizen's rows
 * @param topicToAlert from a change in its table's topic to the alert, by what runs the stages
 * @param failed why, of each part that could not be measured
 */
record Result(
        Machine machine,
        boolean quick,
        List<CoreCost> core,
        @Nullable Throughput throughput,
        Map<String, Delays> topicToAlert,
        @Nullable Latencies latency,
        @Nullable TriggerFigures triggers,
        List<Growth> growth,
        @Nullable Failover failover,
        Map<Part, String> failed) {
    /** A citizen of whom as much is known as is usual. */
    private static final int USUAL_ROWS = 12;

    Result {
        core = List.copyOf(core);
        growth = List.copyOf(growth);
        topicToAlert = Collections.unmodifiableMap(new LinkedHashMap<>(topicToAlert));
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    /** The core's cost for a usual citizen. */
    CoreCost usualCore() {
        return core.stream()
                .filter(cost -> cost.rows() == USUAL_ROWS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the core was not measured with " + USUAL_ROWS + " rows"));
    }
}
