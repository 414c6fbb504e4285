package cymru.rhybudd.schemas.serde;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class TopicSerdesTest {
    private static final Control CONTROL =
            new Control(new ModelPublished("2026-11", "weights: {}", ModelRole.LIVE, null));
    private static final Map<String, String> NAMED = Map.of(
            TopicSerdes.SERIALIZER,
            VersionSerializer.class.getName(),
            TopicSerdes.DESERIALIZER,
            VersionDeserializer.class.getName(),
            "prefix",
            "v:");

    private final InMemoryRegistry registry = new InMemoryRegistry();

    @Test
    void oursIsTheDefault() {
        Serde<Control> serde = new TopicSerdes(Map.of(), registry).values(Contracts.CONTROLS);

        assertThat(serde).isInstanceOf(RegisteredSerde.class);
    }

    @Test
    void anotherPairPlugsInWithItsOwnSettings() {
        Serde<Control> serde = new TopicSerdes(NAMED, registry).values(Contracts.CONTROLS);

        byte[] bytes = serde.serializer().serialize("controls", CONTROL);

        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("v:2026-11");
        assertThat(serde.deserializer().deserialize("controls", bytes)).isInstanceOf(Control.class);
    }

    @Test
    void anotherPairMustBringTheRightClass() {
        Serde<?> serde = new TopicSerdes(NAMED, registry).values(Contracts.ALERTS);

        assertThatThrownBy(() -> serde.deserializer().deserialize("alerts", new byte[] {'v', ':'}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("Alert");
    }

    @Test
    void anotherPairsOutageIsNotTheRecordsFault() {
        Map<String, String> failing = Map.of(
                TopicSerdes.SERIALIZER,
                VersionSerializer.class.getName(),
                TopicSerdes.DESERIALIZER,
                OutageDeserializer.class.getName(),
                "prefix",
                "v:");
        Serde<?> serde = new TopicSerdes(failing, registry).values(Contracts.ALERTS);

        assertThatThrownBy(() -> serde.deserializer().deserialize("alerts", new byte[] {0}))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void oneOfThePairIsNotEnough() {
        Map<String, String> half = Map.of(TopicSerdes.SERIALIZER, VersionSerializer.class.getName());

        assertThatThrownBy(() -> new TopicSerdes(half, registry))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(TopicSerdes.DESERIALIZER);
    }

    @Test
    void classThatIsNotThereStopsTheStart() {
        Map<String, String> missing =
                Map.of(TopicSerdes.SERIALIZER, "io.example.Missing", TopicSerdes.DESERIALIZER, "io.example.Missing");
        TopicSerdes serdes = new TopicSerdes(missing, registry);

        assertThatThrownBy(() -> serdes.values(Contracts.ALERTS))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("io.example.Missing");
    }

    @Test
    void registryMustBeNamed() {
        assertThatThrownBy(() -> new TopicSerdes(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(TopicSerdes.REGISTRY_URL);
    }

    public static final class VersionSerializer implements Serializer<Object> {
        private String prefix = "";

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            prefix = (String) requireNonNull(configs.get("prefix"));
        }

        @Override
        public byte[] serialize(String topic, Object control) {
            String version = ((ModelPublished) ((Control) control).getBody()).getVersion();
            return (prefix + version).getBytes(StandardCharsets.UTF_8);
        }
    }

    public static final class VersionDeserializer implements Deserializer<SpecificRecord> {
        private int prefix;

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            prefix = ((String) requireNonNull(configs.get("prefix"))).length();
        }

        @Override
        public SpecificRecord deserialize(String topic, byte[] bytes) {
            String version = new String(bytes, prefix, bytes.length - prefix, StandardCharsets.UTF_8);
            return new Control(new ModelPublished(version, "", ModelRole.LIVE, null));
        }
    }

    public static final class OutageDeserializer implements Deserializer<SpecificRecord> {
        @Override
        public SpecificRecord deserialize(String topic, byte[] bytes) {
            throw new SerializationException("no schema", new ConnectException("refused"));
        }
    }
}
