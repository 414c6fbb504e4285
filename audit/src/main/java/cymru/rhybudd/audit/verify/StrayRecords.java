package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.Values;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in partitions to which no replay leads. Whoever reads a topic reads all of its partitions, so that a record there would be shown as if it had
 * followed from the log.
 */
final class StrayRecords {
    /** Topics that all partitions of the log of record share. */
    private static final List<Contract<?>> SHARED = List.of(
            Contracts.ALERTS,
            Contracts.ALERT_LOG,
            Contracts.OFFICER_NOTIFICATIONS,
            Contracts.TEAM_DIGESTS,
            Contracts.HELD_ALERTS);

    private final Records records;
    private final List<Difference> found = new ArrayList<>();

    private StrayRecords(Records records) {
        this.records = records;
    }

    /**
     * The first of each such partition.
     *
     * @param logs the numbers of the partitions of the log of record: their decisions stand in partitions of the same numbers
     */
    static List<Difference> of(Records records, Set<Integer> logs) {
        StrayRecords stray = new StrayRecords(records);
        stray.lookBeside(logs, Contracts.DECISIONS);
        SHARED.forEach(topic -> stray.lookBeside(Set.of(0), topic));
        return stray.found;
    }

    private void lookBeside(Set<Integer> replayed, Contract<?> topic) {
        for (Partition partition : records.partitions(topic.topic())) {
            Difference first = replayed.contains(partition.number()) ? null : first(partition, topic);
            if (first != null) {
                found.add(first);
            }
        }
    }

    private @Nullable Difference first(Partition partition, Contract<?> topic) {
        try (Cursor cursor = records.read(partition, 0)) {
            StoredRecord record = cursor.next();
            return record == null
                    ? null
                    : Difference.unfounded(
                            partition,
                            record.offset(),
                            Cause.DOES_NOT_FOLLOW,
                            null,
                            new Values<>(topic, records.schemas()).read(record.value()));
        }
    }
}
