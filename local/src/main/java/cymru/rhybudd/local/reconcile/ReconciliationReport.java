package cymru.rhybudd.local.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outcome of a reconciliation.
 *
 * @param citizens how many the databases have
 * @param today the date for which windows and days were counted
 * @param rounds how often both sides were read
 * @param differences of citizens
 * @param alerts how many NOTIFY's log has
 * @param misplaced alerts that are not where they must be
 */
public record ReconciliationReport(
        int citizens,
        LocalDate today,
        int rounds,
        List<Difference> differences,
        int alerts,
        List<Misplaced> misplaced) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ReconciliationReport {
        differences = List.copyOf(differences);
        misplaced = List.copyOf(misplaced);
    }

    ReconciliationReport with(List<Difference> others, List<Misplaced> otherAlerts) {
        return new ReconciliationReport(citizens, today, rounds, others, alerts, otherAlerts);
    }

    /** Whether nothing differs and every alert is where it must be. */
    public boolean isClean() {
        return differences.isEmpty() && misplaced.isEmpty();
    }

    /** All that is amiss, a line each. */
    public List<String> lines() {
        return Stream.concat(
                        differences.stream().map(Difference::text),
                        misplaced.stream().map(Misplaced::text))
                .toList();
    }

    /** A line for each difference and each alert that is not where it must be, and two that sum up. */
    public String text() {
        return lines().stream().map(line -> line + "\n").collect(Collectors.joining())
                + "%d citizens as of %s: %d differences\n".formatted(citizens, today, differences.size())
                + "%d alerts: %d not where they must be\n".formatted(alerts, misplaced.size());
    }

    /** The same as one JSON object. */
    public String json() {
        ObjectNode report = JSON.createObjectNode()
                .put("citizens", citizens)
                .put("today", today.toString())
                .put("rounds", rounds)
                .put("differences", differences.size())
                .put("alerts", alerts)
                .put("misplaced", misplaced.size());
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
        ArrayNode alertList = report.putArray("misplacedAlerts");
        for (Misplaced alert : misplaced) {
            alertList
                    .addObject()
                    .put("kind", alert.kind().name())
                    .put("alert", alert.alertId())
                    .put("must", alert.must())
                    .put("is", alert.is());
        }
        return report.toPrettyString();
    }
}
