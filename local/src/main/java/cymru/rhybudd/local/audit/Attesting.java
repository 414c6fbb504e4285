package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.evidence.CheckpointTopic;
import cymru.rhybudd.audit.evidence.EvidenceException;
import cymru.rhybudd.audit.evidence.Notary;
import cymru.rhybudd.audit.evidence.SigningKey;
import cymru.rhybudd.local.command.WorldTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs at an interval how far every log has come, and a last time when it is closed. What fails is tried again at the next time; evidence that is not genuine ends it. */
public final class Attesting implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Attesting.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final WorldTopics topics;
    private final Notary notary;
    private final CheckpointTopic published;
    private final Consumer<List<String>> signed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "attest");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins; the first time is at once.
     *
     * @param evidence for checkpoints and hashes
     * @param signed hears of the checkpoints of each time; by another thread
     */
    public Attesting(
            WorldTopics topics, Path evidence, SigningKey key, Duration interval, Consumer<List<String>> signed)
            throws IOException {
        this.topics = topics;
        this.published = new CheckpointTopic(topics.client());
        try {
            this.notary = new Notary(topics.council(), evidence, key);
        } catch (IOException | RuntimeException e) {
            published.close();
            throw e;
        }
        this.signed = signed;
        timer.scheduleWithFixedDelay(this::attest, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attest() {
        try {
            List<String> notes = notary.attest(topics.records(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
            published.publish(notes);
            signed.accept(notes);
        } catch (EvidenceException e) {
            timer.shutdown();
            LOGGER.atError().setCause(e).log("nothing is attested any more: the evidence is not what was signed");
        } catch (IOException | RuntimeException e) {
            LOGGER.atWarn().setCause(e).log("could not attest; it is tried again");
        }
    }

    @Override
    public void close() throws IOException {
        boolean genuine = !timer.isShutdown();
        timer.shutdown();
        try {
            if (!timer.awaitTermination(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOGGER.atWarn().log("the last checkpoints were not signed in time");
                return;
            }
            if (genuine) {
                attest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            published.close();
            notary.close();
        }
    }
}
