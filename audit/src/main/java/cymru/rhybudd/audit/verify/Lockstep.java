package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Kind;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import cymru.rhybudd.schemas.serde.UnreadableRecordException;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A partition that is read beside the replay: each record must be the very one that the replay has next. */
final class Lockstep<T extends SpecificRecordBase> implements AutoCloseable {
    private final Partition partition;
    private final ContractBytes<T> bytes;
    private final Cursor cursor;
    private final Digests digests;
    private long equal;

    Lockstep(Records records, Partition partition, Contract<T> contract, Digests digests) {
        this.partition = partition;
        this.bytes = new ContractBytes<>(contract, records.schemas());
        this.cursor = records.read(partition, 0);
        this.digests = digests;
    }

    /** Holds the next record against what the replay has; null when they are the same. */
    @Nullable
    Difference next(T expected, Origin because) {
        byte[] written = bytes.write(expected);
        digests.add(written, ContractBytes.HEADER);
        StoredRecord record = cursor.next();
        if (record == null) {
            return new Difference(
                    Kind.MISSING,
                    partition,
                    -1,
                    because,
                    "it follows from the log, and was not written",
                    expected.toString(),
                    null);
        }
        byte[] value = record.value();
        if (value == null || !bytes.isSame(value, written)) {
            Difference difference = another(record.offset(), value, expected, because);
            if (difference != null) {
                return difference;
            }
        }
        equal++;
        return null;
    }

    /** Null when only the bytes differ, as those of an older schema do. */
    private @Nullable Difference another(long offset, byte @Nullable [] value, T expected, Origin because) {
        T recorded;
        try {
            recorded = value == null ? null : bytes.read(value);
        } catch (UnreadableRecordException | UnknownSchemaException e) {
            return new Difference(
                    Kind.UNREADABLE,
                    partition,
                    offset,
                    because,
                    String.valueOf(e.getMessage()),
                    expected.toString(),
                    null);
        }
        if (value == null || recorded == null) {
            return new Difference(
                    Kind.ANOTHER, partition, offset, because, "the record is empty", expected.toString(), null);
        }
        return recorded.equals(expected) && !bytes.isOfToday(value)
                ? null
                : Difference.another(
                        partition, offset, because, RecordComparison.of(expected, recorded), expected, recorded);
    }

    /** The next record, of which the replay knows nothing; null when there is none. */
    @Nullable
    Extra rest() {
        StoredRecord record = cursor.next();
        byte[] value = record == null ? null : record.value();
        return record == null ? null : new Extra(record.offset(), value == null ? null : readable(value));
    }

    private @Nullable SpecificRecordBase readable(byte[] value) {
        try {
            return bytes.read(value);
        } catch (UnreadableRecordException | UnknownSchemaException e) {
            return null;
        }
    }

    /** A record that the replay does not have. */
    record Extra(long offset, @Nullable SpecificRecordBase value) {}

    Partition partition() {
        return partition;
    }

    /** How many records were the same. */
    long equal() {
        return equal;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
