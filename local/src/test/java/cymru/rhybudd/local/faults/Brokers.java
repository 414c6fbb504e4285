package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.world.BrokerSettings;
import cymru.rhybudd.local.world.JavaProcess;
import cymru.rhybudd.local.world.StateDirectory;
import cymru.rhybudd.local.world.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.Kafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/** Three brokers as processes of their own, each of which is a controller, too. They are counted from 1. */
final class Brokers implements AutoCloseable {
    /** Which of them has a disk that can be filled. */
    static final int ON_ITS_OWN_DISK = 3;

    static final int COUNT = 3;

    private static final int MEGABYTES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final List<BrokerSettings> settings = new ArrayList<>();
    private final List<JavaProcess> processes = new ArrayList<>();

    /** Starts all three at an address; {@link #awaitReplicated} waits for them. */
    Brokers(StateDirectory state, String host) throws Exception {
        List<BrokerSettings.Place> places =
                Stream.generate(BrokerSettings.Place::free).limit(COUNT).toList();
        for (int node = 1; node <= COUNT; node++) {
            settings.add(new BrokerSettings(state.of("broker-" + node), host, places, node));
        }
        for (BrokerSettings each : settings) {
            each.format();
            Path logs = state.of("logs");
            String name = "broker-" + each.node();
            Path file = logs.resolve(name + ".properties");
            write(each, file);
            processes.add(new JavaProcess(
                    List.of(), MEGABYTES, List.of(Kafka.class.getName(), file.toString()), Map.of(), logs, name));
        }
    }

    private static void write(BrokerSettings settings, Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings.by(SecurityProtocol.PLAINTEXT));
        // A crash must show within the run: what a broker that is silent for 9 s holds is handed on.
        properties.put("broker.session.timeout.ms", "6000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    String bootstrapServers() {
        return settings.stream().map(BrokerSettings::address).collect(Collectors.joining(","));
    }

    JavaProcess of(int node) {
        return processes.get(node - 1);
    }

    /** Which of them is the controller in charge. */
    int controller() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
        }
    }

    /** Which of them leads the only partition of a topic. */
    int leader(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            Map<String, TopicDescription> described =
                    admin.describeTopics(List.of(topic)).allTopicNames().get();
            return Objects.requireNonNull(described.get(topic))
                    .partitions()
                    .get(0)
                    .leader()
                    .id();
        }
    }

    /** Returns when all three serve, and every replica of every partition is in sync. */
    void awaitReplicated() throws InterruptedException {
        try (Admin admin = admin()) {
            Waiting.until(PATIENCE, "the brokers are not level", () -> isReplicated(admin));
        }
    }

    private static boolean isReplicated(Admin admin) throws InterruptedException {
        try {
            if (admin.describeCluster().nodes().get().size() < COUNT) {
                return false;
            }
            return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false; // one of them does not serve yet
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (JavaProcess process : processes) {
            process.kill(); // nobody needs what they hold any more
        }
    }
}
