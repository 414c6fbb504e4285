package cymru.rhybudd.local.up;

import cymru.rhybudd.app.Config;
import cymru.rhybudd.audit.evidence.SigningKey;
import cymru.rhybudd.local.audit.Attesting;
import cymru.rhybudd.local.command.Export;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.simulator.CouncilSchema;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.GroundTruth;
import cymru.rhybudd.local.simulator.LifeEvents;
import cymru.rhybudd.local.simulator.PlannedTransaction;
import cymru.rhybudd.local.simulator.Population;
import cymru.rhybudd.local.simulator.Scenario;
import cymru.rhybudd.local.world.ConsoleProcess;
import cymru.rhybudd.local.world.CouncilDatabases;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.Ports;
import cymru.rhybudd.local.world.PrometheusProcess;
import cymru.rhybudd.local.world.RunningService;
import cymru.rhybudd.local.world.ServiceProcess;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.local.world.World;
import cymru.rhybudd.source.SourceMappings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of {@code ./rhybudd up}, from the first part of the world to the summary. */
final class Run {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration SETTLE_WITHIN = Duration.ofMinutes(15);
    private static final double QUIET_SECONDS = 3;

    private final Path home;
    private final StateDirectory state;
    private final UpOptions options;
    private final Screen screen;
    private final Instant begun = Instant.now();
    private final CountDownLatch end = new CountDownLatch(1);

    private volatile @Nullable Thread starting = Thread.currentThread();

    Run(Path home, StateDirectory state, UpOptions options, Screen screen) {
        this.home = home;
        this.state = state;
        this.options = options;
        this.screen = screen;
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
                Summary summary = attested(world, () -> serve(world, settings, fresh, writer, events));
                if (options.exportLog != null) {
                    WorldTopics topics = WorldTopics.of(world.endpoints(0));
                    Export.write(topics.council(), topics.records(), options.exportLog, screen.handedOver());
                    screen.progress("the log is in " + options.exportLog + ": ./rhybudd audit verify --from-files "
                            + options.exportLog);
                }
                return summary;
            }
        }
    }

    /** Signs until the service has stopped, so that nothing that it wrote stays without a signature. */
    private @Nullable Summary attested(World world, Callable<@Nullable Summary> service) throws Exception {
        Path evidence = state.of("evidence");
        WorldTopics topics = WorldTopics.of(world.endpoints(0));
        SigningKey key = SigningKey.in(state.of("notary").resolve("key.pem"), topics.council());
        try (Attesting attesting = new Attesting(topics, evidence, key, options.attestEvery, notes -> {})) {
            screen.progress(
                    "what is written is attested every " + options.attestEvery.toSeconds() + " s, in " + evidence);
            return service.call();
        }
    }

    private @Nullable Summary serve(
            World world,
            WorldSettings settings,
            boolean fresh,
            CouncilWriter writer,
            Function<LocalDate, @Nullable PlannedTransaction> events)
            throws Exception {
        boolean separate = options.separate || options.chaos;
        // A process of its own must be told its port, for it cannot tell us.
        int port = separate && options.httpPort == 0 ? Ports.free() : options.httpPort;
        Map<String, String> environment =
                new ServiceEnvironment(home, state, port).of(world.endpoints(port), settings.seed());
        try (RunningService service = separate
                ? new ServiceProcess(environment, state.of("service"))
                : new EmbeddedService(Config.from(environment))) {
            Waiting.until(READY_WITHIN, "the service did not get ready: see " + state.of("logs"), service::isReady);
            Endpoints endpoints = world.endpoints(service.httpPort());
            world.announce(endpoints);
            screen.progress("service is ready: http://127.0.0.1:" + service.httpPort() + "/metrics and /health/ready");
            try (@Nullable ConsoleProcess console = console(endpoints, settings);
                    @Nullable PrometheusProcess ignored = prometheus(service.httpPort(), console)) {
                Settling settling = capture(world, endpoints);
                if (console != null) {
                    show(console);
                    world.announce(endpoints.withConsole(console.url()));
                }
                starting = null;
                WorldTopics topics = WorldTopics.of(endpoints);
                Conclusion conclusion = new Conclusion(world, topics, settings, service, settling, begun, screen);
                Summary summary = new Life(world, topics, settings, options, screen)
                        .go(service, fresh, writer, events, end, conclusion::of);
                if (summary != null && options.summary != null) {
                    summary.write(options.summary);
                }
                if (summary != null) {
                    conclusion.show(summary);
                }
                return summary;
            }
        }
    }

    private @Nullable PrometheusProcess prometheus(int service, @Nullable ConsoleProcess console)
            throws IOException, InterruptedException {
        if (!options.observe) {
            return null;
        }
        PrometheusProcess prometheus = PrometheusProcess.start(
                PrometheusProcess.program().orElseThrow(),
                home,
                state.of("prometheus"),
                service,
                console == null ? null : console.metricsPort());
        screen.progress("Prometheus is ready: " + prometheus.url() + ", with our rules at /alerts");
        return prometheus;
    }

    private @Nullable ConsoleProcess console(Endpoints world, WorldSettings settings) throws IOException {
        if (options.noConsole) {
            return null;
        }
        Map<String, String> delivering = options.delivery == null
                ? Map.of()
                : Map.of(
                        "RHYBUDD_DELIVERY_FILE",
                        options.delivery.toAbsolutePath().toString());
        return new ConsoleProcess(
                home,
                state.of("console"),
                world,
                options.consolePort,
                settings.citizens(),
                delivering,
                screen::progress);
    }

    private void show(ConsoleProcess console) throws IOException, InterruptedException {
        console.awaitReady();
        screen.progress("console is ready: " + console.url() + ", where you can be");
        console.officers().forEach(officer -> screen.line("          " + officer));
    }

    /** Returns when everything that the databases held is assessed. */
    private Settling capture(World world, Endpoints endpoints) throws Exception {
        SourceMappings sources = SourceMappings.load(home.resolve("deploy/council"));
        world.capture(CouncilDatabases.NAMES);
        screen.progress("Debezium streams from three databases");
        List<String> captured = Stream.concat(sources.topics().stream(), sources.heartbeatTopics().stream())
                .toList();
        Settling settling = new Settling(endpoints, captured, SETTLE_WITHIN);
        settling.await();
        screen.progress("everything that the databases hold is assessed");
        return settling;
    }

    private Function<LocalDate, @Nullable PlannedTransaction> events(
            World world, Population population, WorldSettings settings, long last) throws IOException, SQLException {
        if (options.scenario != null) {
            return Scenario.load(options.scenario, schema(world))::next;
        }
        LifeEvents events = new LifeEvents(population, settings.seed(), options.changesPerSecond, QUIET_SECONDS);
        events.fastForward(last, LocalDate.now(ZoneOffset.UTC));
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

    private static Map<String, Connection> connections(World world) throws SQLException {
        Map<String, Connection> connections = new TreeMap<>();
        for (String database : CouncilDatabases.NAMES) {
            connections.put(database, world.databases().connect(database));
        }
        return connections;
    }
}
