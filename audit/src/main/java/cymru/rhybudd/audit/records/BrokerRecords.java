package cymru.rhybudd.audit.records;

import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Records in a broker, committed ones only, up to where each partition ended at the beginning. */
public final class BrokerRecords implements Records {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> client;
    private final Registry registry;
    private final Map<TopicPartition, Long> processed;
    private final Map<Partition, Long> ends;
    private final String identity;

    /**
     * Reads with a client of these settings.
     *
     * @param application the service's application id: its committed offsets say how far it has come
     */
    public BrokerRecords(Map<String, Object> client, Registry registry, String application) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"); // a log that was cut at its beginning is read from there
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20); // closing waits for what was asked for at the end
        this.client = settings;
        this.registry = registry;
        this.processed = lookUpProcessed(client, application); // before the ends: what follows is written by then
        this.ends = lookUpEnds();
        this.identity = lookUpIdentity(client);
    }

    /** Topics that are made anew have another id. */
    private static String lookUpIdentity(Map<String, Object> client) {
        String topic = Contracts.CITIZEN_LOG.topic();
        try (Admin admin = Admin.create(client)) {
            TopicListing listing = admin.listTopics().namesToListings().get().get(topic);
            return listing == null ? "" : listing.topicId().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the id of " + topic, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say which id " + topic + " has", e);
        }
    }

    private static Map<TopicPartition, Long> lookUpProcessed(Map<String, Object> client, String application) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Admin admin = Admin.create(client)) {
            admin.listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            offsets.put(partition, offset.offset());
                        }
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking how far the service has come", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how far " + application + " has come", e);
        }
        return offsets;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public List<Partition> partitions(String topic) {
        return ends.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
    }

    /** All at once: what follows from a log must not seem to have come before it. */
    private Map<Partition, Long> lookUpEnds() {
        Map<Partition, Long> found = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = new ArrayList<>();
            consumer.listTopics()
                    .forEach((topic, infos) ->
                            infos.forEach(info -> all.add(new TopicPartition(topic, info.partition()))));
            consumer.endOffsets(all)
                    .forEach((partition, end) ->
                            found.put(new Partition(partition.topic(), partition.partition()), end));
        }
        return found;
    }

    @Override
    public long count(Partition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    @Override
    public Cursor read(Partition partition, long from) {
        long end = count(partition);
        return new BrokerCursor(consumer(), new TopicPartition(partition.topic(), partition.number()), from, end);
    }

    @Override
    public long processed(Partition partition) {
        return processed.getOrDefault(new TopicPartition(partition.topic(), partition.number()), 0L);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Registry schemas() {
        return registry;
    }

    private static final class BrokerCursor implements Cursor {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final long end;
        private long silent;
        private Iterator<ConsumerRecord<byte[], byte[]>> polled =
                List.<ConsumerRecord<byte[], byte[]>>of().iterator();

        BrokerCursor(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
            this.consumer = consumer;
            this.partition = partition;
            this.end = end;
            seek(from);
        }

        @Override
        public void seek(long from) {
            polled = List.<ConsumerRecord<byte[], byte[]>>of().iterator();
            if (end > from) {
                if (consumer.assignment().isEmpty()) {
                    consumer.assign(List.of(partition));
                }
                consumer.seek(partition, from);
            } else {
                consumer.unsubscribe();
            }
        }

        @Override
        public @Nullable StoredRecord next() {
            while (!polled.hasNext()) {
                if (consumer.assignment().isEmpty() || consumer.position(partition) >= end) {
                    return null;
                }
                poll();
            }
            ConsumerRecord<byte[], byte[]> record = polled.next();
            return record.offset() < end ? stored(record) : null;
        }

        /** A broker that fails, or says nothing for long, ends the reading: who reads can begin again. */
        private void poll() {
            try {
                long before = System.nanoTime();
                polled = consumer.poll(POLL).iterator();
                silent = polled.hasNext() ? 0 : silent + System.nanoTime() - before;
            } catch (KafkaException e) {
                throw new UnreadableRecordsException(
                        "the broker does not give the records of " + partition + " any more: " + e.getMessage(), e);
            }
            if (silent > PATIENCE.toNanos()) {
                throw new UnreadableRecordsException(
                        "the broker has given no record of " + partition + " for " + PATIENCE.toSeconds()
                                + " s, and there are some up to offset " + (end - 1),
                        null);
            }
        }

        private static StoredRecord stored(ConsumerRecord<byte[], byte[]> record) {
            List<StoredHeader> headers = new ArrayList<>();
            for (Header header : record.headers()) {
                headers.add(new StoredHeader(header.key(), header.value()));
            }
            return new StoredRecord(record.offset(), record.timestamp(), record.key(), record.value(), headers);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
