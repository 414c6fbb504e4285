package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.Sha256;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.ReplayedCitizen;
import cymru.rhybudd.schemas.ReplayedMemory;
import cymru.rhybudd.schemas.ReplayedOffice;
import cymru.rhybudd.schemas.ReplayedPartition;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place in all topics up to which everything was as it follows from the log, with all that a verification needs to go on from there: the result is then the
 * same as of one that begins at the beginning.
 *
 * @param partitions of the log, in order
 * @param office NOTIFY, and what all partitions share
 */
public record Milestone(List<Replayed> partitions, ReplayedOffice office) {
    public Milestone {
        partitions = List.copyOf(partitions);
    }

    /**
     * One partition of the log.
     *
     * @param citizens everybody of whom anything is known there
     */
    public record Replayed(ReplayedPartition reached, Iterable<ReplayedCitizen> citizens) {}

    /** Before everything. */
    static Milestone beginning(List<Partition> logs) {
        return new Milestone(
                logs.stream()
                        .map(log -> new Replayed(
                                ReplayedPartition.newBuilder()
                                        .setPartition(log.number())
                                        .setNext(0)
                                        .setEntries(0)
                                        .setRefused(0)
                                        .setDecisions(0)
                                        .setUpTo(-1)
                                        .setNextDecision(0)
                                        .setHash(nothing())
                                        .setSteps(List.of())
                                        .setAlerts(List.of())
                                        .setHandedOn(List.of())
                                        .build(),
                                List.of()))
                        .toList(),
                ReplayedOffice.newBuilder()
                        .setNext(0)
                        .setEntries(0)
                        .setNextAlert(0)
                        .setNextNotification(0)
                        .setNotifications(0)
                        .setNextDigest(0)
                        .setHash(nothing())
                        .setSteps(List.of())
                        .setHeld(List.of())
                        .setGiven(List.of())
                        .setTaken(List.of())
                        .setMemory(new ReplayedMemory(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of()))
                        .build());
    }

    private static ByteBuffer nothing() {
        return ByteBuffer.wrap(new byte[Sha256.LENGTH]);
    }

    /** How many entries of the log were replayed. */
    public long entries() {
        return partitions.stream().mapToLong(one -> one.reached.getEntries()).sum();
    }

    /** The offset before which everything was looked at, of each partition that was. */
    public Map<Partition, Long> passed() {
        Map<Partition, Long> passed = new TreeMap<>();
        for (Replayed one : partitions) {
            int number = one.reached.getPartition();
            passed.put(new Partition(Contracts.CITIZEN_LOG.topic(), number), one.reached.getNext());
            passed.put(new Partition(Contracts.DECISIONS.topic(), number), one.reached.getNextDecision());
        }
        passed.put(new Partition(Contracts.ALERTS.topic(), 0), office.getNextAlert());
        passed.put(new Partition(Contracts.ALERT_LOG.topic(), 0), office.getNext());
        passed.put(new Partition(Contracts.OFFICER_NOTIFICATIONS.topic(), 0), office.getNextNotification());
        passed.put(new Partition(Contracts.TEAM_DIGESTS.topic(), 0), office.getNextDigest());
        return passed;
    }

    /** Whether the log of those records has the same partitions. */
    public boolean isOf(Records records) {
        return records.partitions(Contracts.CITIZEN_LOG.topic()).stream()
                .map(Partition::number)
                .toList()
                .equals(partitions.stream()
                        .map(one -> one.reached.getPartition())
                        .toList());
    }
}
