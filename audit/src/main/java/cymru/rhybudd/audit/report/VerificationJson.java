package cymru.rhybudd.audit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.verify.Difference;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import java.util.Locale;

/** A verification for programs. */
public final class VerificationJson {
    private VerificationJson() {}

    /** As one object. */
    public static ObjectNode of(VerificationAnswer answer) {
        VerificationReport found = answer.found();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("clean", answer.isClean())
                .put("compared", found.compared())
                .put("whole", found.whole())
                .put("events", found.events())
                .put("eventsBefore", found.before())
                .put("unverified", found.unverified())
                .put("eventsPerSecond", answer.perSecond())
                .put("hash", found.hash())
                .put("alertLogEntries", found.alertLogEntries())
                .put("alertLogRefused", found.alertLogRefused())
                .put("notifications", found.notifications());
        ArrayNode partitions = json.putArray("partitions");
        for (Verified partition : found.partitions()) {
            partitions
                    .addObject()
                    .put("log", partition.log().toString())
                    .put("entries", partition.entries())
                    .put("decisions", partition.decisions())
                    .put("refused", partition.refused())
                    .put("unverified", partition.unverified())
                    .put("upToOffset", partition.upTo());
        }
        ArrayNode differences = json.putArray("differences");
        found.differences().forEach(difference -> put(difference, differences.addObject()));
        ArrayNode faults = json.putArray("archiveFaults");
        answer.faults().forEach(faults::add);
        Inspection.Result evidence = answer.evidence();
        if (evidence != null) {
            ObjectNode attested = json.putObject("evidence")
                    .put("attested", evidence.attested())
                    .put("unattested", evidence.unattested());
            ObjectNode younger = attested.putObject("younger");
            evidence.younger().forEach((partition, count) -> younger.put(partition.toString(), count));
            ArrayNode findings = attested.putArray("findings");
            evidence.findings().forEach(finding -> findings.add(finding.toString()));
            if (!evidence.continued().isEmpty()) {
                attested.setAll(ProofJson.write(evidence.continued()));
            }
        }
        return json;
    }

    private static void put(Difference difference, ObjectNode json) {
        Words english = new Words("verification", Locale.ENGLISH);
        Difference.Origin because = difference.because();
        json.put("kind", difference.kind().name())
                .put("partition", difference.partition().toString())
                .put("offset", difference.offset())
                .put("because", because == null ? null : because.toString())
                .put("cause", difference.cause().name())
                .put("words", english.of("cause." + difference.cause(), difference.fields()))
                .put("expected", difference.expected())
                .put("recorded", difference.recorded());
    }
}
