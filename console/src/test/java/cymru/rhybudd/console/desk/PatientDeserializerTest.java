package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.UnsteadyRegistry;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.schemas.serde.UnreadableRecordException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class PatientDeserializerTest {
    private static final String TOPIC = Contracts.OFFICER_NOTIFICATIONS.topic();

    private final UnsteadyRegistry registry = new UnsteadyRegistry();
    private final Serde<OfficerNotification> serde =
            new TopicSerdes(Map.of(), registry).values(Contracts.OFFICER_NOTIFICATIONS);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final PatientDeserializer<OfficerNotification> patient =
            new PatientDeserializer<>(serde.deserializer(), closing);
    private final OfficerNotification told = ToldAlerts.opened("a1", "housing-options-north", Rag.RED);
    private final byte[] bytes = serde.serializer().serialize(TOPIC, told);

    @Test
    void aRecordIsReadOnceTheRegistryAnswers() {
        registry.asksInVain = 2;

        assertThat(patient.deserialize(TOPIC, bytes)).isEqualTo(told);
    }

    @Test
    void whoeverClosesDoesNotWait() {
        registry.asksInVain = Integer.MAX_VALUE;
        closing.countDown();

        assertThatThrownBy(() -> patient.deserialize(TOPIC, bytes)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aRecordThatIsToBlameIsNotTriedAgain() {
        assertThatThrownBy(() -> patient.deserialize(TOPIC, new byte[] {1}))
                .isInstanceOf(UnreadableRecordException.class);
    }
}
