package cymru.rhybudd.local.up;

import cymru.rhybudd.app.Config;
import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.reconcile.AlertLedger;
import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.reconcile.Expectation;
import cymru.rhybudd.local.reconcile.Held;
import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.ProvenFeeds;
import cymru.rhybudd.local.reconcile.Reconciliation;
import cymru.rhybudd.local.reconcile.ReconciliationReport;
import cymru.rhybudd.local.reconcile.SignsOfLife;
import cymru.rhybudd.local.reconcile.StreamReader;
import cymru.rhybudd.local.reconcile.Verdict;
import cymru.rhybudd.local.simulator.CouncilSchema;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.GroundTruth;
import cymru.rhybudd.local.simulator.LifeEvents;
import cymru.rhybudd.local.simulator.PlannedTransaction;
import cymru.rhybudd.local.simulator.Population;
import cymru.rhybudd.local.simulator.Scenario;
import cymru.rhybudd.local.simulator.Simulator;
import cymru.rhybudd.local.world.CouncilDatabases;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.local.world.World;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.source.SourceMappings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of {@code ./rhybudd up}, from the first part of the world to the summary. */
final class Run {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration SETTLE_WITHIN = Duration.ofMinutes(15);
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(9);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(24);
    private static final double QUIET_SECONDS = 3;
    /** Changes of two databases, or of two tables, that lie closer may arrive in another order than they were made. */
    private static final double REORDERED_WITHIN_SECONDS = 15;

    private static final int RECONCILE_ROUNDS = 3;
    private static final int SHOWN_AMISS = 20;

    private final Path home;
    private final StateDirectory state;
    private final UpOptions options;
    private final Screen screen;
    private final Instant begun = Instant.now();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AlertLedger ledger;
    /** The hour by the wall clock, at which the service ticks. */
    private Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private double startUpSeconds;
    private volatile @Nullable Thread starting = Thread.currentThread();

    Run(Path home, StateDirectory state, UpOptions options, Screen screen) {
        this.home = home;
        this.state = state;
        this.options = options;
        this.screen = screen;
        this.ledger = new AlertLedger((long) Math.ceil(options.changesPerSecond * REORDERED_WITHIN_SECONDS));
    }

