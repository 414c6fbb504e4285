package cymru.rhybudd.console.governance;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.records.BrokerRecords;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.schemas.client.ClientSettings;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the records are that governance staff look into. */
public interface RecordSource {

    /** The records up to now. */
    Records open();

    /** What is wrong with the place itself; empty where nothing is. */
    List<String> faults() throws IOException;

    /** The same place in words, for another process of this machine. */
    List<String> words();

    /** What was written to files. */
    static RecordSource archive(Path directory) {
        return new Files(directory);
    }

    /** The place that the words say; keys and passwords of brokers and registry are where the environment says. */
    static RecordSource of(List<String> words, Map<String, String> environment) {
        return words.get(0).equals(Files.WORD)
                ? new Files(Path.of(words.get(1)))
                : new Brokers(
                        words.get(1),
                        URI.create(words.get(2)),
                        settings(environment, "RHYBUDD_KAFKA_PROPERTIES_FILE"),
                        settings(environment, "RHYBUDD_SERDES_FILE"),
                        words.get(3));
    }

    private static ClientSettings settings(Map<String, String> environment, String variable) {
        return ClientSettings.in(variable, environment.getOrDefault(variable, ""));
    }

    /**
     * Topics.
     *
     * @param kafka further configuration of Kafka clients
     * @param serdes further configuration of the registry's client
     * @param application the engine, as far as which has taken in they are read
     */
    record Brokers(
            String bootstrapServers, URI registryUrl, ClientSettings kafka, ClientSettings serdes, String application)
            implements RecordSource {
        @Override
        public Records open() {
            return new BrokerRecords(
                    kafka.at(bootstrapServers),
                    TopicSerdes.of(registryUrl, serdes).registry(),
                    application);
        }

        @Override
        public List<String> faults() {
            return List.of();
        }

        @Override
        public List<String> words() {
            return List.of("brokers", bootstrapServers, registryUrl.toString(), application);
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
