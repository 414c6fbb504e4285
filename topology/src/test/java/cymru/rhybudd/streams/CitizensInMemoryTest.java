package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.alert.CitizenState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is due by when, in the same order as from the service's stores. */
class CitizensInMemoryTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    private final CitizensInMemory citizens = new CitizensInMemory();

    @Test
    void listsTheEarliestFirstThenInTheOrderOfTheirNames() {
        put("carys", NOON);
        put("anwen", LATER);
        put("bryn", NOON);
        put("dylan", null);

        assertThat(citizens.due(NOON.minusMillis(1), 9)).isEmpty();
        assertThat(citizens.due(NOON, 9)).containsExactly("bryn", "carys");
        assertThat(citizens.due(LATER, 9)).containsExactly("bryn", "carys", "anwen");
        assertThat(citizens.due(LATER, 1)).containsExactly("bryn");
    }

    @Test
    void whoeverIsDueAtAnotherTimeMeanwhileIsListedThere() {
        put("anwen", NOON);
        put("bryn", NOON);
        put("anwen", LATER);

        assertThat(citizens.due(NOON, 9)).containsExactly("bryn");
        assertThat(citizens.due(LATER, 9)).containsExactly("bryn", "anwen");
    }

    @Test
    void whoeverLeavesAndComesBackIsListedOnce() {
        put("anwen", NOON);
        put("anwen", LATER);
        put("anwen", NOON);

        assertThat(citizens.due(LATER, 9)).containsExactly("anwen");
    }

    @Test
    void stepsOfASweepGoOnWhereTheLastOneEnded() {
        for (String citizen : List.of("dylan", "anwen", "carys", "bryn")) {
            put(citizen, NOON);
        }
        assertThat(citizens.due(NOON, 2)).containsExactly("anwen", "bryn");
        put("anwen", LATER);
        put("bryn", null);
        put("aled", NOON);

        assertThat(citizens.due(NOON, 2)).containsExactly("aled", "carys");
        put("aled", null);
        put("carys", null);
        put("dylan", null);
        assertThat(citizens.due(NOON, 2)).isEmpty();
        assertThat(citizens.due(LATER, 2)).containsExactly("anwen");
    }

    private void put(String citizen, @Nullable Instant due) {
        CitizenState before = citizens.get(citizen);
        citizens.put(
                before,
                new CitizenState(
                        citizen,
                        before.rows(),
                        before.picture(),
                        before.patch(),
                        Optional.ofNullable(due),
                        before.triggers(),
                        before.episodes(),
                        before.cases(),
                        before.riseUntold(),
                        before.shadows(),
                        before.departure()));
    }
}
