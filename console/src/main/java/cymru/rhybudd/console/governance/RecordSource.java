package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.BrokerRecords;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** Where the records are that governance staff look into. */
public interface RecordSource {

    /** The records up to now. */
    Records open();

    /** What is wrong with the place itself; empty where nothing is. */
    List<String> faults() throws IOException;

    /** The same place in words, for another process of this machine. */
    List<String> words();

    /** The topics of the brokers, of which the engine of that council has taken in so much. */
    static RecordSource brokers(String bootstrapServers, String registryUrl, String council) {
        return new Brokers(bootstrapServers, registryUrl, "rhybudd-" + council);
    }

    /** What was written to files. */
    static RecordSource archive(Path directory) {
        return new Files(directory);
    }

    /** The place that the words say. */
    static RecordSource of(List<String> words) {
        return words.get(0).equals(Files.WORD)
                ? new Files(Path.of(words.get(1)))
                : new Brokers(words.get(1), words.get(2), words.get(3));
    }

    /** Topics. */
    record Brokers(String bootstrapServers, String registryUrl, String application) implements RecordSource {
        @Override
        public Records open() {
            return new BrokerRecords(
                    Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                    new TopicSerdes(Map.of(TopicSerdes.REGISTRY_URL, registryUrl)).registry(),
                    application);
        }

        @Override
        public List<String> faults() {
            return List.of();
        }

        @Override
        public List<String> words() {
            return List.of("brokers", bootstrapServers, registryUrl, application);
        }
    }

    /** Files. */
    record Files(Path directory) implements RecordSource {
        private static final String WORD = "archive";

        @Override
        public Records open() {
            return new Archive(directory);
        }

        @Override
        public List<String> faults() throws IOException {
            return new Archive(directory).faults();
        }

        @Override
        public List<String> words() {
            return List.of(WORD, directory.toString());
        }
    }
}
