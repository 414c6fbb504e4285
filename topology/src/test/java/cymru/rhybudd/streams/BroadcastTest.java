package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.schemas.TeamsPublished;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which partitions of the log an entry stands. */
class BroadcastTest {

    @Test
    void aTickStandsInEveryPartition() {
        assertThat(partitions(new ClockTicked(Instant.EPOCH))).contains(Set.of(0, 1, 2, 3));
    }

    @Test
    void aModelStandsInEveryPartition() {
        assertThat(partitions(new ModelPublished("2026-11", "text", ModelRole.LIVE, null)))
                .contains(Set.of(0, 1, 2, 3));
    }

    @Test
    void teamsStandInEveryPartition() {
        assertThat(partitions(new TeamsPublished("text"))).contains(Set.of(0, 1, 2, 3));
    }

    @Test
    void purposesStandInEveryPartition() {
        assertThat(partitions(new PurposesPublished("text"))).contains(Set.of(0, 1, 2, 3));
    }

    @Test
    void aSweepGoesOnInItsOwnPartition() {
        assertThat(partitions(new SweepContinued(2, 17L, "citizen", 500))).contains(Set.of(2));
    }

    @Test
    void anObservationStandsWhereKafkaPutsTheCitizen() {
        SourceChange change = SourceChange.newBuilder()
                .setSource("housing")
                .setTable("person")
                .setRow("housing/person/1")
                .setOperation("c")
                .setSnapshot(false)
                .setPosition("0")
                .setCommittedAt(Instant.EPOCH)
                .build();

        assertThat(partitions(new Observed(ObservationCause.FACT, change, List.of(), null, null)))
                .as("empty leaves the choice to Kafka")
                .isEmpty();
    }

    @Test
    void controlsComeIntoTheLogAsTheyAre() {
        try (TestCouncil council = TestCouncil.open()) {
            council.tick(TODAY.plusDays(1));
            council.publish(TestCouncil.shippedModel());

            assertThat(council.citizenLog())
                    .extracting(event -> event.getBody().getClass().getSimpleName())
                    .containsExactly("ClockTicked", "ModelPublished");
        }
    }

    private static Optional<Set<Integer>> partitions(Object body) {
        return new LogPartitioner().partitions("citizen-log", "key", new CitizenEvent(body), 4);
    }
}
