package cymru.rhybudd.local.up;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.reconcile.AlertLedger;
import cymru.rhybudd.local.reconcile.ReadAlert;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads notifications as an officer's application would: committed ones only, the moment they can be read. */
public final class AlertWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, OfficerNotification> notifications;
    private final Consumer<String, HeldAlert> heldAlerts;
    private final Consumer<String, DirectoryEntry> directory;
    private final AlertLedger ledger;
    private final BiConsumer<OfficerNotification, Duration> listener;
    private final @Nullable Officers officers;
    private final LongSupplier changes;
    private final Latencies latencies = new Latencies();
    private final Map<String, Long> byKind = new TreeMap<>();
    private final Map<String, Long> byColour = new TreeMap<>();
    private final AtomicLong total = new AtomicLong();
    private final Thread thread = new Thread(this::watch, "alert-watch");
    private volatile boolean closed;
    private volatile @Nullable Instant first;

    /**
     * Watches from now on; the directory from its beginning, for it says who the pseudonyms are.
     *
     * @param officers who are told as well; null for nobody
     * @param changes how many changes were made so far
     */
    AlertWatch(
            WorldTopics topics,
            AlertLedger ledger,
            BiConsumer<OfficerNotification, Duration> listener,
            @Nullable Officers officers,
            LongSupplier changes) {
        this.ledger = ledger;
        this.listener = listener;
        this.officers = officers;
        this.changes = changes;
        this.notifications = consumer(topics, Contracts.OFFICER_NOTIFICATIONS);
        this.directory = consumer(topics, Contracts.CITIZEN_DIRECTORY);
        this.heldAlerts = consumer(topics, Contracts.HELD_ALERTS);
        directory.seekToBeginning(directory.assignment());
        fromNowOn(notifications);
        fromNowOn(heldAlerts);
    }

    /** Watches from now on, and nobody else is told. */
    public AlertWatch(WorldTopics topics, AlertLedger ledger) {
        this(topics, ledger, (notification, latency) -> {}, null, () -> 0);
    }

    private static void fromNowOn(Consumer<?, ?> consumer) {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    private static <T extends SpecificRecordBase> Consumer<String, T> consumer(
            WorldTopics topics, Contract<T> contract) {
        Consumer<String, T> consumer = topics.committed(topics.values(contract));
        consumer.assign(List.of(new TopicPartition(contract.topic(), 0)));
        return consumer;
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    private void watch() {
        try (notifications;
                heldAlerts;
                directory) {
            while (!closed) {
                for (ConsumerRecord<String, OfficerNotification> record : notifications.poll(POLL)) {
                    if (!Canary.is(record.key())) {
                        read(record.value());
                    }
                }
                readHeld(Duration.ZERO);
                learn();
                if (officers != null) {
                    officers.work(changes.getAsLong());
                }
            }
            while (hasMore(heldAlerts)) {
                readHeld(POLL);
            }
            while (hasMore(directory)) {
                learn();
            }
        }
    }

    private void readHeld(Duration patience) {
        for (ConsumerRecord<String, HeldAlert> record : heldAlerts.poll(patience)) {
            HeldAlert held = record.value();
            if (held != null && held.getState() == HoldState.WAITING && isAlert(held.getAlert())) {
                ledger.readHeld(ReadAlert.of(held.getAlert()));
            }
        }
    }

    /** The end of an episode takes an alert off the list, and is none. */
    private static boolean isAlert(Alert alert) {
        return alert.getStep() != EpisodeStep.CLOSED;
    }

    /** The directory of a large council takes a while to read. */
    private static boolean hasMore(Consumer<?, ?> consumer) {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private void learn() {
        for (ConsumerRecord<String, DirectoryEntry> record : directory.poll(closed ? POLL : Duration.ZERO)) {
            DirectoryEntry entry = record.value();
            if (entry != null) {
                ledger.belongs(record.key(), entry.getRecords());
            }
            if (officers != null && entry != null) {
                officers.know(record.key());
            } else if (officers != null) {
                officers.forget(record.key());
            }
        }
    }

    private void read(OfficerNotification notification) {
        Instant now = Instant.now();
        Alert alert = notification.getAlert();
        if (officers != null) {
            officers.hear(notification, changes.getAsLong());
        }
        if (!isAlert(alert)) {
            listener.accept(notification, Duration.ZERO);
            return;
        }
        if (first == null) {
            first = now;
        }
        boolean released = notification.getReleasedFrom() != null;
        if (released) {
            ledger.readReleased(ReadAlert.of(alert));
        } else {
            ledger.read(ReadAlert.of(alert));
        }
        total.incrementAndGet();
        synchronized (byKind) {
            byKind.merge(alert.getKind().name(), 1L, Long::sum);
            byColour.merge(alert.getRagAfter().name(), 1L, Long::sum);
        }
        SourceChange change = alert.getAssessment().getChange();
        Duration latency = change == null ? Duration.ZERO : Duration.between(change.getCommittedAt(), now);
        if (change != null && !released) {
            latencies.record(latency);
        }
        listener.accept(notification, latency);
    }

    /** How many alerts were told. */
    public long total() {
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
