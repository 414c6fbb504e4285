package cymru.rhybudd.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens between a row and an officer, and whatever crashes meanwhile, comes to what the oracle says. */
class SimulationTest {
    private static final int SHOWN = 20;

    static List<Long> named() {
        return Seeds.named();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("named")
    void whatFailedOnceFailsNoMore(long seed) {
        assertThat(Findings.of(History.of(seed), Flaw.NONE))
                .as(() -> leastThatFails(seed))
                .isEmpty();
    }

    @Test
    void comesToWhatTheOracleSaysWhateverCrashes() {
        List<Long> seeds = Seeds.drawn();
        long begun = System.nanoTime();

        List<Long> failing = seeds.parallelStream()
                .filter(seed -> !Findings.of(History.of(seed), Flaw.NONE).isEmpty())
                .limit(SHOWN)
                .toList();

        say(seeds.size(), System.nanoTime() - begun);
        assertThat(failing)
                .as(() -> "after -Dsimulation.from=" + Seeds.from() + " fail " + failing + ":\n"
                        + leastThatFails(failing.get(0)))
                .isEmpty();
    }

    private static String leastThatFails(long seed) {
        History least = Shrinking.of(History.of(seed), Flaw.NONE);
        return "-Dsimulation.seed=" + seed + "; the least that fails:\n" + least.text() + "\n"
                + Findings.of(least, Flaw.NONE);
    }

    /** The pace is for people, and no test's to judge: machines differ. */
    private static void say(int histories, long nanos) {
        System.out.printf(
                "simulation: %d histories after -Dsimulation.from=%d in %.1f s, %.0f a minute%n",
                histories, Seeds.from(), nanos / 1e9, histories * 60e9 / nanos);
    }
}
