package cymru.rhybudd.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;

/**
 * The one text of a schema version, for the registry and for the checked-in files.
 *
 * <p>Generated classes say {@code avro.java.string} at every string, which concerns nobody but Java: a registry would take
 * the schema with it and the schema without it for two.
 */
public final class SchemaText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    /** The schema of a generated class, without what concerns Java alone. */
    public static Schema of(Class<?> type) {
        return plain(SpecificData.get().getSchema(type));
    }

    /** The schema without what concerns Java alone. */
    public static Schema plain(Schema schema) {
        try {
            return new Schema.Parser()
                    .parse(plain(JSON.readTree(schema.toString())).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
        }
    }

    private static JsonNode plain(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            boolean javaString = object.remove(GenericData.STRING_PROP) != null;
            if (javaString && object.size() == 1) {
                return object.get("type");
            }
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                property.setValue(plain(property.getValue()));
            }
        }
        return node;
    }
}
