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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

    private final Map<Partition, List<Checkpoint>> checkpoints = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Path place;
    private final LeafHash hashes = new LeafHash();
    private long attested;
    private long unattested;

    private Inspection(Path place) {
        this.place = place;
    }

    /**
     * What was found.
     *
     * @param attested how many records the checkpoints speak of
     * @param unattested how many were written after the last checkpoint of their partition
     * @param continued that the signer's latest checkpoints continue these; none where the signer's evidence is not at hand
     * @param signed of each partition when the last checkpoint was signed that there is of it, by the signer's clock; that its records match is for the findings
     */
    public record Result(
            List<Finding> findings,
            long attested,
            long unattested,
            List<ConsistencyProof> continued,
            SortedMap<Partition, Instant> signed) {
        public Result {
            findings = List.copyOf(findings);
            continued = List.copyOf(continued);
            signed = Collections.unmodifiableSortedMap(new TreeMap<>(signed));
        }
    }

    /**
     * Inspects.
     *
     * @param place a file of checkpoints, or a directory with one and with the files of hashes where they are at hand
     * @param key of whoever is to have signed
     * @param signer the signer's own evidence, which is to continue what somebody kept; null where it is not at hand
     */
    public static Result of(Records records, Path place, VerifierKey key, @Nullable Path signer) throws IOException {
        Inspection inspection = new Inspection(place);
        inspection.readCheckpoints(key);
        for (Map.Entry<Partition, List<Checkpoint>> entry : inspection.checkpoints.entrySet()) {
            try {
                inspection.inspect(records, entry.getKey(), entry.getValue());
            } catch (UnreadableRecordsException e) {
                inspection.find(Finding.Kind.UNREADABLE, entry.getKey(), -1, String.valueOf(e.getMessage()));
            }
        }
        for (String topic : Notary.TOPICS) {
            for (Partition partition : records.partitions(topic)) {
                if (!inspection.checkpoints.containsKey(partition) && records.count(partition) > 0) {
                    inspection.find(Finding.Kind.NEVER_ATTESTED, partition, -1, "no checkpoint speaks of its records");
                }
            }
        }
        List<ConsistencyProof> continued = signer == null ? List.of() : inspection.continued(signer, key);
        return new Result(
                inspection.findings, inspection.attested, inspection.unattested, continued, inspection.signed());
    }

    private SortedMap<Partition, Instant> signed() {
        SortedMap<Partition, Instant> signed = new TreeMap<>();
        checkpoints.forEach((partition, all) ->
                signed.put(partition, all.get(all.size() - 1).signedAt()));
        return signed;
    }

    private List<ConsistencyProof> continued(Path signer, VerifierKey key) throws IOException {
        List<ConsistencyProof> proven = new ArrayList<>();
        try {
            for (ConsistencyProof proof : ConsistencyProof.between(place, signer)) {
                if (proof.holds(key)) {
                    proven.add(proof);
                } else {
                    find(
                            Finding.Kind.CHECKPOINT_NOT_GENUINE,
                            proof.after().partition(),
                            -1,
                            "a checkpoint in " + signer + ", or the one that was kept, is not signed by " + key.name());
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

    /** Of checkpoints alone, as {@link #of(Records, Path, VerifierKey, Path)}. */
    public static Result of(Records records, Path place, VerifierKey key) throws IOException {
        return of(records, place, key, null);
    }

    private void find(Finding.Kind kind, @Nullable Partition partition, long offset, String detail) {
        findings.add(new Finding(kind, partition, offset, detail));
    }

    private void readCheckpoints(VerifierKey key) throws IOException {
        int number = 0;
        try (NoteReader notes = CheckpointFile.at(place).notes()) {
            for (String published = notes.next(); published != null; published = notes.next()) {
                number++;
                readCheckpoint(published, number, key);
            }
        }
        if (number == 0) {
            find(Finding.Kind.CHECKPOINT_NOT_GENUINE, null, -1, "there is no checkpoint in " + place);
        }
    }

    private void readCheckpoint(String published, int number, VerifierKey key) {
        try {
            SignedNote note = SignedNote.parse(published);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (note.isSignedBy(key)) {
                checkpoints
                        .computeIfAbsent(checkpoint.partition(), partition -> new ArrayList<>())
                        .add(checkpoint);
            } else {
                find(
                        Finding.Kind.CHECKPOINT_NOT_GENUINE,
                        checkpoint.partition(),
                        -1,
                        "checkpoint " + number + " is not signed by " + key.name());
            }
        } catch (IllegalArgumentException e) {
            find(
                    Finding.Kind.CHECKPOINT_NOT_GENUINE,
                    null,
                    -1,
                    "checkpoint " + number + " cannot be read: " + e.getMessage());
        }
    }

    private @Nullable LeafFile hashes(Partition partition) throws IOException {
        return Files.isDirectory(place) ? LeafFile.read(place, partition) : null;
    }

    private void inspect(Records records, Partition partition, List<Checkpoint> signed) throws IOException {
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
                byCheckpoints(records, partition, signed);
            } else if (areGenuine(leaves, partition, signed)) {
                byHashes(records, partition, last, leaves);
            } else {
                byCheckpoints(records, partition, signed);
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

    private void byCheckpoints(Records records, Partition partition, List<Checkpoint> signed) throws IOException {
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
            countRest(cursor);
        }
    }

    private void countRest(Cursor cursor) {
        while (cursor.next() != null) {
            unattested++;
        }
    }

    private void byHashes(Records records, Partition partition, Checkpoint last, LeafFile leaves) throws IOException {
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
            } else if (record != null) {
                unattested++;
                countRest(cursor);
            }
        }
    }
}
