package cymru.rhybudd.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.LogPosition;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class ReadableDeserializerTest {
    private static final String TOPIC = "log";
    private static final byte[] UNKNOWN_TO_EVERY_REGISTRY = {0, 0, 0, 0, 9, 2};

    private static Deserializer<LogPosition> by(Registry registry) {
        return new ReadableDeserializer<>(new RegisteredSerde<>(LogPosition.class, registry).deserializer());
    }

    @Test
    void takesForNothingWhatNobodyCanRead() {
        Deserializer<LogPosition> values = by(new InMemoryRegistry());

        assertThat(values.deserialize(TOPIC, "no Avro at all".getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(values.deserialize(TOPIC, UNKNOWN_TO_EVERY_REGISTRY)).isNull();
        assertThat(values.deserialize(TOPIC, null)).isNull();
    }

    @Test
    void readsTheRest() {
        Registry registry = new InMemoryRegistry();
        LogPosition position = new LogPosition(3, 14L);
        byte[] bytes =
                new RegisteredSerde<>(LogPosition.class, registry).serializer().serialize(TOPIC, position);

        assertThat(by(registry).deserialize(TOPIC, bytes)).isEqualTo(position);
    }

    @Test
    void doesNotTakeAnOutageForNothing() {
        Registry away = new RegistryClient(URI.create("http://127.0.0.1:1"), Duration.ZERO);

        assertThatThrownBy(() -> by(away).deserialize(TOPIC, UNKNOWN_TO_EVERY_REGISTRY))
                .isInstanceOf(RegistryUnavailableException.class);
    }
}
