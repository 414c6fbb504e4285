package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.UnreadableRecordsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds records against the evidence. With the file of hashes it names the very record; with the checkpoints alone it says between which two of
 * them the records are others.
 */
public final class Inspection {
    /** So many records of a partition at most are named; beyond, the partition as a whole is another. */
    private static final int NAMED = 1_000;

    /** By so much a record may seem older than a checkpoint that could not have it: its transaction ends later, and clocks differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final String OTHERWISE =
            "; it was put in later, or the clock of the broker that took it in was slow by more than a minute";

    private final Records records;
    private final Checkpoints checkpoints;
    private final List<Finding> findings;
    private final SortedMap<Partition, Long> younger = new TreeMap<>();
    private final SortedMap<Partition, StoredRecord> oldest = new TreeMap<>();
    private final LeafHash hashes = new LeafHash();
    private long newest = Long.MIN_VALUE;
    private long attested;
    private long unattested;

    private Inspection(Records records, Checkpoints checkpoints) {
        this.records = records;
        this.checkpoints = checkpoints;
        this.findings = new ArrayList<>(checkpoints.findings());
    }

    /**
     * What was found.
     *
     * @param attested how many records the checkpoints speak of
     * @param unattested how many were written after the last checkpoint of their partition, those of younger partitions among them
     * @param younger how many records a partition has of which no checkpoint speaks, where all of them say that they are younger than the latest one
     * @param continued that the signer's latest checkpoints continue these; none where the signer's evidence is not at hand
     * @param signed of each partition when the last checkpoint was signed that there is of it, by the signer's clock; that its records match is for the findings
     */
    public record Result(
            List<Finding> findings,
            long attested,
            long unattested,
            SortedMap<Partition, Long> younger,
            List<ConsistencyProof> continued,
            SortedMap<Partition, Instant> signed) {
        public Result {
            findings = List.copyOf(findings);
            younger = Collections.unmodifiableSortedMap(new TreeMap<>(younger));
            continued = List.copyOf(continued);
            signed = Collections.unmodifiableSortedMap(new TreeMap<>(signed));
        }

        /** What the findings come to; nothing where there are none. */
        public Set<Finding.Verdict> verdicts() {
            Set<Finding.Verdict> verdicts = EnumSet.noneOf(Finding.Verdict.class);
            findings.forEach(finding -> verdicts.add(finding.kind().verdict()));
            return verdicts;
        }
    }

    /**
     * Inspects.
     *
     * @param records looked up after the checkpoints were read
     * @param signer the signer's own evidence, which is to continue what somebody kept; null where it is not at hand
     */
    public static Result of(Records records, Checkpoints checkpoints, @Nullable Path signer) throws IOException {
        Inspection inspection = new Inspection(records, checkpoints);
        for (Map.Entry<Partition, List<Checkpoint>> entry :
                checkpoints.genuine().entrySet()) {
            inspection.read(entry.getKey(), () -> inspection.inspect(entry.getKey(), entry.getValue()));
        }
        inspection.lookForOthers();
        inspection.lookBehind();
        List<ConsistencyProof> continued = signer == null ? List.of() : inspection.continued(signer);
        return new Result(
                inspection.findings,
                inspection.attested,
                inspection.unattested,
                inspection.younger,
                continued,
                checkpoints.signed());
    }

    /** Of checkpoints alone, as {@link #of(Records, Checkpoints, Path)}. */
    public static Result of(Records records, Checkpoints checkpoints) throws IOException {
        return of(records, checkpoints, null);
    }

    /** One partition's part of an inspection. */
    @FunctionalInterface
    private interface Reading {
        void read() throws IOException;
    }

