package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Partitions are added up, alerts grow older, and what moved away is shown no longer. */
class StandingFiguresTest {
    private static final LocalDate OPENED = LocalDate.of(2027, 3, 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private LocalDate today = OPENED;
    private final StandingFigures figures = new StandingFigures(registry, () -> today);

    private double alerts(String age) {
        return registry.get("rhybudd.open.alerts")
                .tags("kind", "ESCALATION", "age", age)
                .gauge()
                .value();
    }

    private double red() {
        return registry.get("rhybudd.citizens").tag("colour", "RED").gauge().value();
    }

    @Test
    void anAlertGoesFromBandToBand() {
        figures.open(0, "ESCALATION", OPENED, 3);
        assertThat(alerts("0-1")).isEqualTo(3);

        today = OPENED.plusDays(1);
        assertThat(alerts("0-1")).isZero();
        assertThat(alerts("1-7")).isEqualTo(3);

        today = OPENED.plusDays(7);
        assertThat(alerts("7-28")).isEqualTo(3);

        today = OPENED.plusDays(28);
        assertThat(alerts("28+")).isEqualTo(3);
    }

    @Test
    void partitionsAreAddedUp() {
        figures.coloured(0, "RED", 3);
        figures.coloured(1, "RED", 4);
        figures.coloured(1, "AMBER", 5);

        assertThat(red()).isEqualTo(7);
    }

    @Test
    void aPartitionThatMovedAwayIsNotCounted() {
        figures.coloured(0, "RED", 3);
        figures.coloured(1, "RED", 4);
        figures.open(1, "ESCALATION", OPENED, 3);

        figures.forget(1);

        assertThat(red()).isEqualTo(3);
        assertThat(alerts("0-1")).isZero();
    }
}
