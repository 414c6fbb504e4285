package cymru.rhybudd.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cymru.rhybudd.audit.evidence.ConsistencyProof;
import cymru.rhybudd.audit.evidence.InclusionProof;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.report.ProofJson;
import cymru.rhybudd.audit.report.ProofWords;
import cymru.rhybudd.local.command.LanguageOption;
import cymru.rhybudd.local.command.Printing;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that one record is among those that were attested, or that what was attested since only added to it. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a proof, as JSON, that one record is among those of a signed checkpoint; with --consistency instead, that the latest"
                    + " checkpoints only added to those that somebody holds. Who has the proof and the signer's verifier key"
                    + " needs nothing else: ./rhybudd audit check-proof FILE --verifier KEY",
            "What it shows, what it does not, and how to check it stands in it in words, and is said beside it."
        })
public final class ProveCommand implements Callable<Integer> {
    private static final Pattern RECORD = Pattern.compile("([a-z-]+)/(\\d+)/(\\d+)");

    @Mixin
    private final RecordsOption place = new RecordsOption();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private What what;

    /** One of the two. */
    static final class What {
        @Parameters(paramLabel = "RECORD", description = "topic/partition/offset, such as decisions/0/4711.")
        @Nullable
        String record;

        @Option(
                names = "--consistency",
                paramLabel = "FILE",
                description = "The checkpoints.txt that somebody kept: proves that what was signed since continues it.")
        @Nullable
        Path held;
    }

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "DIRECTORY",
            description = "The checkpoints and hashes that audit attest wrote.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path evidence;

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
        return what.held != null ? proveConsistency(what.held) : proveRecord(Objects.requireNonNull(what.record));
    }

    private Integer proveConsistency(Path held) throws Exception {
        List<ConsistencyProof> proofs = ConsistencyProof.between(held, evidence);
        return give(ProofJson.write(proofs), ProofWords.of(proofs, language.locale()));
    }

    /** The proof goes where it is sent, mostly to a file, and the words to whoever makes it. */
    private Integer give(ObjectNode proof, List<String> words) throws JsonProcessingException {
        words.forEach(printing::say);
        printing.answer(proof.toPrettyString(), proof);
        return ExitCode.OK;
    }

    private Integer proveRecord(String record) throws Exception {
        Matcher matcher = RECORD.matcher(record);
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + record + "' names no record: it is topic/partition/offset");
        }
        Partition partition = new Partition(matcher.group(1), Integer.parseInt(matcher.group(2)));
        return place.look(printing, records -> {
            InclusionProof proof = InclusionProof.of(records, partition, Long.parseLong(matcher.group(3)), evidence);
            return give(ProofJson.write(proof), ProofWords.of(proof, language.locale()));
        });
    }
}
