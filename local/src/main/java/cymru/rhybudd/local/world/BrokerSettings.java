package cymru.rhybudd.local.world;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * How one of a cluster's brokers is set, each of which is a controller, too.
 *
 * @param directory where it keeps its topics
 * @param host the address at which it listens
 * @param places the ports of all of them
 * @param node which of them it is, from 1 on
 */
public record BrokerSettings(Path directory, String host, List<Place> places, int node) {
    /** Constant, for a directory formatted under one id refuses to serve another. */
    private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";

    /** Where one of them listens: to clients, and as a controller. */
    public record Place(int port, int controllerPort) {
        /** Two ports that nobody used a moment ago. */
        public static Place free() {
            return new Place(Ports.free(), Ports.free());
        }
    }

    public BrokerSettings {
        places = List.copyOf(places);
    }

    /** Where clients find it. */
    public String address() {
        return host + ":" + place().port();
    }

    private Place place() {
        return places.get(node - 1);
    }

    /** Makes the directory ready for the first start; one that is ready stays as it is. */
    public void format() throws Exception {
        new Formatter()
                .setClusterId(CLUSTER_ID)
                .setNodeId(node)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /** The settings by Kafka's own names. */
    public Map<String, String> by(SecurityProtocol security) {
        String protocol = security.name;
        String replicas = Integer.toString(Math.min(3, places.size()));
        String inSync = Integer.toString(Math.min(2, places.size()));
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node));
        settings.put("controller.quorum.voters", voters());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", protocol);
        settings.put("listener.security.protocol.map", "CONTROLLER:" + protocol + "," + protocol + ":" + protocol);
        settings.put(
                "listeners", protocol + "://" + address() + ",CONTROLLER://" + host + ":" + place().controllerPort());
        settings.put("advertised.listeners", protocol + "://" + address());
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", replicas);
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", replicas);
        settings.put("offsets.topic.num.partitions", "1");
        // Ten years: a world that is left alone for longer than a week must know where it stopped.
        settings.put("offsets.retention.minutes", "5256000");
        settings.put("transaction.state.log.replication.factor", replicas);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", replicas);
        settings.put("share.coordinator.state.topic.min.isr", inSync);
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A dead instance's transaction blocks every committed reader until the broker ends it.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        settings.put("group.min.session.timeout.ms", "2000");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.retention.ms", "-1");
        return settings;
    }

    private String voters() {
        return IntStream.rangeClosed(1, places.size())
                .mapToObj(each -> each + "@" + host + ":" + places.get(each - 1).controllerPort())
                .collect(Collectors.joining(","));
    }
}
