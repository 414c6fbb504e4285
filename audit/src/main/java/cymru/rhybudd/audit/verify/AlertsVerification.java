package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contracts;
import org.jspecify.annotations.Nullable;

/** Holds {@code alerts}, which others may read instead of NOTIFY's log, against what the partitions of the log of record handed on. For one thread. */
final class AlertsVerification {
    private static final Partition TOPIC = new Partition(Contracts.ALERTS.topic(), 0);

    private final Records records;
    private final ContractBytes<Alert> bytes;
    private final MergedTopic<Alert> alerts;

    AlertsVerification(Records records, Iterable<PartitionVerification.Findings> partitions) {
        this.records = records;
        this.bytes = new ContractBytes<>(Contracts.ALERTS, records.schemas());
        this.alerts = new MergedTopic<>(TOPIC, bytes, partitions, PartitionVerification.Findings::alerts);
    }

    /** The first difference; null when there is none. */
    @Nullable
    Difference run() {
        try (Cursor cursor = records.read(TOPIC, 0)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                Alert alert = bytes.readable(record.value());
                Difference difference = alert == null
                        ? Difference.unreadable(TOPIC, record.offset(), null, null)
                        : alerts.check(
                                record,
                                alert,
                                alert.getAssessment().getPosition().getPartition(),
                                alert.getCitizen());
                if (difference != null) {
                    return difference;
                }
            }
        }
        return alerts.checkEnd();
    }
}
