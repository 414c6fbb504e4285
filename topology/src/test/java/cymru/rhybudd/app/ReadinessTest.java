package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.observe.HttpEndpoints;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

/** An instance is ready when it can judge by what is known, and not before. */
class ReadinessTest {
    private static final TopicPartition CHANGELOG = new TopicPartition("state-by-citizen-changelog", 3);
    private static final String STORE = "state-by-citizen";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RestoreProgress restoring = new RestoreProgress(registry);

    private HttpEndpoints.Health ready(State state) {
        return Service.readiness(state, restoring);
    }

    private double remaining() {
        return registry.get("rhybudd.restore.remaining.records").gauge().value();
    }

    @Test
    void isNotReadyWhileAStoreIsRestored() {
        restoring.onRestoreStart(CHANGELOG, STORE, 100, 1_100);
        restoring.onBatchRestored(CHANGELOG, STORE, 399, 300);

        assertThat(ready(State.RUNNING).good()).isFalse();
        assertThat(ready(State.RUNNING).says()).contains("1 stores", "700 records");
        assertThat(remaining()).isEqualTo(700);
        assertThat(registry.get("rhybudd.restored.records").counter().count()).isEqualTo(300);
    }

    @Test
    void isReadyWhenTheLastStoreIsLevel() {
        restoring.onRestoreStart(CHANGELOG, STORE, 0, 10);
        restoring.onRestoreEnd(CHANGELOG, STORE, 10);

        assertThat(ready(State.RUNNING).good()).isTrue();
        assertThat(remaining()).isZero();
    }

    @Test
    void waitsForNoStoreThatMovedAwayWhileItWasRestored() {
        restoring.onRestoreStart(CHANGELOG, STORE, 0, 10);
        restoring.onRestoreSuspended(CHANGELOG, STORE, 4);

        assertThat(ready(State.RUNNING).good()).isTrue();
    }

    @Test
    void waitsForNoStoreWhoseThreadDiedWhileItRestored() throws InterruptedException {
        Thread updater = new Thread(() -> restoring.onRestoreStart(CHANGELOG, STORE, 0, 10));
        updater.start();
        updater.join();

        assertThat(ready(State.RUNNING).good()).isTrue();
        assertThat(remaining()).isZero();
    }

    @Test
    void waitsForTheThreadThatTookAStoreOver() throws InterruptedException {
        Thread updater = new Thread(() -> restoring.onRestoreStart(CHANGELOG, STORE, 0, 10));
        updater.start();
        updater.join();

        restoring.onRestoreStart(CHANGELOG, STORE, 4, 10);

        assertThat(ready(State.RUNNING).good()).isFalse();
        assertThat(remaining()).isEqualTo(6);
    }

    @Test
    void isNotReadyWhileItBeginsMovesOrStops() {
        for (State state : State.values()) {
            assertThat(ready(state).good()).as(state.name()).isEqualTo(state == State.RUNNING);
        }
    }
}
