package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cymru.rhybudd.bench.AlertReader.Read;
import cymru.rhybudd.bench.OpenLoop.Written;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final ChangeId RENT = new ChangeId("housing", 7);
    private static final ChangeId TAX = new ChangeId("revenues", 7);
    private static final long MILLI = 1_000_000;

    private final Written written =
            new Written(Map.of(RENT, 100 * MILLI, TAX, 200 * MILLI), 0, 200 * MILLI, 900 * MILLI);

    @Test
    void countsFromTheIntendedCommit() {
        Delays delays = Latency.delays(written, List.of(new Read(RENT, 350 * MILLI)), cause -> true);

        assertThat(delays.count()).isEqualTo(1);
        assertThat(delays.max()).isCloseTo(250, within(0.5));
    }

    @Test
    void leavesOutWhatAnotherPhaseCaused() {
        List<Read> reads = List.of(new Read(new ChangeId("housing", 8), 350 * MILLI), new Read(TAX, 250 * MILLI));

        assertThat(Latency.delays(written, reads, cause -> true).count()).isEqualTo(1);
    }

    @Test
    void tellsTheDatabasesApart() {
        List<Read> reads = List.of(new Read(RENT, 350 * MILLI), new Read(TAX, 250 * MILLI));

        Delays delays = Latency.delays(written, reads, cause -> cause.database().equals("revenues"));

        assertThat(delays.count()).isEqualTo(1);
        assertThat(delays.p50()).isCloseTo(50, within(0.1));
    }

    @Test
    void saysThatAWriterThatCameLateDidNotKeepUp() {
        Delays delays = Latency.delays(written, List.of(), cause -> true);

        assertThat(new Latency("at200", 200, 6_000, 150, 1, 2, delays, null).sustained())
                .isFalse();
        assertThat(new Latency("at200", 200, 6_000, 200, 30, 2, delays, null).sustained())
                .isFalse();
        assertThat(new Latency("at200", 200, 6_000, 199, 2, 2, delays, null).sustained())
                .isTrue();
    }

    @Test
    void servesWhatWentAllTheWay() {
        Delays delays = Latency.delays(written, List.of(), cause -> true);

        assertThat(new Latency("at5000", 5_000, 100_000, 2_000, 80, 2, delays, null).servedPerSecond())
                .isCloseTo(1_000, within(1e-6));
    }

    @Test
    void knowsItsPartsByName() {
        assertThat(Part.of(List.of("latency", " core"))).containsExactlyInAnyOrder(Part.LATENCY, Part.CORE);
        assertThat(Part.of(List.of())).containsExactly(Part.values());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Part.of(List.of("speed")))
                .withMessageContaining("'speed'");
    }
}
