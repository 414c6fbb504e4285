package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AlertReader.Read;
import cymru.rhybudd.bench.Latency.Burst;
import cymru.rhybudd.bench.OpenLoop.Written;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.world.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Measures the promise: from the SQL commit to the alert, at several rates and beside a mass update. */
final class LatencyBenchmark {
    private static final double FOREGROUND = 200;
    private static final int BURST_AFTER_SECONDS = 5;
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(15);
    private static final double NANOS = 1e9;

    private final Home home;
    private final LatencyScale scale;
    private final Consumer<String> progress;

    LatencyBenchmark(Home home, LatencyScale scale, Consumer<String> progress) {
        this.home = home;
        this.scale = scale;
        this.progress = progress;
    }

    Latencies run() throws Exception {
        progress.accept("starting a council of " + scale.citizens() + " adults");
        List<Latency> all = new ArrayList<>();
        try (CouncilLife council = CouncilLife.start(home, scale.citizens(), progress);
                AlertReader reader = new AlertReader(council.topics())) {
            progress.accept("warming up");
            write(council, FOREGROUND, scale.warmUpSeconds());
            council.settle();
            Delays raw = RawDelay.measure(council.topics().client());
            progress.accept(String.format(
                    Locale.ROOT, "raw: from a producer to a consumer p50 %.1f ms, p99 %.1f ms", raw.p50(), raw.p99()));
            for (int rate : scale.rates()) {
                all.add(tell(measure(council, reader, "at" + rate, rate, scale.seconds(), 0)));
            }
            if (scale.burstRows() > 0) {
                all.add(tell(measure(council, reader, "burst", FOREGROUND, scale.burstSeconds(), scale.burstRows())));
            }
            return new Latencies(raw, all);
        }
    }

    private Latency tell(Latency latency) {
        progress.accept(String.format(
                Locale.ROOT,
                "%-12s %,d alerts, p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms%s",
                latency.name(),
                latency.alerts().count(),
                latency.alerts().p50(),
                latency.alerts().p99(),
                latency.alerts().p999(),
                latency.sustained()
                        ? ""
                        : String.format(Locale.ROOT, "; not sustained: %,.0f changes/s", latency.servedPerSecond())));
        return latency;
    }

    private Latency measure(
            CouncilLife council, AlertReader reader, String name, double rate, int seconds, long burstRows)
            throws Exception {
        reader.awaitQuiet();
        ExecutorService batch = Executors.newSingleThreadExecutor();
        try {
            Spent before = Spent.untilNow();
            @Nullable
            Future<Drained> update = burstRows == 0 ? null : batch.submit(() -> massUpdate(council, burstRows));
            Written written = write(council, rate, seconds);
            council.settle();
            Spent spent = Spent.untilNow().since(before);
            double drained = (System.nanoTime() - written.lastIntended()) / NANOS;
            List<Read> reads = reader.awaitQuiet();
            return new Latency(
                    name,
                    rate,
                    written.intended().size(),
                    written.committedPerSecond(),
                    drained,
                    (double) spent.processCpuNanos() / spent.nanos(),
                    Latency.delays(written, reads, cause -> true),
                    update == null ? null : burst(update.get(), written, reads));
        } finally {
            batch.shutdownNow();
        }
    }

    private record Drained(MassUpdate update, double seconds) {}

    /**
     * Its rows lie behind what the topic holds before it, and what was committed but not delivered by then; while it runs it
     * has the locks of all rows of its table.
     */
    private static Drained massUpdate(CouncilLife council, long rows)
            throws SQLException, InterruptedException, ExecutionException {
        TimeUnit.SECONDS.sleep(BURST_AFTER_SECONDS);
        List<String> topic = List.of(MassUpdate.TOPIC);
        try (Connection connection = council.connect(MassUpdate.DATABASE);
                Admin admin = Admin.create(council.topics().client())) {
            GroupProgress service = new GroupProgress(admin, council.topics().group());
            long before = GroupProgress.size(admin, topic);
            MassUpdate update = MassUpdate.commit(connection, rows);
            long last = before + update.rows();
            Waiting.until(TAKEN_WITHIN, "the mass update was not taken in", () -> service.committed(topic) >= last);
            return new Drained(update, (System.nanoTime() - update.committedAt()) / NANOS);
        }
    }

    private static Burst burst(Drained drained, Written written, List<Read> reads) {
        return new Burst(
                drained.update().rows(),
                drained.update().seconds(),
                drained.seconds(),
                Latency.delays(written, reads, cause -> cause.database().equals(MassUpdate.DATABASE)),
                Latency.delays(written, reads, cause -> !cause.database().equals(MassUpdate.DATABASE)));
    }

    private static Written write(CouncilLife council, double rate, int seconds)
            throws SQLException, InterruptedException {
        Map<String, CouncilWriter> writers = new HashMap<>();
        try {
            for (String database : council.databases()) {
                writers.put(database, new CouncilWriter(Map.of(database, council.connect(database))));
            }
            return new OpenLoop(council.events(), rate, writers).write((long) (rate * seconds));
        } finally {
            for (CouncilWriter writer : writers.values()) {
                writer.close();
            }
        }
    }
}
