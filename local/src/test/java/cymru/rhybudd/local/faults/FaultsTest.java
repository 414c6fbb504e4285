package cymru.rhybudd.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cymru.rhybudd.local.command.DurationConverter;
import cymru.rhybudd.local.world.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever breaks, no alert is lost and none comes twice. By night only: eight processes need a machine for themselves. */
@EnabledIfSystemProperty(named = "rhybudd.nightly", matches = "true", disabledReason = "takes an hour")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {
    private static final Path HOME = Path.of(System.getProperty("rhybudd.home"));
    private static final long SEED = Long.getLong("faults.seed", 7);
    /** Which faults are tried; empty for all of them, and the long row of kills. */
    private static final String ONLY = System.getProperty("faults.only", "");

    /** A checkout of an earlier commit, built: the instances run it until they are upgraded. */
    private static final String OLDER = System.getProperty("faults.older", "");

    private static final long LONGEST_GAP_MILLIS = 10_000;

    @TempDir
    static Path directory;

    private static Cluster cluster;
    private static StateDirectory state;

    @BeforeAll
    static void start() throws Exception {
        state = StateDirectory.open(directory.resolve("state"));
        assertThat(OLDER.isBlank() || ONLY.isBlank() || List.of(ONLY.split(",")).contains(Faults.UPGRADED))
                .as("with -Dfaults.older, -Dfaults.only has " + Faults.UPGRADED
                        + ": what follows is to try this program")
                .isTrue();
        Program begins = OLDER.isBlank()
                ? Program.present(HOME)
                : Program.of(Path.of(OLDER).toAbsolutePath());
        cluster = new Cluster(HOME, begins, state, Network.open(state), SEED);
    }

    static Stream<Fault> faults() {
        List<String> only = List.of(ONLY.split(","));
        return Faults.ALL.stream().filter(fault -> ONLY.isBlank() || only.contains(fault.name()));
    }

    @Order(1)
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("faults")
    void noAlertIsLostAndNoneComesTwice(Fault fault) throws Exception {
        assumeThat(fault.possible().missing(cluster)).isNull();
        List<String> amiss = new ArrayList<>();

        Result result = new Trial(cluster, SEED).of(fault, amiss);

        report(result);
        assertThat(result.isClean()).as("%s, seed %d: %s", result, SEED, amiss).isTrue();
        assertThat(result.alerts()).as("alerts that had to come").isPositive();
        assertThat(result.gapMillis()).as("changes were decided about").isPositive();
        if (fault.equals(Faults.INSTANCE_KILLED) || fault.equals(Faults.REGISTRY_KILLED)) {
            assertThat(result.gapMillis()).as("gap in service").isLessThan(LONGEST_GAP_MILLIS);
        }
    }

    private static void report(Result result) throws IOException {
        new Report(HOME.resolve("docs/reliability.md")).write(result);
    }

    /** Kills one piece after another until the time is over. */
    @Test
    @Order(2)
    void nothingIsLostInALongRowOfKills() throws Exception {
        assumeThat(ONLY.isBlank() || ONLY.equals("soak"))
                .as("all faults are tried")
                .isTrue();
        Duration soak = new DurationConverter().convert(System.getProperty("faults.soak", "30m"));
        Random random = new Random(SEED);
        List<String> amiss = new ArrayList<>();
        long begun = System.nanoTime();
        int kills = 0;
        Result all = null;
        while (System.nanoTime() - begun < soak.toNanos()) {
            Fault fault = Faults.KILLS.get(random.nextInt(Faults.KILLS.size()));
            Result one = new Trial(cluster, random.nextLong()).of(fault, amiss);
            kills++;
            all = all == null ? one : all.and(one);
            assertThat(all.isClean()).as("%s, seed %d: %s", one, SEED, amiss).isTrue();
        }
        if (all != null) {
            report(all.as("soak", kills + " kills of one piece after another, " + soak.toMinutes() + " min"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
        state.close();
    }
}
