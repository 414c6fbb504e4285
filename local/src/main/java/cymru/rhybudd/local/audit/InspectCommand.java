package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.evidence.ConsistencyProof;
import cymru.rhybudd.audit.evidence.Finding;
import cymru.rhybudd.audit.evidence.Inspection;
import cymru.rhybudd.audit.evidence.VerifierKey;
import cymru.rhybudd.local.command.Printing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "Exit code 0: nothing was altered. 1: something was."
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
        return place.look(printing, records -> {
            Inspection.Result result = Inspection.of(records, checkpoint, key, signer.directory());
            List<String> findings =
                    result.findings().stream().map(Finding::toString).toList();
            String head = findings.isEmpty()
                    ? "Nid oes dim wedi'i newid. / Nothing was altered."
                    : "Mae cofnodion wedi'u newid. / Records were altered.";
            printing.answer(
                    head + "\n" + result.attested() + " records are attested, " + result.unattested() + " are not yet\n"
                            + Stream.concat(result.continued().stream().map(ConsistencyProof::about), findings.stream())
                                    .collect(Collectors.joining("\n")),
                    Map.of(
                            "attested", result.attested(),
                            "unattested", result.unattested(),
                            "findings", findings,
                            "continued",
                                    result.continued().stream()
                                            .map(ConsistencyProof::about)
                                            .toList()));
            return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }
}
