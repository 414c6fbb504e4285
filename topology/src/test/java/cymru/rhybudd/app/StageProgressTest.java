package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.streams.Stage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition that stands still shows, whatever its neighbours do and whatever holds it up. */
class StageProgressTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = START;
    private final Map<Integer, Long> records = new HashMap<>();
    private final List<String> looks = new ArrayList<>();
    private final StageProgress progress = new StageProgress(Set.of(Stage.ASSESS), this::look, () -> now, registry);

    /** Where nothing else is said, each offset has a record. */
    private StageProgress.Seen look(TopicPartition partition, long from, long end) {
        looks.add(partition.partition() + " from " + from);
        long record = records.getOrDefault(partition.partition(), from);
        return record < end ? new StageProgress.Seen(true, from) : new StageProgress.Seen(false, end);
    }

    private static StageProgress.Place place(int partition, long taken, long readable, long written) {
        return new StageProgress.Place(new TopicPartition("citizen-log", partition), taken, readable, written);
    }

    private static StageProgress.Place place(int partition, long taken, long end) {
        return place(partition, taken, end, end);
    }

    private void at(int second, StageProgress.Place... places) {
        now = START.plusSeconds(second);
        progress.measured(Map.of(Stage.ASSESS, List.of(places)));
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
    void oneRecordThatIsNotTakenShows() {
        at(0, place(0, 100, 101), place(1, 500, 500));
        at(29, place(0, 100, 101), place(1, 510, 510));
        assertThat(stuck()).as("it may be under way").isZero();

        at(30, place(0, 100, 101), place(1, 520, 520));
        assertThat(stuck()).isEqualTo(30);
        at(200, place(0, 100, 101), place(1, 600, 600));
        assertThat(stuck()).isEqualTo(200);
        assertThat(looks).containsExactly("0 from 100");
    }

    @Test
    void theEndsOfTransactionsBehindTheLastRecordWaitForNobody() {
        records.put(0, 150L);
        at(0, place(0, 100, 150));
        at(600, place(0, 100, 150));
        at(900, place(0, 100, 150));
        assertThat(stuck()).isZero();
        assertThat(looks).as("once for all").containsExactly("0 from 100");

        at(900, place(0, 100, 151));
        at(1_000, place(0, 100, 151));
        assertThat(stuck()).as("since the record came").isEqualTo(100);
        assertThat(looks).containsExactly("0 from 100", "0 from 150");
    }

    @Test
    void aSmallTransactionThatNeverEndsShowsBehindTheEndOfAnother() {
        records.put(0, 101L);
        at(0, place(0, 100, 101));
        at(60, place(0, 100, 101));
        at(70, place(0, 100, 101));
        at(70, place(0, 100, 101, 102));
        at(270, place(0, 100, 101, 102));

        assertThat(stuck()).isEqualTo(200);
    }

    @Test
    void aTransactionThatHungIsForgottenOnceItIsAborted() {
        records.put(0, 161L);
        at(0, place(0, 100, 100, 160));
        at(200, place(0, 100, 100, 160));
        assertThat(stuck()).isEqualTo(200);

        at(205, place(0, 100, 161));
        assertThat(stuck()).isZero();
    }

    /** Each look may take seconds, in which nothing else is measured. */
    @Test
    void afterAStartAFewPartitionsAreLookedAtAtATime() {
        StageProgress.Place[] idle = IntStream.range(0, 12)
                .mapToObj(partition -> place(partition, 100, 101))
                .toArray(StageProgress.Place[]::new);
        IntStream.range(0, 11).forEach(partition -> records.put(partition, 101L));
        at(0, idle);
        at(30, idle);
        assertThat(looks).hasSize(5);

        at(35, idle);
        at(40, idle);
        assertThat(looks).hasSize(12).doesNotHaveDuplicates();
        assertThat(stuck()).as("the last one").isEqualTo(40);
    }

    @Test
    void itCountsFromWhenSomethingWaited() {
        at(0, place(0, 100, 100));
        at(500, place(0, 100, 130));
        at(540, place(0, 100, 130));

        assertThat(stuck()).isEqualTo(40);
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