    /** Asks the run to end; it stops what it started and returns. What starts up is interrupted. */
    void end() {
        end.countDown();
        Thread thread = starting;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Whether it was asked to end; what fails after that fails because of it. */
    boolean isEnding() {
        return end.getCount() == 0;
    }

    /** Runs; the summary is null when the run was ended before its time. */
    @Nullable
    Summary go() throws Exception {
        boolean fresh = options.fresh || !state.holdsWorld();
        if (fresh) {
            state.empty();
        }
        WorldSettings settings = fresh
                ? WorldSettings.fresh(options.seed, options.citizens)
                : WorldSettings.read(state, options.seed, options.citizens);
        screen.line("Rhybudd: a council of " + settings.citizens() + " adults, seed " + settings.seed()
                + (fresh ? "" : ", as an earlier run left it"));
        try (World world = World.start(home, state, part -> screen.progress(part + " is up"))) {
            Population population = Population.generate(settings.seed(), settings.citizens(), settings.day());
            try (CouncilWriter writer = new CouncilWriter(connections(world))) {
                if (fresh) {
                    writer.load(population);
                    settings.write(state);
                    screen.progress("council databases hold the first day");
                }
                Function<LocalDate, @Nullable PlannedTransaction> events =
                        events(world, population, settings, writer.lastEvent());
                GroundTruth.write(population, settings.seed(), state.of("truth").resolve("people.json"));
                return serve(world, settings, fresh, writer, events);
            }
        }
    }

    private @Nullable Summary serve(
            World world,
            WorldSettings settings,
            boolean fresh,
            CouncilWriter writer,
            Function<LocalDate, @Nullable PlannedTransaction> events)
            throws Exception {
        Map<String, String> environment = new ServiceEnvironment(home, state, options.httpPort).of(world, settings);
        try (RunningService service = options.separate || options.chaos
                ? new SeparateService(environment, state.of("service"), ServiceEnvironment.httpPort(environment))
                : new EmbeddedService(Config.from(environment))) {
            Waiting.until(READY_WITHIN, "the service did not get ready: see " + state.of("logs"), service::isReady);
            world.announce(service.httpPort());
            screen.progress("service is ready: http://127.0.0.1:" + service.httpPort() + "/metrics and /health/ready");
            SourceMappings sources = SourceMappings.load(home.resolve("deploy/council"));
            world.capture(CouncilDatabases.NAMES);
            screen.progress("Debezium streams from three databases");
            List<String> captured = Stream.concat(sources.topics().stream(), sources.heartbeatTopics().stream())
                    .toList();
            Settling settling = new Settling(world, "rhybudd-merthyr", captured, SETTLE_WITHIN);
            settling.await();
            screen.progress("everything that the databases hold is assessed");
            starting = null;
            return live(world, settings, fresh, writer, events, service, settling);
        }
    }

    private @Nullable Summary live(
            World world,
            WorldSettings settings,
            boolean fresh,
            CouncilWriter writer,
            Function<LocalDate, @Nullable PlannedTransaction> events,
            RunningService service,
            Settling settling)
            throws Exception {
        String brokers = world.broker().bootstrapServers();
        TopicSerdes serdes = new TopicSerdes(
                Map.of(TopicSerdes.REGISTRY_URL, world.registry().url().toString()));
        Expectation expectation = expectation(world, serdes, fresh);
        @Nullable
        Chaos chaos = options.chaos && service instanceof SeparateService separate
                ? new Chaos(separate, settings.seed(), SHORTEST_LIFE, LONGEST_LIFE)
                : null;
        AlertWatch watch = new AlertWatch(brokers, serdes, ledger, screen::alert);
        Simulator simulator = new Simulator(writer, writer.lastEvent(), events, options.changesPerSecond, change -> {
            expect(expectation, change);
            if (options.scenario != null) {
                screen.line(change.story());
            }
        });
        boolean ended;
        try {
            watch.start();
            startUpSeconds = screen.seconds();
            screen.progress("life goes on: " + String.format(Locale.ROOT, "%.0f", options.changesPerSecond)
                    + " changes a second" + (options.duration == null ? "; Ctrl-C stops" : ""));
            simulator.start();
            if (chaos != null) {
                chaos.start();
            }
            ended = awaitEnd(simulator, watch, chaos);
            screen.noStatus();
        } finally {
            if (chaos != null) {
                chaos.close();
            }
            simulator.stop();
        }
        if (ended) {
            watch.close();
            screen.line("Stopping.");
            return null;
        }
        Summary summary = conclude(world, settings, serdes, simulator, service, settling, watch, chaos);
        show(summary);
        return summary;
    }

    /** Colours depend on the path by which the stream came here: what it holds is where the expectation begins. */
    private Expectation expectation(World world, TopicSerdes serdes, boolean fresh) throws SQLException, IOException {
        Map<String, Object> client = Map.of("bootstrap.servers", world.broker().bootstrapServers());
        try (StreamReader reader = new StreamReader(client, serdes)) {
            Map<Set<String>, Held> held = reader.get().heldByRecords();
            return new Expectation(image(world), model(), hour, fresh, held::getOrDefault);
        }
    }

    /** Whether the run was ended from outside, rather than having come to its end. */
    private boolean awaitEnd(Simulator simulator, AlertWatch watch, @Nullable Chaos chaos) throws InterruptedException {
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

    private Summary conclude(
            World world,
            WorldSettings settings,
            TopicSerdes serdes,
            Simulator simulator,
            RunningService service,
            Settling settling,
            AlertWatch watch,
            @Nullable Chaos chaos)
            throws Exception {
        screen.progress("letting the stream settle");
        Waiting.until(READY_WITHIN, "the service did not get ready again", service::isReady);
        settling.await();
        awaitQuiet(watch);
        watch.close();
        Verdict verdict = ledger.compare();
        screen.progress("reconciling");
        ReconciliationReport report;
        String brokers = world.broker().bootstrapServers();
        try (StreamReader reader = new StreamReader(Map.of("bootstrap.servers", brokers), serdes)) {
            ProvenFeeds proven = SignsOfLife.read(brokers, world.registry().url());
            report = new Reconciliation(model(), hour, proven, () -> image(world), reader, reader::office)
                    .run(RECONCILE_ROUNDS, Duration.ofSeconds(1), text -> {});
        }
        Totals totals = Totals.count(brokers, serdes);
        Latencies latencies = watch.latencies();
        Instant first = watch.first();
        List<String> amiss = new ArrayList<>(verdict.lines());
        amiss.addAll(report.lines());
        Summary summary = new Summary(
                settings.seed(),
                settings.citizens(),
                startUpSeconds,
                first == null ? 0 : Duration.between(begun, first).toMillis() / 1000.0,
                simulator.committed(),
                totals.observations(),
                totals.assessments(),
                new Summary.Alerts(watch.total(), ledger.held(), watch.byKind(), watch.byColour()),
                new Summary.LatencyMs(
                        latencies.atPercentile(50),
                        latencies.atPercentile(99),
                        latencies.atPercentile(99.9),
                        latencies.max()),
                totals.deadLetters(),
                Scrape.sum(service.httpPort(), "rhybudd_withheld_total"),
                chaos == null ? 0 : chaos.restarts(),
                verdict.alertsLost().size(),
                verdict.alertsTwice().size(),
                verdict.unexpected().size(),
                report.differences().size() + report.misplaced().size(),
                amiss);
        if (options.summary != null) {
            summary.write(options.summary);
        }
        return summary;
    }

    /** The last notification is committed when the stream has settled; the watch needs a moment to read it. */
    private static void awaitQuiet(AlertWatch watch) throws InterruptedException {
        long before = -1;
        while (before != watch.total()) {
            before = watch.total();
            Thread.sleep(1_000);
        }
    }

    private void show(Summary summary) {
        screen.line(String.format(
                Locale.ROOT,
                "%n%,d changes committed, %,d alerts %s %s, %,d held, commit to alert p50 %d ms, p99 %d ms, max %d ms",
                summary.changesCommitted(),
                summary.alerts().total(),
                summary.alerts().byKind(),
                summary.alerts().byColour(),
                summary.alerts().held(),
                summary.latencyMs().p50(),
                summary.latencyMs().p99(),
                summary.latencyMs().max()));
        screen.line("alerts lost " + summary.alertsLost() + ", twice " + summary.alertsTwice() + ", unexpected "
                + summary.alertsUnexpected() + "; differences " + summary.differences() + "; dead letters "
                + summary.deadLetters() + "; restarts " + summary.restarts());
        summary.amiss().stream().limit(SHOWN_AMISS).forEach(screen::line);
    }

    private void expect(Expectation expectation, CommittedChange change) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        if (now.isAfter(hour)) {
            hour = now;
            ledger.expectOfTick(expectation.tick(now));
        }
        ledger.expect(change, expectation.after(change));
    }

    private Function<LocalDate, @Nullable PlannedTransaction> events(
            World world, Population population, WorldSettings settings, long last) throws IOException, SQLException {
        if (options.scenario != null) {
            return Scenario.load(options.scenario, schema(world))::next;
        }
        LifeEvents events = new LifeEvents(population, settings.seed(), options.changesPerSecond, QUIET_SECONDS);
        events.fastForward(last, today());
        return events::next;
    }

    private static CouncilSchema schema(World world) throws SQLException {
        Map<String, Connection> connections = connections(world);
        try {
            return CouncilSchema.read(connections);
        } finally {
            for (Connection connection : connections.values()) {
                connection.close();
            }
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(hour, ZoneOffset.UTC);
    }

    private Model model() throws IOException {
        return Model.newest(home.resolve("deploy/council"), today());
    }

    private static CouncilImage image(World world) throws SQLException {
        try (Connection education = world.databases().connect("education");
                Connection housing = world.databases().connect("housing");
                Connection revenues = world.databases().connect("revenues")) {
            return CouncilImage.read(education, housing, revenues);
        }
    }

    private static Map<String, Connection> connections(World world) throws SQLException {
        Map<String, Connection> connections = new TreeMap<>();
        for (String database : CouncilDatabases.NAMES) {
            connections.put(database, world.databases().connect(database));
        }
        return connections;
    }
}
