package cymru.rhybudd.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class AcknowledgedWriterTest {
    private static final Access ACCESS = Access.newBuilder()
            .setOfficer("c.evans")
            .setView(View.ALERT_EXPLAINED)
            .setCitizen("c1")
            .setAlertId("a1")
            .setReason("an open alert of the team north")
            .setViewedAt(Instant.parse("2026-11-26T08:00:00Z"))
            .build();

    @Test
    void aRecordIsWrittenUnderItsKey() {
        try (MockProducer<String, Access> producer = producer(true)) {
            new AcknowledgedWriter<>("access-log", producer, Assertions::fail).write("c1", ACCESS);

            assertThat(producer.history()).singleElement().satisfies(sent -> {
                assertThat(sent.topic()).isEqualTo("access-log");
                assertThat(sent.key()).isEqualTo("c1");
                assertThat(sent.value()).isEqualTo(ACCESS);
            });
        }
    }

    @Test
    void aRecordThatIsNotAcknowledgedIsNotKept() {
        try (MockProducer<String, Access> producer = producer(true)) {
            producer.sendException = new NotEnoughReplicasException("alone");

            AtomicInteger notRecorded = new AtomicInteger();

            assertThatThrownBy(() -> new AcknowledgedWriter<>("access-log", producer, notRecorded::incrementAndGet)
                            .write("c1", ACCESS))
                    .isInstanceOf(NotRecordedException.class);

            assertThat(notRecorded).hasValue(1);
        }
    }

    private static MockProducer<String, Access> producer(boolean acknowledges) {
        TopicSerdes serdes = new TopicSerdes(Map.of(), new InMemoryRegistry());
        return new MockProducer<>(
                acknowledges,
                null,
                new StringSerializer(),
                serdes.values(Contracts.ACCESS_LOG).serializer());
    }
}
