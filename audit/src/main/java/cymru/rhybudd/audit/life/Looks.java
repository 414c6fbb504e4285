package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import cymru.rhybudd.schemas.serde.UnreadableRecordException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Who looked at whom, over all citizens. */
public final class Looks {
    private Looks() {}

    /** Those that are asked for, in the order in which they were recorded; the body of each is an {@link Access}. */
    public static List<Happening> of(Records records, Predicate<Happening> wanted) {
        Deserializer<Access> accesses = new RegisteredSerde<>(Access.class, records.schemas()).deserializer();
        List<Happening> looks = new ArrayList<>();
        for (Partition partition : records.partitions(Contracts.ACCESS_LOG.topic())) {
            try (Cursor cursor = records.read(partition, 0)) {
                for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                    Access access = access(accesses, record);
                    if (access != null) {
                        Instant at = Instant.ofEpochMilli(record.timestamp());
                        Happening look = new Happening(partition, record.offset(), at, at, access);
                        if (wanted.test(look)) {
                            looks.add(look);
                        }
                    }
                }
            }
        }
        return looks;
    }

    /** What cannot be read stands there all the same, and audit inspect says whether it was always so. */
    private static @Nullable Access access(Deserializer<Access> accesses, StoredRecord record) {
        try {
            return record.value() == null ? null : accesses.deserialize(Contracts.ACCESS_LOG.topic(), record.value());
        } catch (UnreadableRecordException | UnknownSchemaException e) {
            return null;
        }
    }
}