    private void read(Partition partition, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (UnreadableRecordsException e) {
            find(Finding.Kind.UNREADABLE, partition, -1, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Partitions of which no checkpoint speaks. When the latest one was signed, all were looked at. Where one is not genuine, it may have spoken of any: nobody is
     * accused by that.
     */
    private void lookForOthers() throws IOException {
        Optional<Instant> latest = latest();
        if (latest.isPresent()) {
            for (String topic : Notary.TOPICS) {
                for (Partition partition : records.partitions(topic)) {
                    if (!checkpoints.genuine().containsKey(partition)) {
                        read(partition, () -> lookAtOther(partition, latest.get()));
                    }
                }
            }
        }
    }

    /** When the latest checkpoint was signed; empty where one is not genuine. */
    private Optional<Instant> latest() {
        return checkpoints.findings().isEmpty()
                ? checkpoints.signed().values().stream().max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private void lookAtOther(Partition partition, Instant latest) {
        Instant since = latest.minus(TOLERANCE);
        long count = 0;
        try (Cursor cursor = records.read(partition, 0)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                Instant time = Instant.ofEpochMilli(record.timestamp());
                if (time.isBefore(since)) {
                    find(
                            Finding.Kind.NEVER_ATTESTED,
                            partition,
                            record.offset(),
                            "it says that it is of " + time + ", before the checkpoints of " + latest
                                    + ", and none of them speaks of the partition" + OTHERWISE);
                    return;
                }
                count++;
            }
        }
        if (count > 0) {
            younger.put(partition, count);
            unattested += count;
        }
    }

    /**
     * Records that follow the last checkpoint of their partition. When the latest one of all was signed, their partition was looked at, too, and so was whatever is as old as a record that was
     * attested. Both must be younger: whoever signs may have another clock than the brokers, and a broker's may once have been ahead. One that is slow by more than is tolerated looks the same as a forgery: the finding says so.
     */
    private void lookBehind() {
        Optional<Instant> latest = latest();
        if (latest.isEmpty() || newest == Long.MIN_VALUE) {
            return;
        }
        Instant newestAttested = Instant.ofEpochMilli(newest);
        Instant since = (newestAttested.isBefore(latest.get()) ? newestAttested : latest.get()).minus(TOLERANCE);
        oldest.forEach((partition, record) -> {
            Instant time = Instant.ofEpochMilli(record.timestamp());
            if (time.isBefore(since)) {
                find(
                        Finding.Kind.NEVER_ATTESTED,
                        partition,
                        record.offset(),
                        "it says that it is of " + time + ", before the checkpoints of " + latest.get()
                                + ", and stands after all records of the partition that they have" + OTHERWISE);
            }
        });
    }

    private List<ConsistencyProof> continued(Path signer) throws IOException {
        List<ConsistencyProof> proven = new ArrayList<>();
        try {
            for (ConsistencyProof proof : ConsistencyProof.between(checkpoints.place(), signer)) {
                if (proof.holds(checkpoints.key())) {
                    proven.add(proof);
                } else {
                    find(
                            Finding.Kind.CHECKPOINT_NOT_GENUINE,
                            proof.after().partition(),
                            -1,
                            "a checkpoint in " + signer + ", or the one that was kept, is not signed by "
                                    + checkpoints.key().name());
                }
            }
        } catch (EvidenceException e) {
            find(Finding.Kind.CHECKPOINT_INCONSISTENT, null, -1, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            find(
                    Finding.Kind.CHECKPOINT_NOT_GENUINE,
                    null,
                    -1,
                    "a checkpoint in " + signer + " cannot be read: " + e.getMessage());
        }
        return proven;
    }

    private void find(Finding.Kind kind, @Nullable Partition partition, long offset, String detail) {
        findings.add(new Finding(kind, partition, offset, detail));
    }

    private @Nullable LeafFile hashes(Partition partition) throws IOException {
        Path place = checkpoints.place();
        return Files.isDirectory(place) ? LeafFile.read(place, partition) : null;
    }

    private void inspect(Partition partition, List<Checkpoint> signed) throws IOException {
        Checkpoint last = signed.get(signed.size() - 1);
        attested += last.size();
        for (int i = 1; i < signed.size(); i++) {
            if (signed.get(i).size() < signed.get(i - 1).size()) {
                find(
                        Finding.Kind.CHECKPOINT_INCONSISTENT,
                        partition,
                        signed.get(i).lastOffset(),
                        "the checkpoint of " + signed.get(i).signedAt() + " has fewer records than the one before");
                return;
            }
        }
        try (LeafFile leaves = hashes(partition)) {
            if (leaves == null) {
                byCheckpoints(partition, signed);
            } else if (areGenuine(leaves, partition, signed)) {
                byHashes(partition, last, leaves);
            } else {
                byCheckpoints(partition, signed);
            }
        }
    }

    /** Whether the file of hashes leads to every root that was signed. */
    private boolean areGenuine(LeafFile leaves, Partition partition, List<Checkpoint> signed) throws IOException {
        TreeHead head = new TreeHead();
        for (Checkpoint checkpoint : signed) {
            while (head.size() < Math.min(checkpoint.size(), leaves.size())) {
                head.append(leaves.hash(head.size()));
            }
            if (!leadsTo(head, checkpoint) || leaves.offset(checkpoint.size() - 1) != checkpoint.lastOffset()) {
                find(
                        Finding.Kind.HASHES_NOT_GENUINE,
                        partition,
                        -1,
                        "the hashes do not lead to the checkpoint of " + checkpoint.signedAt());
                return false;
            }
        }
        return true;
    }

    private static boolean leadsTo(TreeHead head, Checkpoint checkpoint) {
        return head.size() == checkpoint.size()
                && MessageDigest.isEqual(head.root(), checkpoint.root())
                && MessageDigest.isEqual(head.chain(), checkpoint.chain());
    }

    private void byCheckpoints(Partition partition, List<Checkpoint> signed) throws IOException {
        TreeHead head = new TreeHead();
        long proven = -1;
        try (Cursor cursor = records.read(partition, 0)) {
            for (Checkpoint checkpoint : signed) {
                while (head.size() < checkpoint.size()) {
                    StoredRecord record = cursor.next();
                    if (record == null) {
                        find(
                                Finding.Kind.TRUNCATED,
                                partition,
                                proven + 1,
                                "there are " + head.size() + " records, and the checkpoint of " + checkpoint.signedAt()
                                        + " has " + checkpoint.size());
                        return;
                    }
                    head.append(hashes.of(record));
                    newest = Math.max(newest, record.timestamp());
                }
                if (!leadsTo(head, checkpoint)) {
                    find(
                            Finding.Kind.ALTERED_BETWEEN_CHECKPOINTS,
                            partition,
                            proven + 1,
                            "the records up to offset " + checkpoint.lastOffset()
                                    + " are not those of the checkpoint of " + checkpoint.signedAt());
                    return;
                }
                proven = checkpoint.lastOffset();
            }
            countRest(partition, cursor.next(), cursor);
        }
    }

    private void countRest(Partition partition, @Nullable StoredRecord first, Cursor cursor) {
        for (StoredRecord record = first; record != null; record = cursor.next()) {
            unattested++;
            oldest.merge(partition, record, (one, other) -> other.timestamp() < one.timestamp() ? other : one);
        }
    }

    private void byHashes(Partition partition, Checkpoint last, LeafFile leaves) throws IOException {
        Mismatches mismatches = new Mismatches(leaves, hashes);
        try (Cursor cursor = records.read(partition, 0)) {
            StoredRecord record = cursor.next();
            long index = 0;
            while (index < last.size() && record != null && mismatches.size() < NAMED) {
                long expected = leaves.offset(index);
                boolean same = MessageDigest.isEqual(hashes.of(record), leaves.hash(index));
                if (!same && record.offset() < expected) {
                    mismatches.inserted(record);
                    record = cursor.next();
                } else if (!same && record.offset() > expected) {
                    mismatches.removed(index++);
                } else {
                    if (!same) {
                        mismatches.changed(index, record);
                    } else if (record.offset()
                            != expected) { // the hash is over the offset too: the record is where it was
                        find(
                                Finding.Kind.HASHES_NOT_GENUINE,
                                partition,
                                record.offset(),
                                "the file of hashes gives it the offset " + expected);
                    }
                    newest = same ? Math.max(newest, record.timestamp()) : newest;
                    index++;
                    record = cursor.next();
                }
            }
            mismatches.report(partition, findings);
            if (mismatches.size() >= NAMED) {
                find(
                        Finding.Kind.CHANGED,
                        partition,
                        record == null ? -1 : record.offset(),
                        "more than " + NAMED + " records are not as they were; from here on none is named");
            } else if (index < last.size()) {
                find(
                        Finding.Kind.TRUNCATED,
                        partition,
                        leaves.offset(index),
                        "the last " + (last.size() - index) + " records that were attested are not there");
            } else {
                countRest(partition, record, cursor);
            }
        }
    }
}
