package cymru.rhybudd.local.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** Who is who: the true people behind the records, in a file outside the databases. */
public final class GroundTruth {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GroundTruth() {}

    /** Writes which records are of which true person, and who lives together. */
    public static void write(Population population, long seed, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("seed", seed);
        ArrayNode households = root.putArray("households");
        for (Household household : population.households()) {
            ObjectNode entry =
                    households.addObject().put("household", household.number).put("uprn", household.uprn);
            ArrayNode people = entry.putArray("people");
            for (Adult adult : household.adults) {
                ArrayNode records =
                        people.addObject().put("person", adult.number).putArray("records");
                adult.records().forEach(records::add);
            }
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }
}
