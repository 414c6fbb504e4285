package cymru.rhybudd.local.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.evidence.Checkpoints;
import cymru.rhybudd.audit.evidence.EvidenceException;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.evidence.VerifierKey;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.report.EvidenceWords;
import cymru.rhybudd.audit.report.VerificationAnswer;
import cymru.rhybudd.local.command.Printing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for records that were altered. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Holds every record against signed checkpoints. With the hashes that audit attest keeps it names the very record that was"
                    + " changed, moved, removed or inserted; with the checkpoints alone it says between which two of them it lies.",
            "Where nothing was altered, it says when the checkpoints were signed, by the signer's clock: that is how it has stood since.",
            "Exit code 0: nothing was altered. 1: something was, or the evidence cannot be relied on, or records cannot be read: the first line says"
                    + " which. Without any checkpoint there is no answer; with --json the reason is under refused."
        })
public final class InspectCommand implements Callable<Integer> {
    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(
            names = "--checkpoint",
            required = true,
            paramLabel = "FILE",
            description =
                    "Signed checkpoints: a file that a third party holds, or the directory that audit attest writes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path checkpoint;

    @Option(
            names = "--verifier",
            required = true,
            paramLabel = "KEY",
            description = "With which they are checked: the key as text, or a file that holds it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String verifier;

    @Mixin
    private final SignerOption signer = new SignerOption();

    @Override
    public Integer call() throws Exception {
        VerifierKey key = Keys.verifier(verifier);
        Checkpoints checkpoints; // read first: what is signed while the records are read speaks of later ones
        try {
            checkpoints = Checkpoints.read(checkpoint, key);
        } catch (EvidenceException e) {
            printing.refuse(Objects.requireNonNull(e.getMessage()));
            return ExitCode.SOFTWARE;
        }
        return place.look(printing, records -> {
            Inspection.Result result = Inspection.of(records, checkpoints, signer.directory());
            printing.answer(text(result), json(result));
            return result.findings().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private static String text(Inspection.Result result) {
        List<String> lines = new ArrayList<>();
        lines.addAll(both(
                EvidenceWords.verdict(result, VerificationAnswer.WELSH),
                EvidenceWords.verdict(result, Locale.ENGLISH)));
        if (result.findings().isEmpty()) {
            lines.addAll(signed(result.signed()));
        }
        if (!result.signed().isEmpty()) { // by another key nothing is known
            lines.add(result.attested() + " records are attested, " + result.unattested() + " are not yet");
        }
        lines.addAll(both(
                EvidenceWords.younger(result, VerificationAnswer.WELSH),
                EvidenceWords.younger(result, Locale.ENGLISH)));
        result.continued().forEach(proof -> lines.add(proof.about()));
        result.findings().forEach(finding -> lines.add(finding.toString()));
        return String.join("\n", lines);
    }

    /** What is said in Welsh, each with the same in English. */
    private static List<String> both(List<String> welsh, List<String> english) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < welsh.size(); i++) {
            lines.add(welsh.get(i) + " / " + english.get(i));
        }
        return lines;
    }

    /** A partition that does not grow gets no other checkpoint: its last one may be older than those of the others. */
    private static List<String> signed(SortedMap<Partition, Instant> signed) {
        Instant first = Collections.min(signed.values());
        Instant last = Collections.max(signed.values());
        if (first.equals(last)) {
            return List.of(
                    "Llofnodwyd y pwyntiau gwirio am " + last + ", yn ôl cloc y llofnodwr. / The checkpoints were"
                            + " signed at " + last + ", by the signer's clock.");
        }
        return List.of(
                "Llofnodwyd y pwynt gwirio diwethaf am " + last
                        + ", yn ôl cloc y llofnodwr; llofnodwyd yr un diwethaf o bob rhaniad am " + first
                        + " neu wedyn.",
                "The latest checkpoint was signed at " + last
                        + ", by the signer's clock; the last one of every partition was signed at " + first
                        + " or later.");
    }

    private static ObjectNode json(Inspection.Result result) {
        ObjectNode json = Printing.JSON
                .createObjectNode()
                .put("attested", result.attested())
                .put("unattested", result.unattested());
        if (result.findings().isEmpty()) {
            ObjectNode signed = json.putObject("signedAt");
            result.signed().forEach((partition, at) -> signed.put(partition.toString(), at.toString()));
        }
        ObjectNode younger = json.putObject("younger");
        result.younger().forEach((partition, count) -> younger.put(partition.toString(), count));
        ArrayNode findings = json.putArray("findings");
        result.findings().forEach(finding -> findings.add(finding.toString()));
        ArrayNode continued = json.putArray("continued");
        result.continued().forEach(proof -> continued.add(proof.about()));
        return json;
    }
}
