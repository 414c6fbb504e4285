package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.evidence.ConsistencyProof;
import cymru.rhybudd.audit.evidence.InclusionProof;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A proof as JSON, with the record that it is about: bytes in Base64, hashes in hexadecimal digits. It says in words what it is; who checks it does not rely on them. */
public final class ProofJson {
    static final String CONSISTENCY = "consistency";

    private ProofJson() {}

    /** The proof of one record. */
    public static ObjectNode write(InclusionProof proof) {
        StoredRecord record = proof.record();
        ObjectNode json = words(ProofWords.of(proof, Locale.ENGLISH), ProofWords.of(proof, VerificationAnswer.WELSH))
                .put("topic", proof.partition().topic())
                .put("partition", proof.partition().number())
                .put("offset", record.offset())
                .put("timestamp", record.timestamp())
                .put("key", text(record.key()))
                .put("value", text(record.value()));
        ArrayNode headers = json.putArray("headers");
        for (StoredHeader header : record.headers()) {
            headers.addObject().put("name", header.name()).put("value", text(header.value()));
        }
        json.put("index", proof.index());
        ArrayNode path = json.putArray("path");
        proof.path().forEach(hash -> path.add(HexFormat.of().formatHex(hash)));
        return json.put("checkpoint", proof.checkpoint());
    }

    /** Proofs that checkpoints only added to earlier ones. */
    public static ObjectNode write(List<ConsistencyProof> proofs) {
        ObjectNode json = words(ProofWords.of(proofs, Locale.ENGLISH), ProofWords.of(proofs, VerificationAnswer.WELSH));
        json.set(CONSISTENCY, list(proofs));
        return json;
    }

    private static ObjectNode words(List<String> english, List<String> welsh) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode words = json.putObject("words");
        english.forEach(words.putArray("en")::add);
        welsh.forEach(words.putArray("cy")::add);
        return json;
    }

    static ArrayNode list(List<ConsistencyProof> proofs) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ConsistencyProof proof : proofs) {
            ArrayNode path = list.addObject()
                    .put("earlier", proof.earlier())
                    .put("later", proof.later())
                    .putArray("path");
            proof.path().forEach(hash -> path.add(HexFormat.of().formatHex(hash)));
        }
        return list;
    }

    /** Whether the proofs are about checkpoints, rather than one about a record. */
    public static boolean isConsistency(JsonNode json) {
        return json.has(CONSISTENCY);
    }

    /** Throws {@link IllegalArgumentException} where there is none. */
    public static List<ConsistencyProof> readConsistency(JsonNode json) {
        List<ConsistencyProof> proofs = new ArrayList<>();
        for (JsonNode proof : json.path(CONSISTENCY)) {
            proofs.add(new ConsistencyProof(
                    proof.path("earlier").asText(), proof.path("later").asText(), path(proof)));
        }
        if (proofs.isEmpty()) {
            throw new IllegalArgumentException("no checkpoints are compared");
        }
        return proofs;
    }

    private static List<byte[]> path(JsonNode proof) {
        List<byte[]> path = new ArrayList<>();
        proof.path("path").forEach(hash -> path.add(HexFormat.of().parseHex(hash.asText())));
        return path;
    }

    /** Throws {@link IllegalArgumentException} where it is no proof. */
    public static InclusionProof read(JsonNode json) {
        List<StoredHeader> headers = new ArrayList<>();
        json.path("headers")
                .forEach(header ->
                        headers.add(new StoredHeader(header.path("name").asText(), bytes(header.path("value")))));
        return new InclusionProof(
                new Partition(
                        json.path("topic").asText(), json.path("partition").asInt()),
                new StoredRecord(
                        json.path("offset").asLong(),
                        json.path("timestamp").asLong(),
                        bytes(json.path("key")),
                        bytes(json.path("value")),
                        headers),
                json.path("index").asLong(),
                path(json),
                json.path("checkpoint").asText());
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static byte @Nullable [] bytes(JsonNode json) {
        return json.isTextual() ? Base64.getDecoder().decode(json.asText()) : null;
    }
}
