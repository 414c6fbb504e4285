package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredGenericSerializer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class CanaryWriterTest {
    private static final Instant NINE = Instant.parse("2026-11-26T09:00:00Z");

    private final MockProducer<String, GenericRecord> brokers = new MockProducer<>(
            true, null, new StringSerializer(), RegisteredGenericSerializer.ofValues(new InMemoryRegistry()));
    private boolean takesIn = true;
    private final CanaryWriter writer = new CanaryWriter(brokers, () -> takesIn);

    private List<Object> minutes() {
        return brokers.history().stream()
                .map(ProducerRecord::value)
                .map(envelope -> ((GenericRecord) envelope.get("source")).get("lsn"))
                .toList();
    }

    @Test
    void oneIsSentInEachMinute() {
        for (int second = 0; second < 121; second++) {
            writer.send(NINE.plusSeconds(second));
        }

        long nine = NINE.getEpochSecond() / 60;
        assertThat(minutes()).containsExactly(nine, nine + 1, nine + 2);
        assertThat(brokers.history()).extracting(ProducerRecord::topic).containsOnly(Canary.TOPIC);
    }

    @Test
    void onlyTheInstanceThatTakesItInSendsIt() {
        takesIn = false;
        writer.send(NINE);
        assertThat(minutes()).isEmpty();

        takesIn = true;
        writer.send(NINE.plusSeconds(1));
        assertThat(minutes()).as("as soon as it does").hasSize(1);
    }

    @Test
    void whatTheBrokersDoNotTakeIsTriedAgain() {
        brokers.sendException = new TimeoutException("no broker");
        assertThatThrownBy(() -> writer.send(NINE)).isInstanceOf(RuntimeException.class);

        brokers.sendException = null;
        writer.send(NINE.plusSeconds(1));

        assertThat(minutes()).hasSize(1);
    }
}
