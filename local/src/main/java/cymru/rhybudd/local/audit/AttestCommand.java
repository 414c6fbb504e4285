package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.evidence.Notary;
import cymru.rhybudd.audit.evidence.SigningKey;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldTopics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs how far every log has come. */
@Command(
        name = "attest",
        mixinStandardHelpOptions = true,
        description = {
            "Hashes every record that was committed since the last time, and signs a checkpoint for each partition that grew (RFC 9162;"
                    + " C2SP tlog-checkpoint). Run it at intervals, and give checkpoints.txt to a third party each time.",
            "The key is made at the first time; keep it where no operator of Kafka can read it."
        })
public final class AttestCommand implements Callable<Integer> {
    @Mixin
    private final RecordsOption place = new RecordsOption();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Printing printing;

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "DIRECTORY",
            description = "For checkpoints and hashes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path evidence;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The key that signs (Ed25519, PKCS #8); its verifier stands beside it, in FILE.pub.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path key;

    @Override
    public Integer call() throws Exception {
        SigningKey signing = SigningKey.in(key, WorldTopics.COUNCIL);
        return place.look(printing, records -> {
            try (Notary notary = new Notary(WorldTopics.COUNCIL, evidence, signing)) {
                List<String> signed = notary.attest(records, Instant.now().truncatedTo(ChronoUnit.SECONDS));
                printing.answer(
                        signed.size() + " checkpoints were signed in " + evidence + "\nVerifier: "
                                + signing.verifier().text(),
                        Map.of("signed", signed, "verifier", signing.verifier().text()));
                return ExitCode.OK;
            }
        });
    }
}
