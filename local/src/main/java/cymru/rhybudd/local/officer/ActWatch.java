package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.streams.DeadLetter;
import cymru.rhybudd.streams.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Sees an act on its way into the log and to what is decided, or to the dead letters. It is opened before the act is written,
 * so that it misses nothing.
 */
final class ActWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<CitizenEvent> entries;
    private final Deserializer<Decision> decisions;
    private final Map<LogPosition, Decision> decided = new HashMap<>();
    private @Nullable LogPosition position;
    private String citizen = "";
    private @Nullable Answer answer;

    ActWatch(WorldTopics topics) {
        this.entries = topics.values(Contracts.CITIZEN_LOG);
        this.decisions = topics.values(Contracts.DECISIONS);
        this.consumer = topics.committed(new ByteArrayDeserializer());
        List<TopicPartition> all = Stream.of(
                        Contracts.CITIZEN_LOG.topic(), Contracts.DECISIONS.topic(), Topics.DEAD_LETTERS)
                .flatMap(topic -> WorldTopics.partitions(consumer, topic).stream())
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    /**
     * What becomes of the act.
     *
     * @param offset where it stands on its topic
     * @throws IllegalStateException if nothing is seen of it in time
     */
    Answer await(OfficerActed act, long offset) throws InterruptedException {
        Waiting.until(
                PATIENCE,
                "ni welwyd canlyniad / no result was seen within " + PATIENCE.toSeconds()
                        + " s; the act is written, and is taken when the service runs",
                () -> isAnswered(act, offset));
        return Objects.requireNonNull(answer, "what was waited for");
    }

    private boolean isAnswered(OfficerActed act, long offset) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            if (record.topic().equals(Topics.DEAD_LETTERS)) {
                readLetter(record, offset);
            } else if (record.topic().equals(Contracts.DECISIONS.topic())) {
                Decision decision = decisions.deserialize(record.topic(), record.value());
                decided.put(decision.getPosition(), decision);
            } else {
                readEntry(record, act);
            }
        }
        Decision decision = position == null ? null : decided.get(position);
        if (decision != null) {
            answer = new Answer.Decided(citizen, decision.getPosition(), decision.getRulings());
        }
        return answer != null;
    }

    private void readLetter(ConsumerRecord<String, byte[]> letter, long offset) {
        boolean isIt = DeadLetter.text(letter.headers(), DeadLetter.TOPIC).equals(Contracts.OFFICER_ACTIONS.topic())
                && DeadLetter.text(letter.headers(), DeadLetter.OFFSET).equals(Long.toString(offset));
        if (isIt) {
            answer = new Answer.SetAside(
                    DeadLetter.text(letter.headers(), DeadLetter.REASON),
                    DeadLetter.text(letter.headers(), DeadLetter.DETAIL));
        }
    }

    private void readEntry(ConsumerRecord<String, byte[]> record, OfficerActed act) {
        CitizenEvent entry = entries.deserialize(record.topic(), record.value());
        if (act.equals(entry.getBody())) {
            position = new LogPosition(record.partition(), record.offset());
            citizen = record.key();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
