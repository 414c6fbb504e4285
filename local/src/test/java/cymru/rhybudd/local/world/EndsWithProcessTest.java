package cymru.rhybudd.local.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ctrl-C during a visit. */
class EndsWithProcessTest {
    private final AtomicInteger closed = new AtomicInteger();
    private final EndsWithProcess<AutoCloseable> kept = new EndsWithProcess<>();

    @Test
    void whatRunsIsClosedOnce() throws Exception {
        kept.begin(() -> closed::incrementAndGet);

        kept.end();
        kept.close();

        assertThat(closed).hasValue(1);
    }

    @Test
    void whatIsBeingStartedIsInterrupted() throws Exception {
        Thread hook = new Thread(kept::end);

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> kept.begin(() -> {
                    hook.start();
                    new CountDownLatch(1).await();
                    return closed::incrementAndGet;
                }));

        hook.join();
        assertThat(closed).hasValue(0);
    }

    /** A start that the interruption comes too late for. */
    @Test
    void whatStartsNeverthelessIsClosed() throws Exception {
        Thread hook = new Thread(kept::end);

        kept.begin(() -> {
            hook.start();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return closed::incrementAndGet;
        });

        assertThat(Thread.interrupted()).isTrue();
        hook.join();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatIsClosedIsNotClosedAgainWhenTheProcessEnds() throws Exception {
        kept.begin(() -> closed::incrementAndGet);
        kept.close();

        kept.end();

        assertThat(closed).hasValue(1);
    }
}
