package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.AlertRecords.amber;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.StoredHold;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who has waited longest shows, whoever else comes and goes. */
class WaitingDaysTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private final Shelf<StoredHold> waiting = Shelf.inMemory();
    private final CountedMetrics metrics = new CountedMetrics();

    private static HeldAlert held(LocalDate raisedOn) {
        Alert alert = amber("a", 3000).record();
        Assessment assessment =
                Assessment.newBuilder(alert.getAssessment()).setAsOf(raisedOn).build();
        return new HeldAlert(
                "model/2026-12",
                HoldReason.MODEL_CHANGE,
                HoldState.WAITING,
                "housing-options-north",
                Alert.newBuilder(alert).setAssessment(assessment).build(),
                null,
                null);
    }

    private @Nullable LocalDate shown() {
        return metrics.heldSince("MODEL_CHANGE");
    }

    @Test
    void theOldestShowsUntilTheLastOfItsDayWaitsNoLonger() {
        WaitingDays days = WaitingDays.of(waiting, metrics);
        days.add(held(TUESDAY));
        days.add(held(TUESDAY));
        days.add(held(TUESDAY.plusDays(1)));

        days.remove(held(TUESDAY));
        assertThat(shown()).isEqualTo(TUESDAY);

        days.remove(held(TUESDAY));
        assertThat(shown()).isEqualTo(TUESDAY.plusDays(1));

        days.remove(held(TUESDAY.plusDays(1)));
        assertThat(shown()).isNull();
    }

    @Test
    void whatWasWrittenBeforeARestartShowsAtOnceHoweverMuchItIs() {
        for (int i = 0; i < 1_001; i++) {
            waiting.put(String.format("%04d", i), new StoredHold(held(TUESDAY.minusDays(i)), (long) i));
        }

        WaitingDays.of(waiting, metrics);

        assertThat(shown()).isEqualTo(TUESDAY.minusDays(1_000));
        assertThat(metrics.heldSince("BUDGET")).isNull();
    }
}
