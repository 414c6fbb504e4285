package cymru.rhybudd.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatestByKeyTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private final MockConsumer<String, @Nullable String> consumer = new MockConsumer<>("earliest");

    private LatestByKey<String, Integer> latest() {
        consumer.updatePartitions("topic", List.of(new PartitionInfo("topic", 0, null, new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 3L));
        return new LatestByKey<>("topic", consumer, String::length);
    }

    private void write(long offset, String key, @Nullable String value) {
        consumer.addRecord(new ConsumerRecord<String, @Nullable String>("topic", 0, offset, key, value));
        consumer.updateEndOffsets(Map.of(PARTITION, offset + 1));
    }

    @Test
    void keepsTheLatestOfEveryKeyAndForgetsTombstones() {
        LatestByKey<String, Integer> latest = latest();
        write(3, "a", "1");
        write(4, "b", "1");
        write(7, "a", "22");
        write(8, "b", null);
        assertThat(latest.catchUp()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void goesOnWhereItEnded() {
        LatestByKey<String, Integer> latest = latest();
        write(3, "a", "1");
        assertThat(latest.catchUp()).isEqualTo(Map.of("a", 1));
        write(4, "b", "333");
        assertThat(latest.catchUp()).isEqualTo(Map.of("a", 1, "b", 3));
    }

    @Test
    void refusesATopicThatIsNotThere() {
        consumer.updatePartitions("topic", List.of());
        assertThatIllegalStateException().isThrownBy(() -> new LatestByKey<>("topic", consumer, String::length));
    }
}
