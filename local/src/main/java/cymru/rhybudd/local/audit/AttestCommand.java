package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.evidence.Notary;
import cymru.rhybudd.audit.evidence.SigningKey;
import cymru.rhybudd.local.command.DurationConverter;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.local.command.WorldTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "Go on until Ctrl-C, and sign so often (90s, 2m, 1h); each time the checkpoints are published on the topic"
                            + " checkpoints too. Default: once, and not there.")
    private @Nullable Duration interval;

    @Override
    public Integer call() throws Exception {
        return interval == null ? once() : goOn(interval);
    }

    private Integer goOn(Duration every) throws Exception {
        WorldTopics topics = place.running();
        SigningKey signing = SigningKey.in(key, topics.council());
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (Attesting attesting = new Attesting(topics, evidence, signing, every, this::say)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(asked, ended), "stop"));
            asked.await();
        } finally {
            ended.countDown();
        }
        return ExitCode.OK;
    }

    /** Ctrl-C: the last checkpoints are signed before the process ends. */
    private static void stop(CountDownLatch asked, CountDownLatch ended) {
        asked.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(List<String> notes) {
        printing.say(notes.size() + " checkpoints were signed in " + evidence);
    }

    private Integer once() throws Exception {
        return place.look(printing, records -> {
            SigningKey signing = SigningKey.in(key, place.council());
            try (Notary notary = new Notary(place.council(), evidence, signing)) {
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
