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
        if (!result.topicToAlert().isEmpty()) {
            Map<String, Object> delays = new LinkedHashMap<>();
            result.topicToAlert().forEach((name, each) -> delays.put(name, addDelays(new LinkedHashMap<>(), each)));
            json.put("topicToAlertMs", delays);
        }
        if (!result.core().isEmpty()) {
            json.put("assessNanos", result.usualCore().nanos());
            json.put("assessBytes", result.usualCore().bytes());
            json.put("core", result.core());
        }
        Latencies latencies = result.latency();
        if (latencies != null) {
            Map<String, Object> latency = new LinkedHashMap<>();
            latencies.all().forEach(each -> latency.put(each.name(), latency(each)));
            json.put("latencyMs", latency);
            Map<String, Object> raw = new LinkedHashMap<>();
            raw.put("p50", latencies.raw().p50());
            raw.put("p99", latencies.raw().p99());
            json.put("rawLatencyMs", raw);
            json.put("latencyPublishable", latencies.isPublishable());
        }
        TriggerFigures triggers = result.triggers();
        if (triggers != null) {
            json.put("triggers", triggers);
        }
        if (!result.growth().isEmpty()) {
            json.put("growth", result.growth().stream().map(JsonReport::growth).toList());
        }
        Failover failover = result.failover();
        if (failover != null) {
            Map<String, Object> killed = new LinkedHashMap<>();
            killed.put("adults", failover.scale().adults());
            killed.put("changesPerSecond", failover.changesPerSecond());
            killed.put("seconds", failover.longestWait());
            killed.put("kills", failover.seconds());
            json.put("failover", killed);
        }
        if (!result.failed().isEmpty()) {
            Map<String, String> failed = new LinkedHashMap<>();
            result.failed().forEach((part, why) -> failed.put(part.word(), why));
            json.put("failed", failed);
        }
        json.put("quick", result.quick());
        json.put("busy", result.machine().isBusy());
        json.put("environment", result.machine());
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the result as JSON", e);
        }
    }

    private static void addThroughput(Map<String, Object> json, Throughput throughput) {
        if (!throughput.passThrough().isEmpty()) {
            json.put("topologyToPassThroughRatio", throughput.topologyToPassThroughRatio());
            json.put("ratioByRound", throughput.ratioByRound());
            json.put("topologyToPassThroughCpuRatio", throughput.cpuRatio());
            json.put(
                    "passThroughEventsPerSecond",
                    throughput.passThroughEventsPerSecond().median());
            json.put("passThrough", application(throughput.passThrough()));
        }
        json.put("topologyEventsPerSecond", throughput.topologyEventsPerSecond().median());
        json.put("events", throughput.scale().events());
        json.put("citizens", throughput.scale().citizens());
        json.put("recordBytes", throughput.recordBytes());
        json.put("warmUpShare", ThroughputBenchmark.WARM_UP);
        json.put("topology", application(throughput.topology()));
        Map<String, Object> outcomes = new LinkedHashMap<>();
        throughput
                .outcomes()
                .forEach((name, outcome) -> outcomes.put(
                        name,
                        Map.of(
                                "decisions", outcome.decisions(),
                                "alerts", outcome.alerts(),
                                "notifications", outcome.notifications(),
                                "scores", outcome.scores().size())));
        json.put("outcomes", outcomes);
        addFlink(json, throughput);
    }

    /** The ratios are against a checkpoint each second, which is the cheaper for Flink. */
    private static void addFlink(Map<String, Object> json, Throughput throughput) {
        addRatio(json, "flinkCpuRatio", throughput, FlinkVariant.ROCKSDB);
        addRatio(json, "flinkHeapCpuRatio", throughput, FlinkVariant.HEAP);
        addDecisions(json, "flinkDecisionsCpuRatio", throughput, FlinkVariant.ROCKSDB);
        addDecisions(json, "flinkHeapDecisionsCpuRatio", throughput, FlinkVariant.HEAP);
        addRatio(json, "flinkCpuRatioAtOurCommitInterval", throughput, FlinkVariant.ROCKSDB_AS_OFTEN);
        addRatio(json, "flinkHeapCpuRatioAtOurCommitInterval", throughput, FlinkVariant.HEAP_AS_OFTEN);
        Map<String, Object> flink = new LinkedHashMap<>();
        for (FlinkVariant variant : FlinkVariant.of(false)) {
            List<Round> rounds = throughput.of(variant.name());
            if (!rounds.isEmpty()) {
                Map<String, Object> figures = application(rounds);
                // Its threads are counted by their process alone.
                figures.keySet()
                        .removeAll(List.of("streamsCpuSecondsPerMillion", "bytesPerEvent", "stageSecondsPerMillion"));
                flink.put(variant.name(), figures);
            }
        }
        if (!flink.isEmpty()) {
            json.put("flink", flink);
        }
    }

    private static void addDecisions(
            Map<String, Object> json, String key, Throughput throughput, FlinkVariant variant) {
        Outcome ours = throughput.outcomes().get(WholeTopology.NAME);
        Outcome others = throughput.outcomes().get(variant.name());
        if (ours != null && others != null) {
            json.put(key, throughput.cpuRatioTo(variant.name()) * ours.decisions() / others.decisions());
        }
    }

    private static void addRatio(Map<String, Object> json, String key, Throughput throughput, FlinkVariant variant) {
        if (!throughput.of(variant.name()).isEmpty()) {
            json.put(key, throughput.cpuRatioTo(variant.name()));
        }
    }

    private static Map<String, Object> application(List<Round> rounds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eventsPerSecond", Spread.of(rounds, Round::eventsPerSecond));
        json.put("coresUsed", Spread.of(rounds, Round::coresUsed));
        json.put("cpuSecondsPerMillion", Spread.of(rounds, Round::cpuSecondsPerMillion));
        json.put("streamsCpuSecondsPerMillion", Spread.of(rounds, Round::streamsCpuSecondsPerMillion));
        json.put("bytesPerEvent", Spread.of(rounds, Round::bytesPerEvent));
        Map<String, Object> stages = new LinkedHashMap<>();
        rounds.get(0).stageSeconds().keySet().stream()
                .sorted()
                .forEach(stage -> stages.put(stage, Spread.of(rounds, round -> round.stageSecondsPerMillion(stage))));
        json.put("stageSecondsPerMillion", stages);
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

    private static Map<String, Object> growth(Growth growth) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("adults", growth.size().adults());
        json.put("logPartitions", growth.size().logPartitions());
        json.put("eventsPerSecond", growth.eventsPerSecond());
        json.put("cpuSecondsPerMillion", growth.cpuSecondsPerMillion());
        json.put("citizens", growth.citizens());
        json.put("diskBytesPerCitizen", growth.diskBytesPerCitizen());
        json.put("citizenDiskBytesPerCitizen", growth.citizenDiskBytesPerCitizen());
        json.put("heapBytesPerCitizen", growth.heapBytesPerCitizen());
        json.put("changelogBytesPerCitizen", growth.changelogBytesPerCitizen());
        Growth.Recovery recovery = growth.recovery();
        if (recovery != null) {
            json.put("restoreSeconds", recovery.restoreSeconds());
            json.put("rescoreSeconds", recovery.rescoreSeconds());
        }
        return json;
    }
}
