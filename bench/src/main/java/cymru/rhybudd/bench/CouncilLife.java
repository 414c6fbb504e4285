package cymru.rhybudd.bench;

import cymru.rhybudd.app.Config;
import cymru.rhybudd.app.Service;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.LifeEvents;
import cymru.rhybudd.local.simulator.Population;
import cymru.rhybudd.local.up.ServiceEnvironment;
import cymru.rhybudd.local.up.Settling;
import cymru.rhybudd.local.world.CouncilDatabases;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.local.world.World;
import cymru.rhybudd.source.SourceMappings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole council with the service, as {@code ./rhybudd up} starts them but for the console: PostgreSQL, Debezium, registry, broker.
 * A latency that began anywhere but at the database, or ended before the officer's topic, would not be the promised one.
 */
final class CouncilLife implements AutoCloseable {
    private static final long SEED = 1;
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration SETTLE_WITHIN = Duration.ofMinutes(15);
    /** By which stories are told; the pace at which they are written is whoever writes' own. */
    private static final double PACE = 200;

    private static final double QUIET_SECONDS = 3;

    private final Deque<AutoCloseable> parts;
    private final World world;
    private final Endpoints endpoints;
    private final Settling settling;
    private final LifeEvents events;

    private CouncilLife(
            Deque<AutoCloseable> parts, World world, Endpoints endpoints, Settling settling, LifeEvents events) {
        this.parts = parts;
        this.world = world;
        this.endpoints = endpoints;
        this.settling = settling;
        this.events = events;
    }

    /** Starts everything in an empty directory; returns when all that the databases held is assessed. */
    static CouncilLife start(Home home, int citizens, Consumer<String> progress) throws Exception {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            StateDirectory state = StateDirectory.open(home.of("bench/target/world"));
            parts.push(state);
            state.empty();
            parts.push(state::empty);
            World world = World.start(home.directory(), state, part -> {});
            parts.push(world);
            Population population = Population.generate(SEED, citizens, LocalDate.now(ZoneOffset.UTC));
            try (CouncilWriter writer = new CouncilWriter(connections(world))) {
                writer.load(population);
            }
            Service service = Service.start(
                    Config.from(new ServiceEnvironment(home.directory(), state, 0).of(world.endpoints(0), SEED)));
            parts.push(service);
            Waiting.until(READY_WITHIN, "the service did not get ready: see the log", service::isReady);
            progress.accept("the service is ready; Debezium takes a snapshot of " + citizens + " adults");
            world.capture(CouncilDatabases.NAMES);
            Endpoints endpoints = world.endpoints(service.httpPort());
            SourceMappings sources = SourceMappings.load(home.council());
            Settling settling = new Settling(
                    endpoints,
                    Stream.concat(sources.topics().stream(), sources.heartbeatTopics().stream())
                            .toList(),
                    SETTLE_WITHIN);
            settling.await();
            return new CouncilLife(
                    parts, world, endpoints, settling, new LifeEvents(population, SEED, PACE, QUIET_SECONDS));
        } catch (Exception e) {
            try {
                close(parts);
            } catch (Exception also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    private static Map<String, Connection> connections(World world) throws SQLException {
        Map<String, Connection> connections = new TreeMap<>();
        for (String database : CouncilDatabases.NAMES) {
            connections.put(database, world.databases().connect(database));
        }
        return connections;
    }

    LifeEvents events() {
        return events;
    }

    Connection connect(String database) throws SQLException {
        return world.databases().connect(database);
    }

    WorldTopics topics() {
        return WorldTopics.of(endpoints);
    }

    /** Returns when everything committed so far has gone all the way. */
    void settle() throws Exception {
        settling.await();
    }

    List<String> databases() {
        return CouncilDatabases.NAMES;
    }

    @Override
    public void close() throws Exception {
        close(parts);
    }

    /** Whatever one part's end comes to, the others end too: a database that was left would hold the next run back. */
    private static void close(Deque<AutoCloseable> parts) throws Exception {
        @Nullable Exception first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
