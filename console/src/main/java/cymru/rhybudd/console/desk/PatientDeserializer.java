package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the schema registry as long as it is away, until the desk closes: what was left out would be missing until the next
 * start, and a desk that stopped reading can only be started anew.
 */
final class PatientDeserializer<T> implements Deserializer<T> {
    private static final Logger LOGGER = LoggerFactory.getLogger(PatientDeserializer.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Deserializer<T> values;
    private final CountDownLatch closing;

    PatientDeserializer(Deserializer<T> values, CountDownLatch closing) {
        this.values = values;
        this.closing = closing;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        boolean isSaid = false;
        while (true) {
            try {
                return values.deserialize(topic, bytes);
            } catch (RegistryUnavailableException e) {
                if (!isSaid) {
                    LOGGER.atWarn()
                            .addKeyValue("topic", topic)
                            .log("the schema registry is away, and the desk waits for it");
                    isSaid = true;
                }
                if (isClosingWithin(PAUSE)) {
                    throw e;
                }
            }
        }
    }

    private boolean isClosingWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        values.close();
    }
}
