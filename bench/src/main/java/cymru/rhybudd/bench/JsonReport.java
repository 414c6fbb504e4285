package cymru.rhybudd.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result for machines; a key keeps its meaning for ever, others may be added. What was not run has no key. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    static String of(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        Throughput throughput = result.throughput();
        if (throughput != null) {
            addThroughput(json, throughput);
        }
        if (!result.core().isEmpty()) {
            json.put("assessNanos", result.usualCore().nanos());
            json.put("assessBytes", result.usualCore().bytes());
            json.put("core", result.core());
        }
        if (!result.latency().isEmpty()) {
            Map<String, Object> latency = new LinkedHashMap<>();
            result.latency().forEach(each -> latency.put(each.name(), latency(each)));
            json.put("latencyMs", latency);
        }
        json.put("quick", result.quick());
        json.put("environment", result.machine());
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the result as JSON", e);
        }
    }

    private static void addThroughput(Map<String, Object> json, Throughput throughput) {
        json.put("topologyToPassThroughRatio", throughput.topologyToPassThroughRatio());
        json.put("ratioByRound", throughput.ratioByRound());
        json.put("topologyToPassThroughCpuRatio", throughput.cpuRatio());
        json.put("topologyEventsPerSecond", throughput.topologyEventsPerSecond().median());
        json.put(
                "passThroughEventsPerSecond",
                throughput.passThroughEventsPerSecond().median());
        json.put("events", throughput.scale().events());
        json.put("citizens", throughput.scale().citizens());
        json.put("recordBytes", throughput.recordBytes());
        json.put("warmUpShare", ThroughputBenchmark.WARM_UP);
        json.put("topology", application(throughput.topology()));
        json.put("passThrough", application(throughput.passThrough()));
    }

    private static Map<String, Object> application(List<Round> rounds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eventsPerSecond", Spread.of(rounds, Round::eventsPerSecond));
        json.put("coresUsed", Spread.of(rounds, Round::coresUsed));
        json.put("cpuSecondsPerMillion", Spread.of(rounds, Round::cpuSecondsPerMillion));
        json.put("streamsCpuSecondsPerMillion", Spread.of(rounds, Round::streamsCpuSecondsPerMillion));
        json.put("bytesPerEvent", Spread.of(rounds, Round::bytesPerEvent));
        json.put("rounds", rounds.stream().map(Round::eventsPerSecond).toList());
        return json;
    }

    private static Map<String, Object> latency(Latency latency) {
        Map<String, Object> json = new LinkedHashMap<>();
        addDelays(json, latency.alerts());
        json.put("changes", latency.changes());
        json.put("changesPerSecond", latency.changesPerSecond());
        json.put("committedPerSecond", latency.committedPerSecond());
        json.put("servedPerSecond", latency.servedPerSecond());
        json.put("drainedSeconds", latency.drainedSeconds());
        json.put("sustained", latency.sustained());
        json.put("coresUsed", latency.coresUsed());
        Latency.Burst burst = latency.burst();
        if (burst != null) {
            json.put("burstRows", burst.rows());
            json.put("burstTransactionSeconds", burst.transactionSeconds());
            json.put("burstDrainedSeconds", burst.drainedSeconds());
            json.put("sameDatabase", addDelays(new LinkedHashMap<>(), burst.sameDatabase()));
            json.put("otherDatabases", addDelays(new LinkedHashMap<>(), burst.otherDatabases()));
        }
        return json;
    }

    private static Map<String, Object> addDelays(Map<String, Object> json, Delays delays) {
        json.put("p50", delays.p50());
        json.put("p99", delays.p99());
        json.put("p999", delays.p999());
        json.put("max", delays.max());
        json.put("alerts", delays.count());
        return json;
    }
}
