package cymru.rhybudd.local.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker in this process: the only class that uses Kafka's internal interfaces. */
public final class Broker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String address;

    private Broker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /** Starts a broker on the directory, which keeps its topics; returns when it serves. */
    public static Broker start(Path directory) throws Exception {
        return start(directory, Map.of());
    }

    /** Starts a broker that has these settings, by Kafka's names, beside its own or instead of them. */
    public static Broker start(Path directory, Map<String, String> settings) throws Exception {
        return start(directory, SecurityProtocol.PLAINTEXT, settings);
    }

    /** Starts a broker with which nobody talks but by TLS; the settings hold its keys, and who may do what. */
    public static Broker startSecured(Path directory, Map<String, String> settings) throws Exception {
        return start(directory, SecurityProtocol.SSL, settings);
    }

    private static Broker start(Path directory, SecurityProtocol protocol, Map<String, String> more) throws Exception {
        BrokerSettings alone = new BrokerSettings(directory, "127.0.0.1", List.of(BrokerSettings.Place.free()), 1);
        alone.format();
        Map<String, String> settings = new HashMap<>(alone.by(protocol));
        settings.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new Broker(server, alone.address());
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return address;
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
    }
}
