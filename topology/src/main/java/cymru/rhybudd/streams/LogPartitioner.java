package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.SweepContinued;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Where an entry of the log goes: by citizen, to its own partition for a sweep, to every partition for a control record. */
final class LogPartitioner implements StreamPartitioner<String, CitizenEvent> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, CitizenEvent event, int partitions) {
        Object body = event.getBody();
        if (body instanceof Observed || body instanceof OfficerActed || body instanceof HandedOver) {
            return Optional.empty(); // Kafka's own choice: by key
        }
        if (body instanceof SweepContinued step) {
            return Optional.of(Set.of(step.getPartition()));
        }
        return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
    }
}
