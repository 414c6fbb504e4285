package cymru.rhybudd.local.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The outcome of a reconciliation.
 *
 * @param citizens how many the databases have
 * @param today the date for which windows and days were counted
 * @param rounds how often both sides were read
 */
public record ReconciliationReport(int citizens, LocalDate today, int rounds, List<Difference> differences) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ReconciliationReport {
        differences = List.copyOf(differences);
    }

    ReconciliationReport with(List<Difference> others) {
        return new ReconciliationReport(citizens, today, rounds, others);
    }

    /** A line for each difference, and one that sums up. */
    public String text() {
        String lines =
                differences.stream().map(difference -> difference.text() + "\n").collect(Collectors.joining());
        return lines + "%d citizens as of %s: %d differences\n".formatted(citizens, today, differences.size());
    }

    /** The same as one JSON object. */
    public String json() {
        ObjectNode report = JSON.createObjectNode()
                .put("citizens", citizens)
                .put("today", today.toString())
                .put("rounds", rounds)
                .put("differences", differences.size());
        ArrayNode list = report.putArray("list");
        for (Difference difference : differences) {
            ObjectNode entry = list.addObject()
                    .put("kind", difference.kind().name())
                    .put("citizen", difference.citizen())
                    .put("oracle", difference.oracle())
                    .put("stream", difference.stream());
            ArrayNode records = entry.putArray("records");
            difference.records().forEach(records::add);
        }
        return report.toPrettyString();
    }
}
