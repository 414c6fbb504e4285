package cymru.rhybudd.local.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The signer's own evidence, where somebody has checkpoints that they kept. */
final class SignerOption {
    @Option(
            names = "--evidence",
            paramLabel = "DIRECTORY",
            description =
                    "The signer's own checkpoints and hashes, as audit attest keeps them: also shows, with proofs for a third party, that they"
                            + " continue those of --checkpoint.")
    private @Nullable Path evidence;

    /** Null where it is not at hand. */
    @Nullable
    Path directory() {
        return evidence;
    }
}
