package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.Contract;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A partition that is read beside the replay: each record must be the very one that the replay has next. */
final class Lockstep<T extends SpecificRecordBase> implements AutoCloseable {
    private final Partition partition;
    private final ContractBytes<T> bytes;
    private final Cursor cursor;
    private final Digests digests;
    private @Nullable StoredRecord waiting;
    private long equal;
    private long passed;

    /**
     * Reads a partition.
     *
     * @param from the offset before which everything was compared
     */
    Lockstep(Records records, Partition partition, Contract<T> contract, Digests digests, long from) {
        this.partition = partition;
        this.bytes = new ContractBytes<>(contract, records.schemas());
        this.cursor = records.read(partition, from);
        this.digests = digests;
        this.passed = from;
    }

    /** Holds the next record against what the replay has; null when they are the same. */
    @Nullable
    Difference next(String key, T expected, Origin because) {
        byte[] written = bytes.write(expected);
        digests.add(written, ContractBytes.HEADER);
        StoredRecord record = nextRecord();
        if (record == null) {
            return Difference.missing(partition, -1, because, Cause.NOT_WRITTEN, expected);
        }
        byte[] value = record.value();
        Difference difference =
                value == null || !bytes.isSame(value, written) ? another(record, expected, because) : null;
        difference = difference == null ? RecordKey.compare(partition, record, key, because) : difference;
        if (difference == null) {
            equal++;
            passed = record.offset() + 1;
        }
        return difference;
    }

    /** Takes note of what the replay has without a look at what was written. */
    void pass(T expected) {
        digests.add(bytes.write(expected), ContractBytes.HEADER);
    }

    /** Goes on to the first record that is none of those; what cannot be read is none. */
    void skipWhile(Predicate<T> passed) {
        StoredRecord record = cursor.next();
        while (record != null) {
            T value = bytes.readable(record.value());
            if (value == null || !passed.test(value)) {
                break;
            }
            record = cursor.next();
        }
        waiting = record;
    }

    private @Nullable StoredRecord nextRecord() {
        StoredRecord record = waiting == null ? cursor.next() : waiting;
        waiting = null;
        return record;
    }

    /** Null when only the bytes differ, as those of an older schema do. */
    private @Nullable Difference another(StoredRecord record, T expected, Origin because) {
        byte[] value = record.value();
        T recorded = bytes.readable(value);
        if (value == null || recorded == null) {
            return Difference.unreadable(partition, record.offset(), because, expected);
        }
        return recorded.equals(expected) && !bytes.isOfToday(value)
                ? null
                : Difference.otherFields(partition, record.offset(), because, expected, recorded);
    }

    /** The next record, of which the replay knows nothing; null when there is none. */
    @Nullable
    Extra<T> rest() {
        StoredRecord record = nextRecord();
        return record == null ? null : new Extra<>(record.offset(), bytes.readable(record.value()));
    }

    /** A record that the replay does not have; without a value where it cannot be read. */
    record Extra<T>(long offset, @Nullable T value) {}

    Partition partition() {
        return partition;
    }

    /** How many records were the same. */
    long equal() {
        return equal;
    }

    /** The offset before which everything was compared. */
    long passed() {
        return passed;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
