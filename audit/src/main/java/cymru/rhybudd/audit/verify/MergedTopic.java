package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.AwaitedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A topic of one partition to which every partition of the log of record hands on, each in an order of its own. For one thread. */
final class MergedTopic<T extends SpecificRecordBase> {
    private final Partition topic;
    private final ContractBytes<T> bytes;
    private final Map<Integer, Share> shares = new HashMap<>();
    private final Digests digests = new Digests();

    MergedTopic(
            Partition topic,
            ContractBytes<T> bytes,
            Iterable<PartitionVerification> partitions,
            Function<PartitionVerification, Fingerprints> handedOn) {
        this.topic = topic;
        this.bytes = bytes;
        partitions.forEach(
                partition -> shares.put(partition.log().number(), new Share(partition, handedOn.apply(partition))));
    }

    /** What one partition of the log handed on, and how much of it was found. */
    private static final class Share {
        private final PartitionVerification from;
        private final Fingerprints all;
        private int next;
        private int marked;

        Share(PartitionVerification from, Fingerprints all) {
            this.from = from;
            this.all = all;
        }

        Origin because() {
            return new Origin(from.log(), all.because(next));
        }
    }

    /**
     * Whether the next record of that partition of the log is one of which its replay has not come to the reason.
     *
     * @param because the offset of the entry from which it says that it follows
     */
    boolean isAhead(int number, long because) {
        Share share = shares.get(number);
        return share != null
                && share.next == share.all.size()
                && !share.from.isComplete()
                && because >= share.from.next();
    }

    /** Whoever goes on from here awaits what was not found so far. */
    void mark() {
        shares.values().forEach(share -> share.marked = share.next);
    }

    /** What a partition of the log handed on, and was not found up to the mark. */
    List<AwaitedRecord> awaited(int number) {
        Share share = Objects.requireNonNull(shares.get(number));
        return share.all.from(share.marked);
    }

    /**
     * Null when the record is the next that the partition handed on, or the partition was not replayed so far.
     *
     * @param number of the partition of the log of record
     * @param because the offset of the entry from which it says that it follows
     * @param key that the record must have
     */
    @Nullable
    Difference check(StoredRecord record, T value, int number, long because, String key) {
        Share share = shares.get(number);
        if (share == null || share.next == share.all.size()) {
            return isAhead(number, because)
                    ? null
                    : Difference.unfounded(topic, record.offset(), Cause.DOES_NOT_FOLLOW, null, value);
        }
        byte[] hash = digests.of(bytes.today(Objects.requireNonNull(record.value()), value), ContractBytes.HEADER);
        if (!share.all.isAt(share.next, hash)) {
            return Difference.another(topic, record.offset(), share.because(), Cause.HANDED_ON_ANOTHER, null, value);
        }
        Difference difference = RecordKey.compare(topic, record, key, share.because());
        share.next++;
        return difference;
    }

    /** The first that was handed on and is not there; null when there is none. */
    @Nullable
    Difference checkEnd() {
        for (Share share : shares.values()) {
            if (share.next < share.all.size()) {
                return Difference.missing(topic, -1, share.because(), Cause.NOT_WRITTEN, null);
            }
        }
        return null;
    }
}
