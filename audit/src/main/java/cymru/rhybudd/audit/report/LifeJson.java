package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.life.StandingRow;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.TeamDigest;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Records about a citizen as JSON: where each stands, what it says in words, and its fields as the contract names them. */
final class LifeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LifeWords words;

    LifeJson(LifeWords words) {
        this.words = words;
    }

    ArrayNode list(List<Happening> happenings) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        happenings.forEach(one -> list.add(of(one)));
        return list;
    }

    ObjectNode of(Happening one) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", one.at().toString())
                .put("knownAt", one.knownAt().toString())
                .put("happenedAt", one.happenedAt().map(Instant::toString).orElse(null))
                .put("record", one.place())
                .put("kind", one.body().getSchema().getName())
                .put("words", words.of(one));
        if (one.body() instanceof Decision decision) {
            Assessment assessment = decision.getAssessment();
            if (assessment != null) {
                json.put("score", assessment.getScore())
                        .put("rag", assessment.getRag().name());
            }
        }
        if (!(one.body() instanceof TeamDigest)) { // others' alerts stand in it
            json.set("what", tree(one.body()));
        }
        return json;
    }

    ArrayNode rows(List<StandingRow> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> list.add(of(row)));
        return list;
    }

    ObjectNode of(StandingRow row) {
        SourceChange change = row.change();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("row", row.row().row())
                .put("source", row.row().source())
                .put("since", row.since().toString())
                .put("knownAt", row.last().knownAt().toString())
                .put("record", row.last().place());
        json.putObject("change")
                .put("row", change.getRow())
                .put("table", change.getTable())
                .put("operation", change.getOperation())
                .put("position", change.getPosition())
                .put("committedAt", change.getCommittedAt().toString());
        if (row.written().getFact() instanceof SpecificRecord fact) {
            json.put("fact", fact.getSchema().getName()).set("value", tree(fact));
        }
        return json;
    }

    static JsonNode tree(SpecificRecord record) {
        String text = record.toString();
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
