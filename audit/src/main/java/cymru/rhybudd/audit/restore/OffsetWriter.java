package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.restore.PartitionRuns.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records so that each comes to stand at the offset that it had. A broker gives offsets in order, and what ends a transaction takes one too: a gap of
 * one offset is the end of a transaction that holds the records before it, a longer one is a transaction that was taken back. No reader of committed records
 * sees either. At the very beginning, where no record comes before a gap of one, a single record is written; whoever restores then moves the beginning after
 * it.
 */
final class OffsetWriter implements AutoCloseable {
    /** A compacted topic takes no record without a key. */
    private static final byte[] FILLER = {0};

    private final KafkaProducer<byte[], byte[]> plain;
    private final KafkaProducer<byte[], byte[]> kept;
    private final KafkaProducer<byte[], byte[]> takenBack;

    OffsetWriter(Map<String, Object> client) {
        plain = producer(client, Map.of());
        kept = producer(client, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "rhybudd-import-kept"));
        takenBack = producer(client, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "rhybudd-import-taken-back"));
        kept.initTransactions();
        takenBack.initTransactions();
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> client, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 << 20); // the topic says what is too large
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 600_000);
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Writes one run of each of these partitions. They end where the runs end only a moment later: a broker ends transactions on its own time. */
    void write(Map<Partition, Run> runs) throws InterruptedException, ExecutionException {
        boolean closes = runs.values().stream().anyMatch(OffsetWriter::endsTransaction);
        boolean skips = runs.values().stream().anyMatch(run -> run.gap() > 1);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        if (closes) {
            kept.beginTransaction();
        }
        runs.forEach((partition, run) -> {
            KafkaProducer<byte[], byte[]> producer = endsTransaction(run) ? kept : plain;
            run.records().forEach(record -> sent.add(producer.send(of(partition, record))));
            if (run.gap() == 1 && run.records().isEmpty()) {
                sent.add(plain.send(filler(partition)));
            }
        });
        await(sent);
        if (skips) {
            takenBack.beginTransaction();
            runs.forEach((partition, run) -> {
                for (long offset = 1; offset < run.gap(); offset++) {
                    sent.add(takenBack.send(filler(partition)));
                }
            });
            await(sent);
            takenBack.abortTransaction();
        }
        if (closes) {
            kept.commitTransaction();
        }
    }

    private static boolean endsTransaction(Run run) {
        return run.gap() == 1 && !run.records().isEmpty();
    }

    private void await(List<Future<RecordMetadata>> sent) throws InterruptedException, ExecutionException {
        plain.flush();
        kept.flush();
        takenBack.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    private static ProducerRecord<byte[], byte[]> of(Partition partition, StoredRecord record) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                partition.topic(), partition.number(), record.timestamp(), record.key(), record.value());
        for (StoredHeader header : record.headers()) {
            copy.headers().add(new RecordHeader(header.name(), header.value()));
        }
        return copy;
    }

    private static ProducerRecord<byte[], byte[]> filler(Partition partition) {
        return new ProducerRecord<>(partition.topic(), partition.number(), FILLER, null);
    }

    @Override
    public void close() {
        plain.close();
        kept.close();
        takenBack.close();
    }
}
