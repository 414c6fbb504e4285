package cymru.rhybudd.local.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A start that does not come to its end leaves nothing behind. */
class BeginningTest {
    private final List<String> ready = new CopyOnWriteArrayList<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstIsThere = new CountDownLatch(1);
    private final Beginning parts = new Beginning(part -> {
        ready.add(part);
        firstIsThere.countDown();
    });

    private AutoCloseable part(String name) {
        return () -> stopped.add(name);
    }

    private static void interruptedForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ctrl-C in the first seconds: one part is there, the other cannot be kept from starting. */
    @Test
    void anInterruptionStopsWhatStartedAndWhatWasStarting() {
        Thread starter = Thread.currentThread();
        parts.begin("registry", () -> part("registry"));
        Future<AutoCloseable> databases = parts.begin("databases", () -> {
            firstIsThere.await();
            starter.interrupt();
            interruptedForEver();
            return part("databases");
        });

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> {
            try (parts) {
                Beginning.await(databases);
            }
        });

        assertThat(stopped).containsExactly("databases", "registry");
    }

    @Test
    void aPartThatFailsStopsTheOthers() {
        parts.begin("registry", () -> part("registry"));
        Future<AutoCloseable> broker = parts.begin("broker", () -> {
            firstIsThere.await();
            throw new IllegalStateException("no port");
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    try (parts) {
                        Beginning.await(broker);
                    }
                })
                .withMessage("no port");

        assertThat(stopped).containsExactly("registry");
    }

    @Test
    void whatIsHandedOverGoesOn() throws Exception {
        Deque<AutoCloseable> handedOver;
        try (parts) {
            Beginning.await(parts.begin("registry", () -> part("registry")));
            handedOver = parts.handOver();
        }
        assertThat(ready).containsExactly("registry");
        assertThat(stopped).isEmpty();

        Beginning.stop(handedOver);

        assertThat(stopped).containsExactly("registry");
    }
}
