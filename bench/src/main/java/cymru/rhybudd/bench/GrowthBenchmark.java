package cymru.rhybudd.bench;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.app.Service;
import cymru.rhybudd.bench.Growth.Recovery;
import cymru.rhybudd.bench.GrowthScale.Size;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Contracts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Whether an event costs more in a larger council, or with more partitions; how much is kept, and how long it takes to come back. */
final class GrowthBenchmark {
    private static final int ROUND = 0;
    private static final String ASSESS_STORE = "state-by-citizen";
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String NEXT_MODEL = "2099-01";
    private static final double NANOS = 1e9;
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Home home;
    private final GrowthScale scale;
    private final Consumer<String> progress;

    GrowthBenchmark(Home home, GrowthScale scale, Consumer<String> progress) {
        this.home = home;
        this.scale = scale;
        this.progress = progress;
    }

    List<Growth> run() throws Exception {
        progress.accept("warming up");
        try (Laboratory laboratory = Laboratory.start(home);
                Admin admin = laboratory.admin()) {
            round(laboratory, admin, scale.sizes().get(0));
        }
        List<Growth> all = new ArrayList<>();
        for (Size size : scale.sizes()) {
            Growth growth = measure(size);
            all.add(growth);
            progress.accept(String.format(
                    Locale.ROOT,
                    "%,d adults, %d partitions: %,.0f events/s, %,.0f CPU seconds a million, %,.0f bytes of state a citizen",
                    size.adults(),
                    size.logPartitions(),
                    growth.eventsPerSecond(),
                    growth.cpuSecondsPerMillion(),
                    growth.diskBytesPerCitizen()));
        }
        return all;
    }

    private Round round(Laboratory laboratory, Admin admin, Size size) throws Exception {
        Input input = Input.afterTheFirstDay(laboratory, admin, size.adults(), scale.events());
        return new ThroughputBenchmark(laboratory, admin, Scale.QUICK, line -> {})
                .measure(new WholeTopology(laboratory, input.tables()), ROUND, input, input.firstDay());
    }

    private Growth measure(Size size) throws Exception {
        progress.accept(String.format(
                Locale.ROOT, "writing the first day of %,d adults, and %,d changes", size.adults(), scale.events()));
        try (Laboratory laboratory = Laboratory.start(home, size.logPartitions());
                Admin admin = laboratory.admin()) {
            Round round = round(laboratory, admin, size);
            WholeTopology topology = new WholeTopology(laboratory, List.of());
            Outcome outcome = Outcome.read(laboratory.topics());
            StoredState state = new StoredState(laboratory.directory("streams").resolve(topology.group(ROUND)));
            state.compact();
            return new Growth(
                    size,
                    round.eventsPerSecond(),
                    round.cpuSecondsPerMillion(),
                    outcome.citizens(),
                    state.bytes(name -> true),
                    state.bytes(ASSESS_STORE::equals),
                    ReplayedState.heapBytes(laboratory.topics()),
                    StoredState.logBytes(
                            laboratory.directory("broker"), name -> name.startsWith(topology.group(ROUND) + "-")),
                    size.equals(scale.largest()) ? recover(laboratory, admin, topology, state) : null);
        }
    }

    private static Recovery recover(Laboratory laboratory, Admin admin, WholeTopology topology, StoredState state)
            throws Exception {
        state.delete();
        long begun = System.nanoTime();
        try (Service service = topology.again(ROUND)) {
            Waiting.until(PATIENCE, "the service did not get ready again", service::isReady);
            double restored = (System.nanoTime() - begun) / NANOS;
            ModelFile now = laboratory.home().newestModel();
            String text = now.text().replace("version: " + now.model().version(), "version: " + NEXT_MODEL);
            begun = System.nanoTime();
            try (Controls controls = laboratory.topics().controls()) {
                controls.publish(ModelFile.read("the benchmark's next model", text));
            }
            return new Recovery(restored, (lastDecision(admin) - begun) / NANOS);
        }
    }

    /** When the last decision was written, once no more come. */
    private static long lastDecision(Admin admin) throws InterruptedException, ExecutionException {
        List<String> decisions = List.of(Contracts.DECISIONS.topic());
        long before = GroupProgress.size(admin, decisions);
        long known = before;
        long last = System.nanoTime();
        while (known == before || System.nanoTime() - last < QUIET_NANOS) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            long now = GroupProgress.size(admin, decisions);
            if (now != known) {
                known = now;
                last = System.nanoTime();
            } else if (known == before && System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new IllegalStateException("nobody was weighed anew");
            }
        }
        return last;
    }
}
