package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AlertReader.Read;
import cymru.rhybudd.bench.OpenLoop.Written;
import cymru.rhybudd.local.world.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * From a change in its table's topic to the alert, by whatever runs the stages, in an open loop after the first day. Databases and connectors are not in
 * it: all of them need these alike.
 */
final class TopicToAlert {
    static final double CHANGES_PER_SECOND = 100;
    static final int ADULTS = 2_000;
    private static final int ROUND = 0;
    private static final int WARM_UP_SECONDS = 10;
    private static final int QUICK_SECONDS = 20;
    private static final int FULL_SECONDS = 60;
    /** For some checkpoints, after everything was read. */
    private static final int VISIBLE_WITHIN_SECONDS = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Home home;
    private final boolean quick;
    private final Consumer<String> progress;

    TopicToAlert(Home home, boolean quick, Consumer<String> progress) {
        this.home = home;
        this.quick = quick;
        this.progress = progress;
    }

    private interface Making {
        Contender of(Laboratory laboratory, Admin admin, Input input);
    }

    /** The delays by the contenders' names. */
    Map<String, Delays> run() throws Exception {
        Map<String, Delays> all = new LinkedHashMap<>();
        tell(
                all,
                WholeTopology.NAME,
                measure((laboratory, admin, input) -> new WholeTopology(laboratory, input.tables())));
        try (FlinkMachine flink = FlinkMachine.start(home)) {
            for (FlinkVariant variant : FlinkVariant.of(quick)) {
                tell(
                        all,
                        variant.name(),
                        measure((laboratory, admin, input) -> new FlinkContender(
                                laboratory, admin, flink, input, variant.heap(), variant.checkpointMillis(), false)));
            }
        }
        return all;
    }

    private void tell(Map<String, Delays> all, String name, Delays delays) {
        all.put(name, delays);
        progress.accept(String.format(
                Locale.ROOT,
                "%-18s from topic to alert: %,d alerts, p50 %.0f ms, p99 %.0f ms",
                name,
                delays.count(),
                delays.p50(),
                delays.p99()));
    }

    private Delays measure(Making making) throws Exception {
        try (Laboratory laboratory = Laboratory.start(home);
                Admin admin = laboratory.admin()) {
            Input input = Input.afterTheFirstDay(laboratory, admin, ADULTS, 0);
            Contender contender = making.of(laboratory, admin, input);
            try (Contender.Running running = contender.start(ROUND)) {
                awaitRead(admin, contender, running, input.records());
                try (AlertReader reader = new AlertReader(laboratory.topics())) {
                    int seconds = WARM_UP_SECONDS + (quick ? QUICK_SECONDS : FULL_SECONDS);
                    PacedChanges changes = new PacedChanges(
                            laboratory, ADULTS, CHANGES_PER_SECOND, (long) (2 * seconds * CHANGES_PER_SECOND));
                    try (changes) {
                        TimeUnit.SECONDS.sleep(seconds);
                    }
                    awaitRead(admin, contender, running, input.records() + changes.told());
                    TimeUnit.SECONDS.sleep(VISIBLE_WITHIN_SECONDS);
                    return delays(changes.written(), reader.awaitQuiet());
                }
            }
        }
    }

    private static void awaitRead(Admin admin, Contender contender, Contender.Running running, long records)
            throws InterruptedException, ExecutionException {
        GroupProgress group = new GroupProgress(admin, contender.group(ROUND));
        Waiting.<ExecutionException>until(PATIENCE, "the " + contender.name() + " did not read everything", () -> {
            running.cpuNanosElsewhere(); // throws where what runs elsewhere has ended
            return group.isThrough(contender, records);
        });
    }

    /** Of what was written after the warming-up. */
    private static Delays delays(Written written, List<Read> reads) {
        long from = written.begun() + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
        return Latency.delays(written, reads, cause -> written.intended().getOrDefault(cause, Long.MIN_VALUE) >= from);
    }
}
