package cymru.rhybudd.local.audit;

import com.fasterxml.jackson.core.JacksonException;
import cymru.rhybudd.audit.evidence.InclusionProof;
import cymru.rhybudd.local.command.Printing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a proof, without any world. */
@Command(
        name = "check-proof",
        mixinStandardHelpOptions = true,
        description =
                "Checks a proof that audit prove printed, against the signer's key alone. Exit code 0: it holds. 1: it does not.")
public final class CheckProofCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The proof, as JSON.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--verifier",
            required = true,
            paramLabel = "KEY",
            description = "The key as text, or a file that holds it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String verifier;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Override
    public Integer call() throws Exception {
        InclusionProof proof = read();
        boolean holds = proof.holds(Keys.verifier(verifier));
        String record = proof.partition() + " offset " + proof.record().offset();
        printing.answer(
                holds
                        ? "Mae'r prawf yn dal: / The proof holds: " + record + " is among the records of\n\n"
                                + proof.checkpoint()
                        : "Nid yw'r prawf yn dal. / The proof does not hold.",
                Map.of("holds", holds, "record", record));
        return holds ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private InclusionProof read() throws IOException {
        try {
            return ProofJson.read(Printing.JSON.readTree(file.toFile()));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no proof", e);
        }
    }
}
