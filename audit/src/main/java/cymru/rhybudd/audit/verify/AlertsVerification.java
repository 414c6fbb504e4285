package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AwaitedRecord;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.LogPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds {@code alerts}, which others may read instead of NOTIFY's log, against what the partitions of the log of record handed on. For one thread. */
final class AlertsVerification {
    private static final Partition TOPIC = new Partition(Contracts.ALERTS.topic(), 0);

    private final Records records;
    private final ContractBytes<Alert> bytes;
    private final MergedTopic<Alert> alerts;

    private long passed;
    private boolean ahead;

    /**
     * Of these records.
     *
     * @param from the offset before which everything was compared
     */
    AlertsVerification(Records records, Iterable<PartitionVerification> partitions, long from) {
        this.records = records;
        this.passed = from;
        this.bytes = new ContractBytes<>(Contracts.ALERTS, records.schemas());
        this.alerts = new MergedTopic<>(TOPIC, bytes, partitions, PartitionVerification::alerts);
    }

    /** The first difference; null when there is none. */
    @Nullable
    Difference run() {
        try (Cursor cursor = records.read(TOPIC, passed)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                Difference difference = check(record);
                if (difference != null) {
                    return difference;
                }
            }
        }
        if (!ahead) {
            alerts.mark();
        }
        return alerts.checkEnd();
    }

    private @Nullable Difference check(StoredRecord record) {
        Alert alert = bytes.readable(record.value());
        if (alert == null) {
            return Difference.unreadable(TOPIC, record.offset(), null, null);
        }
        LogPosition because = alert.getAssessment().getPosition();
        if (!ahead && alerts.isAhead(because.getPartition(), because.getOffset())) {
            ahead = true;
            alerts.mark();
        }
        if (!ahead) {
            passed = record.offset() + 1;
        }
        return alerts.check(record, alert, because.getPartition(), because.getOffset(), alert.getCitizen());
    }

    /** The offset before which everything follows from what was replayed. */
    long passed() {
        return passed;
    }

    /** What a partition of the log handed on, and stands further on. */
    List<AwaitedRecord> awaited(int partition) {
        return alerts.awaited(partition);
    }
}
