package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Partition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Signed checkpoints as they stood when they were read. Who inspects records that still grow reads these first: what is signed later speaks of
 * records that are later too.
 */
public final class Checkpoints {
    /** So many at most are named that are not genuine: with another key all are. */
    private static final int NAMED = 1_000;

    private final Path place;
    private final VerifierKey key;
    private final SortedMap<Partition, List<Checkpoint>> genuine = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long read;

    private Checkpoints(Path place, VerifierKey key) {
        this.place = place;
        this.key = key;
    }

    /**
     * Reads them.
     *
     * @param place a file of checkpoints, or a directory with one and with the files of hashes where they are at hand
     * @param key of whoever is to have signed
     * @throws EvidenceException when there is none: nothing can be held against it
     */
    public static Checkpoints read(Path place, VerifierKey key) throws IOException {
        Checkpoints checkpoints = new Checkpoints(place, key);
        try (NoteReader notes = CheckpointFile.at(place).awaitWhole().notes()) {
            for (String note = notes.next(); note != null; note = notes.next()) {
                checkpoints.add(note);
            }
        }
        if (checkpoints.read == 0) {
            throw new EvidenceException("there is no checkpoint in " + place);
        }
        return checkpoints;
    }

    private void add(String published) {
        read++;
        try {
            SignedNote note = SignedNote.parse(published);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (note.isSignedBy(key)) {
                genuine.computeIfAbsent(checkpoint.partition(), partition -> new ArrayList<>())
                        .add(checkpoint);
            } else {
                notGenuine(checkpoint.partition(), "is not signed by " + key.name());
            }
        } catch (IllegalArgumentException e) {
            notGenuine(null, "cannot be read: " + e.getMessage());
        }
    }

    private void notGenuine(@Nullable Partition partition, String why) {
        if (findings.size() < NAMED) {
            findings.add(
                    new Finding(Finding.Kind.CHECKPOINT_NOT_GENUINE, partition, -1, "checkpoint " + read + " " + why));
        } else if (findings.size() == NAMED) {
            findings.add(new Finding(
                    Finding.Kind.CHECKPOINT_NOT_GENUINE,
                    null,
                    -1,
                    "more than " + NAMED + " checkpoints are not genuine; from here on none is named"));
        }
    }

    Path place() {
        return place;
    }

    VerifierKey key() {
        return key;
    }

    /** By partition, those that the key signed, in their order; of each partition there is one at least. */
    SortedMap<Partition, List<Checkpoint>> genuine() {
        return Collections.unmodifiableSortedMap(genuine);
    }

    /** What is not genuine among them. */
    List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** Of each partition when the last one was signed, by the signer's clock. */
    SortedMap<Partition, Instant> signed() {
        SortedMap<Partition, Instant> signed = new TreeMap<>();
        genuine.forEach((partition, all) ->
                signed.put(partition, all.get(all.size() - 1).signedAt()));
        return signed;
    }
}
