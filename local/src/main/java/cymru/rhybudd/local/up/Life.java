package cymru.rhybudd.local.up;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.inspect.CurrentModel;
import cymru.rhybudd.local.officer.OfficerActions;
import cymru.rhybudd.local.reconcile.AlertLedger;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.PlannedTransaction;
import cymru.rhybudd.local.simulator.Simulator;
import cymru.rhybudd.local.world.RunningService;
import cymru.rhybudd.local.world.ServiceProcess;
import cymru.rhybudd.local.world.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Life in a world that has started: changes are made, alerts come, and at the end they are held against what had to come. */
final class Life {
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(9);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(24);
    /** Changes of two databases, or of two tables, that lie closer may arrive in another order than they were made. */
    private static final double REORDERED_WITHIN_SECONDS = 15;

    private final World world;
    private final WorldTopics topics;
    private final WorldSettings settings;
    private final UpOptions options;
    private final Screen screen;
    private final AlertLedger ledger;

    Life(World world, WorldTopics topics, WorldSettings settings, UpOptions options, Screen screen) {
        this.world = world;
        this.topics = topics;
        this.settings = settings;
        this.options = options;
        this.screen = screen;
        this.ledger = new AlertLedger((long) Math.ceil(options.changesPerSecond * REORDERED_WITHIN_SECONDS));
    }

    /** What a life is held against when it is over. */
    @FunctionalInterface
    interface Judgement {
        Summary of(Lived lived) throws Exception;
    }

    /**
     * A life that has come to its end, and whose last alerts may still be on their way.
     *
     * @param model the version that judged when it began
     */
    record Lived(
            String model,
            double startUpSeconds,
            long changes,
            AlertLedger ledger,
            AlertWatch watch,
            Map<String, Long> officersActs,
            int restarts) {}

    /** Lives until the time is over, or the story is told; the summary is null where somebody asked for the end before. */
    @Nullable
    Summary go(
            RunningService service,
            boolean fresh,
            CouncilWriter writer,
            Function<LocalDate, @Nullable PlannedTransaction> events,
            CountDownLatch end,
            Judgement judgement)
            throws Exception {
        CurrentModel current = CurrentModel.read(topics);
        Foresight foresight =
                new Foresight(topics, CouncilImages.read(world.databases()), current.model(), fresh, ledger);
        double startUpSeconds = screen.seconds();
        Simulator simulator = new Simulator(writer, writer.lastEvent(), events, options.changesPerSecond, change -> {
            foresight.expect(change);
            if (options.scenario != null) {
                screen.line(change.story());
            }
        });
        try (ActTally acts = new ActTally(new OfficerActions(topics))) {
            Officers officers = options.officers == OfficersAtWork.NONE ? null : new Officers(settings.seed(), acts);
            try (AlertWatch watch = new AlertWatch(topics, ledger, screen::alert, officers, simulator::committed)) {
                watch.start();
                Chaos chaos = chaos(service);
                boolean ended = live(simulator, watch, chaos, end);
                if (ended) {
                    screen.line("Stopping.");
                    return null;
                }
                if (officers != null) {
                    officers.rest();
                }
                acts.flush();
                int restarts = chaos == null ? 0 : chaos.restarts();
                return judgement.of(new Lived(
                        current.model().version(),
                        startUpSeconds,
                        simulator.committed(),
                        ledger,
                        watch,
                        acts.written(),
                        restarts));
            }
        }
    }

    private @Nullable Chaos chaos(RunningService service) {
        return options.chaos && service instanceof ServiceProcess separate
                ? new Chaos(separate, settings.seed(), SHORTEST_LIFE, LONGEST_LIFE)
                : null;
    }

    /** Returns whether the run was ended from outside, rather than having come to its end. */
    private boolean live(Simulator simulator, AlertWatch watch, @Nullable Chaos chaos, CountDownLatch end)
            throws Exception {
        try {
            screen.progress("life goes on: " + String.format(Locale.ROOT, "%.0f", options.changesPerSecond)
                    + " changes a second" + (options.duration == null ? "; Ctrl-C stops" : ""));
            simulator.start();
            if (chaos != null) {
                chaos.start();
            }
            boolean ended = awaitEnd(simulator, watch, chaos, end);
            screen.noStatus();
            return ended;
        } finally {
            if (chaos != null) {
                chaos.close();
            }
            simulator.stop();
        }
    }

    private boolean awaitEnd(Simulator simulator, AlertWatch watch, @Nullable Chaos chaos, CountDownLatch end)
            throws InterruptedException {
        long began = System.nanoTime();
        Duration duration = options.duration;
        while (!end.await(1, TimeUnit.SECONDS)) {
            Duration run = Duration.ofNanos(System.nanoTime() - began);
            screen.status(String.format(
                    Locale.ROOT,
                    "%02d:%02d  %,d changes  %,d alerts (%,d red)  commit to alert p50 %d ms, p99 %d ms%s",
                    run.toMinutes(),
                    run.toSecondsPart(),
                    simulator.committed(),
                    watch.total(),
                    watch.byColour().getOrDefault("RED", 0L),
                    watch.latencies().atPercentile(50),
                    watch.latencies().atPercentile(99),
                    chaos == null ? "" : "  " + chaos.restarts() + " kills"));
            if ((duration != null && run.compareTo(duration) >= 0) || simulator.isOver()) {
                return false;
            }
        }
        return true;
    }
}
