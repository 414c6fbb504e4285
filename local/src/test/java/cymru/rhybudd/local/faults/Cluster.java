package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.command.Front;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.simulator.CouncilWriter;
import cymru.rhybudd.local.simulator.Population;
import cymru.rhybudd.local.up.ServiceEnvironment;
import cymru.rhybudd.local.up.Settling;
import cymru.rhybudd.local.world.ConnectSettings;
import cymru.rhybudd.local.world.CouncilDatabases;
import cymru.rhybudd.local.world.Endpoints;
import cymru.rhybudd.local.world.Ports;
import cymru.rhybudd.local.world.SchemaRegistry;
import cymru.rhybudd.local.world.ServiceProcess;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.source.SourceMappings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A council as it is run where nothing may stand still: three brokers, two instances with a standby of each store, registry,
 * Connect and PostgreSQL, each a process of its own that can be broken by itself.
 */
final class Cluster implements AutoCloseable {
    static final int CITIZENS = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path home;
    private final StateDirectory state;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Network network;
    private final Disk brokerDisk;
    private final Disk storeDisk;
    private final Brokers brokers;
    private final int registryPort = Ports.free();
    private final int databasePort = Ports.free();
    private final Instances instances;
    private final ConnectProcess connect;
    private final Settling settling;
    private final WorldTopics topics;
    private final Changes changes;
    private final SourceMappings sources;
    private SchemaRegistry registry;
    private CouncilDatabases databases;

    /**
     * Starts everything; returns when what the databases hold is assessed.
     *
     * @param begins what the instances of the service run
     */
    Cluster(Path home, Program begins, StateDirectory state, Network network, long seed) throws Exception {
        this.home = home;
        this.state = state;
        this.network = network;
        // Who ends the test halfway shall not have to look for eight processes.
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon, "abandon-cluster"));
        try {
            parts.push(network);
            brokerDisk = begun(disk("broker-" + Brokers.ON_ITS_OWN_DISK, 384));
            storeDisk = begun(disk(Instances.STORES + "near", 768));
            brokers = begun(new Brokers(state, network.host()));
            registry = startRegistry();
            databases = startDatabases();
            brokers.awaitReplicated();
            Population population = Population.generate(seed, CITIZENS, LocalDate.now(ZoneOffset.UTC));
            load(population);
            Map<String, String> environment =
                    new HashMap<>(new ServiceEnvironment(home, state, 0).of(endpoints(), seed));
            environment.put("RHYBUDD_REPLICATION_FACTOR", "0"); // the catalogue's: three
            environment.put("RHYBUDD_STANDBY_REPLICAS", "1");
            instances = begun(new Instances(begins, environment, state, network));
            connect = begun(new ConnectProcess(
                    new ConnectSettings(
                            brokers.bootstrapServers(),
                            Ports.free(),
                            registry.converterUrl(),
                            home.resolve("local/plugins/target/plugins"),
                            3),
                    state,
                    home));
            instances.awaitReady();
            endpoints().write(state.endpoints());
            topics = WorldTopics.of(endpoints());
            connect.capture(databases);
            sources = SourceMappings.load(home.resolve("deploy/council"));
            settling = new Settling(
                    endpoints(),
                    Stream.concat(sources.topics().stream(), sources.heartbeatTopics().stream())
                            .toList(),
                    PATIENCE);
            settling.await();
            changes = new Changes(databases, population, seed);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T begun(T part) {
        parts.push(part);
        return part;
    }

    /** Whoever cannot divide the network is not root, and cannot mount a disk either. */
    private Disk disk(String part, int megabytes) throws IOException, InterruptedException {
        return network.isDivided() ? Disk.at(state.of(part), megabytes) : Disk.none(state.of(part));
    }

    private void load(Population population) throws Exception {
        Map<String, Connection> connections = new HashMap<>();
        for (String database : CouncilDatabases.NAMES) {
            connections.put(database, databases.connect(database));
        }
        try (CouncilWriter writer = new CouncilWriter(connections)) {
            writer.load(population);
        }
    }

    private Endpoints endpoints() {
        return Endpoints.ofThisProcess(brokers.bootstrapServers(), registry.url(), databases.urls(), 0);
    }

    private SchemaRegistry startRegistry() throws Exception {
        return SchemaRegistry.start(
                home.resolve("local/plugins/target/registry"),
                state.of("registry"),
                state.of("logs"),
                network.host(),
                registryPort);
    }

    private CouncilDatabases startDatabases() throws Exception {
        return CouncilDatabases.start(home, state, databasePort);
    }

    /** The checkout that is tested. */
    Path home() {
        return home;
    }

    Network network() {
        return network;
    }

    /** Of the broker that has one of its own. */
    Disk brokerDisk() {
        return brokerDisk;
    }

    /** Of the near instance's stores. */
    Disk storeDisk() {
        return storeDisk;
    }

    Brokers brokers() {
        return brokers;
    }

    Instances instances() {
        return instances;
    }

    ConnectProcess connect() {
        return connect;
    }

    CouncilDatabases databases() {
        return databases;
    }

    Changes changes() {
        return changes;
    }

    WorldTopics topics() {
        return topics;
    }

    SourceMappings sources() {
        return sources;
    }

    StateDirectory state() {
        return state;
    }

    SchemaRegistry registry() {
        return registry;
    }

    /** Starts the registry again, where it was. */
    void restartRegistry() throws Exception {
        registry = startRegistry();
    }

    /** The instance that takes in every change: all of them go through one task. */
    ServiceProcess atFront() throws Exception {
        try (Admin admin = Admin.create(topics.client())) {
            Front front =
                    new Front(admin, topics.group(), sources.topics().iterator().next());
            return front.isAt(instances.store("near")) ? instances.near() : instances.far();
        }
    }

    /** kill -9 of every process of PostgreSQL, which recovers from its log; nothing is written meanwhile. */
    void crashDatabases() throws Exception {
        databases.kill();
        databases = startDatabases();
    }

    /** Returns when every part serves, and everything committed so far has gone all the way. */
    void settle() throws Exception {
        brokers.awaitReplicated();
        instances.awaitReady();
        connect.awaitStreaming(databases);
        settling.await();
    }

    private void abandon() {
        try {
            close();
        } catch (IOException | IllegalStateException e) {
            System.err.println("not every process of the cluster was ended: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        RuntimeException thrown = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                thrown = new IllegalStateException("did not stop cleanly", e);
            }
        }
        if (registry != null) {
            registry.close();
        }
        if (databases != null) {
            databases.close();
        }
        if (thrown != null) {
            throw thrown;
        }
    }
}
