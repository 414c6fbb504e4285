package cymru.rhybudd.local.world;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker in this process: the only class that uses Kafka's internal interfaces. */
public final class Broker implements AutoCloseable {
    /** Constant, for a directory formatted under one id refuses to serve another. */
    private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";

    private final KafkaRaftServer server;
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a broker on the directory, which keeps its topics; returns when it serves. */
    public static Broker start(Path directory) throws Exception {
        return start(directory, SecurityProtocol.PLAINTEXT, Map.of());
    }

    /** Starts a broker with which nobody talks but by TLS; the settings hold its keys, and who may do what. */
    public static Broker startSecured(Path directory, Map<String, String> settings) throws Exception {
        return start(directory, SecurityProtocol.SSL, settings);
    }

    private static Broker start(Path directory, SecurityProtocol protocol, Map<String, String> more) throws Exception {
        int port = Ports.free();
        new Formatter()
                .setClusterId(CLUSTER_ID)
                .setNodeId(1)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
        Map<String, String> settings = settings(directory, protocol.name, port, Ports.free());
        settings.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new Broker(server, port);
    }

    private static Map<String, String> settings(Path directory, String protocol, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", protocol);
        settings.put("listener.security.protocol.map", "CONTROLLER:" + protocol + "," + protocol + ":" + protocol);
        settings.put("listeners", protocol + "://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", protocol + "://127.0.0.1:" + port);
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A dead instance's transaction blocks every committed reader until the broker ends it.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        settings.put("group.min.session.timeout.ms", "2000");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.retention.ms", "-1");
        return settings;
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
    }
}
