package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.streams.Stage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition that stands still shows, whatever its neighbours do and whatever holds it up. */
class StageProgressTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = START;
    private final StageProgress progress = new StageProgress(Set.of(Stage.ASSESS), () -> now, registry);

    private static StageProgress.Place place(int partition, long taken, long readable, long written) {
        return new StageProgress.Place(new TopicPartition("citizen-log", partition), taken, readable, written);
    }

    private static StageProgress.Place place(int partition, long taken, long end) {
        return place(partition, taken, end, end);
    }

    private void at(int second, StageProgress.Place... places) {
        now = START.plusSeconds(second);
        progress.measured(Stage.ASSESS, List.of(places));
    }

    private double stuck() {
        return registry.get("rhybudd.stuck").tag("stage", "ASSESS").timeGauge().value(TimeUnit.SECONDS);
    }

    private double lag() {
        return registry.get("rhybudd.lag.records")
                .tag("stage", "ASSESS")
                .gauge()
                .value();
    }

    @Test
    void onePartitionThatStandsStillShowsAmongOthersThatMove() {
        at(0, place(0, 100, 121), place(1, 500, 500));
        at(90, place(0, 100, 150), place(1, 600, 600));
        at(185, place(0, 100, 180), place(1, 700, 700));

        assertThat(stuck()).isEqualTo(185);
        assertThat(lag()).isEqualTo(80);
    }

    @Test
    void aTransactionThatNeverEndsShowsThoughNothingCanBeRead() {
        at(0, place(0, 100, 100, 160), place(1, 500, 500));
        at(200, place(0, 100, 100, 900), place(1, 510, 510));

        assertThat(lag()).isZero();
        assertThat(stuck()).isEqualTo(200);
    }

    @Test
    void whatIsTakenBeginsTheCountAnew() {
        at(0, place(0, 100, 1_000));
        at(200, place(0, 101, 2_000));
        at(230, place(0, 101, 2_000));

        assertThat(stuck()).isEqualTo(30);
    }

    @Test
    void theEndsOfTransactionsBehindTheLastRecordWaitForNobody() {
        at(0, place(0, 100, 120));
        at(600, place(0, 100, 120));
        assertThat(stuck()).isZero();

        at(600, place(0, 100, 121));
        at(700, place(0, 100, 121));
        assertThat(stuck()).isEqualTo(100);
    }

    @Test
    void itCountsFromWhenSomethingWaited() {
        at(0, place(0, 100, 100));
        at(500, place(0, 100, 130));
        at(510, place(0, 100, 130));

        assertThat(stuck()).isEqualTo(10);
    }

    @Test
    void aStageOfWhichEachPartitionHasALittleStandsStillAsAWhole() {
        at(0, place(0, 100, 111), place(1, 500, 511));
        at(60, place(0, 100, 111), place(1, 500, 511));
        assertThat(stuck()).isEqualTo(60);

        at(120, place(0, 100, 111), place(1, 501, 511));
        assertThat(stuck()).isZero();
    }

    /** An instance that is cut off does not go on saying what was so when it still heard. */
    @Test
    void nobodyKnowsWhatStandsStillWhileTheBrokersDoNotAnswer() {
        at(0, place(0, 100, 1_000));
        at(300, place(0, 100, 1_000));

        progress.unknown();

        assertThat(stuck()).isZero();
        assertThat(lag()).isEqualTo(900);
    }
}
