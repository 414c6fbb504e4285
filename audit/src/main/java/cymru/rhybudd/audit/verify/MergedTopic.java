package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import java.util.HashMap;
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
            Iterable<PartitionVerification.Findings> partitions,
            Function<PartitionVerification.Findings, Fingerprints> handedOn) {
        this.topic = topic;
        this.bytes = bytes;
        partitions.forEach(
                findings -> shares.put(findings.log().number(), new Share(findings, handedOn.apply(findings))));
    }

    /** What one partition of the log handed on, and how much of it was found. */
    private static final class Share {
        private final PartitionVerification.Findings from;
        private final Fingerprints all;
        private int next;

        Share(PartitionVerification.Findings from, Fingerprints all) {
            this.from = from;
            this.all = all;
        }

        Origin because() {
            return new Origin(from.log(), all.because(next));
        }
    }

    /**
     * Null when the record is the next that the partition handed on.
     *
     * @param number of the partition of the log of record
     * @param key that the record must have
     */
    @Nullable
    Difference check(StoredRecord record, T value, int number, String key) {
        Share share = shares.get(number);
        if (share == null || share.next == share.all.size()) {
            return share == null || share.from.complete()
                    ? Difference.unfounded(topic, record.offset(), Cause.DOES_NOT_FOLLOW, null, value)
                    : null;
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
