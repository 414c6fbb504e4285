package cymru.rhybudd.local.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.audit.evidence.ConsistencyProof;
import cymru.rhybudd.audit.evidence.InclusionProof;
import cymru.rhybudd.audit.evidence.VerifierKey;
import cymru.rhybudd.local.command.Printing;
import java.nio.file.Path;
import java.util.List;
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
    private static final String HOLDS = "Mae'r prawf yn dal: / The proof holds: ";
    private static final String HOLDS_NOT = "Nid yw'r prawf yn dal. / The proof does not hold.";

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
        VerifierKey key = Keys.verifier(verifier);
        try {
            JsonNode json = Printing.JSON.readTree(file.toFile());
            return ProofJson.isConsistency(json)
                    ? check(ProofJson.readConsistency(json), key)
                    : check(ProofJson.read(json), key);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no proof", e);
        }
    }

    private Integer check(InclusionProof proof, VerifierKey key) throws JsonProcessingException {
        boolean holds = proof.holds(key);
        String record = proof.partition() + " offset " + proof.record().offset();
        printing.answer(
                holds ? HOLDS + record + " is among the records of\n\n" + proof.checkpoint() : HOLDS_NOT,
                Map.of("holds", holds, "record", record));
        return holds ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Integer check(List<ConsistencyProof> proofs, VerifierKey key) throws JsonProcessingException {
        boolean holds = proofs.stream().allMatch(proof -> proof.holds(key));
        List<String> about = proofs.stream().map(ConsistencyProof::about).toList();
        printing.answer(
                holds ? HOLDS + "records were only added\n\n" + String.join("\n", about) : HOLDS_NOT,
                Map.of("holds", holds, "checkpoints", about));
        return holds ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
