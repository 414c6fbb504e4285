package cymru.rhybudd.local.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.evidence.Finding;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.verify.Difference;
import cymru.rhybudd.audit.verify.VerificationReport;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import cymru.rhybudd.local.command.Printing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a verification says: in words, as JSON, as a page.
 *
 * @param faults of the archive's files
 * @param evidence what the checkpoints say; null where none were asked
 */
record VerifyReport(
        VerificationReport found, Duration took, List<String> faults, Inspection.@Nullable Result evidence) {

    boolean isClean() {
        return found.isClean()
                && faults.isEmpty()
                && (evidence == null || evidence.findings().isEmpty());
    }

    private double perSecond() {
        return took.isZero() ? 0 : found.events() / (took.toNanos() / 1e9);
    }

    /** What auditors read first, in both languages. */
    private String verdict() {
        long notYet = found.unverified();
        if (isClean() && notYet > 0) {
            return "Mae'r hyn a ddilyswyd yn dilyn o'r log; nid yw " + notYet
                    + " cofnod wedi'u dilysu. / What was verified follows" + " from the log; " + notYet
                    + " entries are not verified.";
        }
        return isClean()
                ? "Mae popeth a gofnodwyd yn dilyn o'r log. / Everything that was written follows from the log."
                : "Nid yw popeth a gofnodwyd yn dilyn o'r log. / Not everything that was written follows from the log.";
    }

    String text() {
        StringBuilder text = new StringBuilder(verdict()).append("\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%-18s %12s %12s %10s %14s %12s%n",
                "",
                "entries",
                "decisions",
                "refused",
                "up to offset",
                "not yet"));
        for (Verified partition : found.partitions()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-18s %,12d %,12d %,10d %,14d %,12d%n",
                    partition.log(),
                    partition.entries(),
                    partition.decisions(),
                    partition.refused(),
                    partition.upTo(),
                    partition.unverified()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%,d entries of %s follow from them, and %,d notifications from these%n",
                found.alertLogEntries(),
                "alert-log",
                found.notifications()));
        text.append(String.format(
                Locale.ROOT,
                "%n%,d events in %.1f s, %,.0f a second; hash %s%n",
                found.events(),
                took.toMillis() / 1e3,
                perSecond(),
                found.hash()));
        if (evidence != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "%,d records are attested by signed checkpoints, %,d are not yet%n",
                    evidence.attested(),
                    evidence.unattested()));
            for (Finding finding : evidence.findings()) {
                text.append(finding).append('\n');
            }
        }
        faults.forEach(fault -> text.append("archive: ").append(fault).append('\n'));
        for (Difference difference : found.differences()) {
            text.append('\n').append(text(difference));
        }
        return text.toString();
    }

    private static String text(Difference difference) {
        StringBuilder text =
                new StringBuilder(difference.kind().name()).append(' ').append(difference.partition());
        if (difference.offset() >= 0) {
            text.append(" offset ").append(difference.offset());
        }
        text.append(": ").append(difference.cause()).append('\n');
        if (difference.because() != null) {
            text.append("  because of ").append(difference.because()).append('\n');
        }
        if (difference.expected() != null) {
            text.append("  the replay has  ").append(difference.expected()).append('\n');
        }
        if (difference.recorded() != null) {
            text.append("  written is      ").append(difference.recorded()).append('\n');
        }
        return text.toString();
    }

    ObjectNode json() {
        ObjectNode json = Printing.JSON
                .createObjectNode()
                .put("clean", isClean())
                .put("events", found.events())
                .put("eventsPerSecond", Math.round(perSecond()))
                .put("hash", found.hash())
                .put("alertLogEntries", found.alertLogEntries())
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
        for (Difference difference : found.differences()) {
            differences
                    .addObject()
                    .put("kind", difference.kind().name())
                    .put("partition", difference.partition().toString())
                    .put("offset", difference.offset())
                    .put(
                            "because",
                            difference.because() == null
                                    ? null
                                    : difference.because().toString())
                    .put("cause", difference.cause())
                    .put("expected", difference.expected())
                    .put("recorded", difference.recorded());
        }
        ArrayNode archive = json.putArray("archiveFaults");
        faults.forEach(archive::add);
        if (evidence != null) {
            ObjectNode attested = json.putObject("evidence")
                    .put("attested", evidence.attested())
                    .put("unattested", evidence.unattested());
            ArrayNode findings = attested.putArray("findings");
            evidence.findings().forEach(finding -> findings.add(finding.toString()));
        }
        return json;
    }

    /** The same on a page, self-contained; both languages stand in the verdict. */
    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Rhybudd: dilysu / verification</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #0b0c0c; }
                h1 { font-size: 1.5rem; border-left: .5rem solid %s; padding-left: 1rem; }
                pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
                @media print { body { margin: 0; max-width: none; } }
                </style></head><body>
                <h1>%s</h1>
                <pre>%s</pre>
                </body></html>
                """.formatted(
                        isClean() ? "#00703c" : "#d4351c",
                        escaped(verdict()),
                        escaped(text().substring(verdict().length()).strip()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
