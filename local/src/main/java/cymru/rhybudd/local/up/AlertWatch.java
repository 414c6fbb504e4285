package cymru.rhybudd.local.up;

import cymru.rhybudd.local.reconcile.AlertLedger;
import cymru.rhybudd.local.reconcile.ReadAlert;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads notifications as an officer's application would: committed ones only, the moment they can be read. */
final class AlertWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, OfficerNotification> notifications;
    private final Consumer<String, DirectoryEntry> directory;
    private final AlertLedger ledger;
    private final BiConsumer<OfficerNotification, Duration> listener;
    private final Latencies latencies = new Latencies();
    private final Map<String, Long> byKind = new TreeMap<>();
    private final Map<String, Long> byColour = new TreeMap<>();
    private final AtomicLong total = new AtomicLong();
    private final Thread thread = new Thread(this::watch, "alert-watch");
    private volatile boolean closed;
    private volatile @Nullable Instant first;

    /** Watches from now on; the directory from its beginning, for it says who the pseudonyms are. */
    AlertWatch(
            String bootstrapServers,
            TopicSerdes serdes,
            AlertLedger ledger,
            BiConsumer<OfficerNotification, Duration> listener) {
        this.ledger = ledger;
        this.listener = listener;
        this.notifications = consumer(bootstrapServers, serdes, Contracts.OFFICER_NOTIFICATIONS);
        this.directory = consumer(bootstrapServers, serdes, Contracts.CITIZEN_DIRECTORY);
        directory.seekToBeginning(directory.assignment());
        notifications.seekToEnd(notifications.assignment());
        notifications.assignment().forEach(notifications::position);
    }

    private static <T extends SpecificRecordBase> Consumer<String, T> consumer(
            String bootstrapServers, TopicSerdes serdes, Contract<T> contract) {
        Consumer<String, T> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                serdes.values(contract).deserializer());
        consumer.assign(List.of(new TopicPartition(contract.topic(), 0)));
        return consumer;
    }

    void start() {
        thread.start();
    }

    private void watch() {
        try (notifications;
                directory) {
            while (!closed) {
                for (ConsumerRecord<String, OfficerNotification> record : notifications.poll(POLL)) {
                    read(record.value());
                }
                learn();
            }
            while (hasMoreToLearn()) {
                learn();
            }
        }
    }

    /** The directory of a large council takes a while to read. */
    private boolean hasMoreToLearn() {
        TopicPartition partition = new TopicPartition(Contracts.CITIZEN_DIRECTORY.topic(), 0);
        Long end = directory.endOffsets(List.of(partition)).get(partition);
        return end != null && directory.position(partition) < end;
    }

    private void learn() {
        for (ConsumerRecord<String, DirectoryEntry> record : directory.poll(closed ? POLL : Duration.ZERO)) {
            DirectoryEntry entry = record.value();
            if (entry != null) {
                ledger.belongs(record.key(), entry.getRecords());
            }
        }
    }

    private void read(OfficerNotification notification) {
        Instant now = Instant.now();
        if (first == null) {
            first = now;
        }
        Alert alert = notification.getAlert();
        ledger.read(ReadAlert.of(alert));
        total.incrementAndGet();
        synchronized (byKind) {
            byKind.merge(alert.getKind().name(), 1L, Long::sum);
            byColour.merge(alert.getRagAfter().name(), 1L, Long::sum);
        }
        SourceChange change = alert.getAssessment().getChange();
        Duration latency = change == null ? Duration.ZERO : Duration.between(change.getCommittedAt(), now);
        boolean waited = notification.getReleasedFrom() != null;
        if (change != null && !waited) {
            latencies.record(latency);
        }
        listener.accept(notification, latency);
    }

    long total() {
        return total.get();
    }

    Map<String, Long> byKind() {
        synchronized (byKind) {
            return new TreeMap<>(byKind);
        }
    }

    Map<String, Long> byColour() {
        synchronized (byKind) {
            return new TreeMap<>(byColour);
        }
    }

    Latencies latencies() {
        return latencies;
    }

    /** When the first alert could be read; null before. */
    @Nullable
    Instant first() {
        return first;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
