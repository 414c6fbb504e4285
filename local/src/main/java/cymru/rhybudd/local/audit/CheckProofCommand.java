package cymru.rhybudd.local.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.audit.evidence.ConsistencyProof;
import cymru.rhybudd.audit.evidence.InclusionProof;
import cymru.rhybudd.audit.evidence.VerifierKey;
import cymru.rhybudd.audit.report.ProofJson;
import cymru.rhybudd.audit.report.ProofWords;
import cymru.rhybudd.local.command.LanguageOption;
import cymru.rhybudd.local.command.Printing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a proof, without any world. */
@Command(
        name = "check-proof",
        mixinStandardHelpOptions = true,
        description =
                "Checks a proof that audit prove printed, against the signer's key alone. Exit code 0: it holds. 1: it does not.")
public final class CheckProofCommand implements Callable<Integer> {
    private static final String HOLDS = "Mae'r prawf yn dal. / The proof holds.";
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

    @Option(
            names = "--held",
            paramLabel = "FILE",
            description =
                    "The checkpoints.txt that you kept: a proof that the log only grew must begin at its latest ones.")
    private @Nullable Path held;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

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
        if (held != null) {
            throw new ParameterException(
                    spec.commandLine(), "--held is for proofs of consistency, and this is one of a record");
        }
        boolean holds = proof.holds(key);
        String record = proof.partition() + " offset " + proof.record().offset();
        return answer(holds, ProofWords.of(proof, language.locale()), Map.of("holds", holds, "record", record));
    }

    private Integer check(List<ConsistencyProof> proofs, VerifierKey key) throws IOException {
        boolean holds = proofs.stream().allMatch(proof -> proof.holds(key))
                && (held == null || ConsistencyProof.beginAt(held, proofs));
        List<String> about = proofs.stream().map(ConsistencyProof::about).toList();
        return answer(holds, ProofWords.of(proofs, language.locale()), Map.of("holds", holds, "checkpoints", about));
    }

    /** What it shows is this program's own reading: what the file says of itself in words proves nothing. */
    private Integer answer(boolean holds, List<String> words, Map<String, Object> json) throws JsonProcessingException {
        printing.answer(holds ? HOLDS + "\n" + String.join("\n", words) : HOLDS_NOT, json);
        return holds ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
