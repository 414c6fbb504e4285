package cymru.rhybudd.bench;

import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;

/** One partition of a topic, as it comes into an archive without a broker. For one thread. */
final class ArchivedTopic<T extends SpecificRecordBase> {
    private final ArchiveAppender archive;
    private final Partition partition;
    private final Serializer<T> values;
    private long end;

    ArchivedTopic(ArchiveAppender archive, Contract<T> contract, int number, Registry registry) {
        this.archive = archive;
        this.partition = new Partition(contract.topic(), number);
        this.values = new RegisteredSerde<>(contract.type(), registry).serializer();
        archive.begin(partition);
    }

    /** Appends a record, and says at which offset. */
    long append(String key, T value, Instant at) {
        try {
            archive.append(
                    partition,
                    new StoredRecord(
                            end,
                            at.toEpochMilli(),
                            key.getBytes(StandardCharsets.UTF_8),
                            values.serialize(partition.topic(), value),
                            List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + partition, e);
        }
        return end++;
    }

    /** Where the next record will stand. */
    long end() {
        return end;
    }
}
