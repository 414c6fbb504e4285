package cymru.rhybudd.local.model;

import cymru.rhybudd.app.Controls;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.world.Waiting;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.SweepContinued;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows a published model through the world: where it stands in each partition of the log, who was weighed anew, which
 * alerts wait because of it. It is opened before the model is published, so that it misses nothing.
 */
final class Rollout implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    /** A transaction does not reach all its topics at one instant: only what holds twice in turn is taken as done. */
    private static final int LOOKS = 2;
    /** The keys in the log of models and of steps of sweeps; what concerns one citizen is not decoded. */
    private static final Set<String> CONTROLS = Set.of(Controls.MODEL, "sweep");

    private final String version;
    private final ModelRole role;
    private final String group;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<CitizenEvent> entries;
    private final Deserializer<Assessment> assessments;
    private final Deserializer<HeldAlert> heldAlerts;
    private final List<TopicPartition> log;
    private final TopicPartition alertLog = new TopicPartition(Contracts.ALERT_LOG.topic(), 0);
    private final Map<Integer, Long> places = new TreeMap<>();
    /** By partition of the log: the model, or the latest step of a sweep after it. */
    private final Map<TopicPartition, Long> toBeTaken = new HashMap<>();

    private final Set<String> weighedAnew = new HashSet<>();
    private final Map<String, HoldState> held = new HashMap<>();

    Rollout(WorldTopics topics, String version, ModelRole role) {
        this.version = version;
        this.role = role;
        this.group = topics.group();
        // One of each for all records: a new one resolves the writer's schema anew.
        this.entries = topics.values(Contracts.CITIZEN_LOG);
        this.assessments = topics.values(Contracts.ASSESSMENTS);
        this.heldAlerts = topics.values(Contracts.HELD_ALERTS);
        this.admin = Admin.create(topics.client());
        this.consumer = topics.committed(new ByteArrayDeserializer());
        this.log = WorldTopics.partitions(consumer, Contracts.CITIZEN_LOG.topic());
        List<TopicPartition> all = List.of(
                        Contracts.CITIZEN_LOG.topic(),
                        Contracts.ASSESSMENTS.topic(),
                        Contracts.SHADOW_ASSESSMENTS.topic(),
                        Contracts.ALERT_LOG.topic(),
                        Contracts.HELD_ALERTS.topic())
                .stream()
                .flatMap(topic -> WorldTopics.partitions(consumer, topic).stream())
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    /** Returns when every partition of the log holds the model. */
    void awaitPlaces(Consumer<String> progress) throws InterruptedException {
        await(progress, () -> {
            drain();
            return places.size() == log.size();
        });
    }

    /** Returns when every partition holds the model, everybody was weighed anew, and NOTIFY has seen what follows. */
    void awaitEverybody(Consumer<String> progress) throws InterruptedException, ExecutionException {
        int[] looks = {0};
        this.<ExecutionException>await(progress, () -> {
            looks[0] = isTaken() ? looks[0] + 1 : 0;
            return looks[0] == LOOKS;
        });
    }

    private <E extends Exception> void await(Consumer<String> progress, Waiting.Condition<E> condition)
            throws E, InterruptedException {
        long[] said = {System.nanoTime()};
        Waiting.<E>until(
                PATIENCE,
                "model " + version + " stands in controls, but the service did not take it up within "
                        + PATIENCE.toMinutes() + " min: it does when it runs",
                () -> {
                    boolean holds = condition.holds();
                    if (!holds && System.nanoTime() - said[0] > SAY_EVERY_NANOS) {
                        said[0] = System.nanoTime();
                        progress.accept("  " + places.size() + " of " + log.size() + " partitions hold it, "
                                + weighedAnew.size() + " citizens weighed anew");
                    }
                    return holds;
                });
    }

    /** Committed first: a step that is committed has written the next one before. */
    private boolean isTaken() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        drain();
        if (places.size() < log.size()) {
            return false;
        }
        for (Map.Entry<TopicPartition, Long> last : toBeTaken.entrySet()) {
            OffsetAndMetadata offset = committed.get(last.getKey());
            if (offset == null || offset.offset() <= last.getValue()) {
                return false;
            }
        }
        return true;
    }

    private void drain() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                take(record);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.topic().equals(Contracts.CITIZEN_LOG.topic())) {
            takeEntry(partition, record);
        } else if (partition.equals(alertLog)) {
            toBeTaken.put(partition, record.offset());
        } else if (record.topic().equals(Contracts.HELD_ALERTS.topic())) {
            takeHeld(record);
        } else if (isWeighedAnew(record)) {
            weighedAnew.add(record.key());
        }
    }

    private void takeEntry(TopicPartition partition, ConsumerRecord<String, byte[]> record) {
        if (!CONTROLS.contains(record.key())) {
            return;
        }
        CitizenEvent entry = entries.deserialize(record.topic(), record.value());
        if (entry.getBody() instanceof ModelPublished published) {
            if (published.getVersion().equals(version) && published.getRole() == role) {
                places.putIfAbsent(record.partition(), record.offset());
                toBeTaken.put(partition, record.offset());
            }
        } else if (entry.getBody() instanceof SweepContinued && places.containsKey(record.partition())) {
            toBeTaken.put(partition, record.offset());
        }
    }

    private void takeHeld(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        HeldAlert alert = value == null ? null : heldAlerts.deserialize(record.topic(), value);
        if (alert == null) {
            held.remove(record.key());
        } else if (alert.getHold().equals(hold())) {
            held.put(record.key(), alert.getState());
        }
    }

    private boolean isWeighedAnew(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (record.topic().equals(Contracts.SHADOW_ASSESSMENTS.topic())) {
            return value != null && record.key().endsWith("|" + version);
        }
        Assessment assessment = value == null ? null : assessments.deserialize(record.topic(), value);
        return assessment != null && assessment.getModelVersion().equals(version);
    }

    /** The hold under which alerts wait that the model raised. */
    String hold() {
        return "model/" + version;
    }

    /** Where it stands in the log: offset by partition. */
    Map<Integer, Long> places() {
        return Map.copyOf(places);
    }

    /** How many citizens were weighed by it so far. */
    int weighedAnew() {
        return weighedAnew.size();
    }

    /** How many alerts wait because of it. */
    long alertsThatWait() {
        return held.values().stream()
                .filter(state -> Objects.equals(state, HoldState.WAITING))
                .count();
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
