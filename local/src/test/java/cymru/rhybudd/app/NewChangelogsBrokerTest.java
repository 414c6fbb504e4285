package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.world.Broker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a real broker, which a module above the service's has. */
class NewChangelogsBrokerTest {
    private static final String OLD = "rhybudd-merthyr-old-changelog";
    private static final String NEW = "rhybudd-merthyr-new-changelog";

    @TempDir
    Path directory;

    @Test
    void createsWhatAnEarlierProgramDidNotHaveAndNothingForANewApplication() throws Exception {
        try (Broker broker = Broker.start(directory);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            StreamsConfig config = new StreamsConfig(Map.of(
                    "application.id",
                    "rhybudd-merthyr",
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "replication.factor",
                    1,
                    "topic.max.compaction.lag.ms",
                    "3600000"));
            create(admin, new NewTopic("few", 1, (short) 1), new NewTopic("many", 3, (short) 1));

            new NewChangelogs(admin, config).create(topology().describe());

            assertThat(admin.listTopics().names().get()).containsOnly("few", "many");

            create(admin, new NewTopic(OLD, 3, (short) 1));
            new NewChangelogs(admin, config).create(topology().describe());
            new NewChangelogs(admin, config).create(topology().describe());

            assertThat(admin.describeTopics(List.of(NEW)).allTopicNames().get())
                    .hasEntrySatisfying(
                            NEW, topic -> assertThat(topic.partitions()).hasSize(3));
            assertThat(settings(admin))
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry("max.compaction.lag.ms", "3600000");
        }
    }

    private static Map<String, String> settings(Admin admin) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, NEW);
        return admin.describeConfigs(List.of(topic)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static void create(Admin admin, NewTopic... topics) throws Exception {
        admin.createTopics(List.of(topics)).all().get();
    }

    private static Topology topology() {
        Topology topology =
                new Topology().addSource("read", "few", "many").addProcessor("remember", Remembering::new, "read");
        for (String store : List.of("old", "new")) {
            topology.addStateStore(
                    Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.String()),
                    "remember");
        }
        return topology;
    }

    private static final class Remembering implements Processor<Object, Object, Object, Object> {
        @Override
        public void process(Record<Object, Object> record) {}
    }
}
