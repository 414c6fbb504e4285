package cymru.rhybudd.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result for machines; a key keeps its meaning for ever, others may be added. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    static String of(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("topologyToPassThroughRatio", result.topologyToPassThroughRatio());
        json.put("ratioByRound", result.ratioByRound());
        json.put("topologyToPassThroughCpuRatio", result.cpuRatio());
        json.put("topologyEventsPerSecond", result.topologyEventsPerSecond().median());
        json.put(
                "passThroughEventsPerSecond",
                result.passThroughEventsPerSecond().median());
        json.put("assessNanos", result.usualCore().nanos());
        json.put("assessBytes", result.usualCore().bytes());
        json.put("quick", result.scale().quick());
        json.put("events", result.scale().events());
        json.put("citizens", result.scale().citizens());
        json.put("recordBytes", result.input().meanBytes());
        json.put("notCounted", result.input().notCounted());
        json.put("core", result.core());
        json.put("topology", application(result.topology()));
        json.put("passThrough", application(result.passThrough()));
        json.put("environment", result.machine());
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the result as JSON", e);
        }
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
}
