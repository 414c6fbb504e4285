package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.lock.DirectoryLock;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.schemas.Contracts;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of what is written: it hashes every committed record, and signs at intervals how far each partition has come. What it once signed it
 * holds against its own file of hashes when it goes on, so that a file that was altered meanwhile stops it. For one thread.
 */
public final class Notary implements AutoCloseable {
    /** What an auditor relies on, as far as the topic forgets nothing: a compacted one would seem to have been tampered with. */
    public static final List<String> TOPICS = List.of(
            Contracts.CITIZEN_LOG.topic(),
            Contracts.DECISIONS.topic(),
            Contracts.ALERTS.topic(),
            Contracts.ALERT_LOG.topic(),
            Contracts.OFFICER_NOTIFICATIONS.topic(),
            Contracts.TEAM_DIGESTS.topic(),
            Contracts.OFFICER_ACTIONS.topic(),
            Contracts.CONTROLS.topic(),
            Contracts.ACCESS_LOG.topic());

    private final String council;
    private final Path directory;
    private final SigningKey key;
    private final CheckpointFile checkpoints;
    private final DirectoryLock lock;
    private final LeafHash hashes = new LeafHash();
    private final Map<Partition, Book> books = new HashMap<>();
    /** What was signed last, as far as this signer knows by itself: what is read anew must go on from there. */
    private final Map<Partition, Checkpoint> known = new TreeMap<>();

    /** Whether the books hold what was signed, and nothing else. */
    private boolean settled;

    /** One partition's: the hashes, and what they come to. */
    private record Book(LeafFile leaves, TreeHead head) {}

    /**
     * Goes on where the directory's evidence ends. Nobody else signs there meanwhile: each of two would cut off what the other wrote. Whoever only reads may.
     *
     * @param council whose records they are
     * @throws IllegalStateException if another one is signing there
     */
    public Notary(String council, Path directory, SigningKey key) throws IOException {
        this.council = council;
        this.directory = directory;
        this.key = key;
        this.checkpoints = CheckpointFile.in(directory);
        this.lock = DirectoryLock.take(directory)
                .orElseThrow(() -> new IllegalStateException("another one is signing in " + directory
                        + ": stop it, or give this one a directory of its own with --evidence"));
        try {
            goOn();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** To where the last checkpoints end: whatever came after them was not signed, and is taken in anew. */
    private void goOn() throws IOException {
        closeBooks();
        checkpoints.mend();
        Map<Partition, Checkpoint> signed = signed();
        for (Checkpoint before : known.values()) {
            requireContinued(before, signed.get(before.partition()));
        }
        for (Checkpoint checkpoint : signed.values()) {
            reopen(checkpoint);
        }
        known.putAll(signed);
        settled = true;
    }

    private void requireContinued(Checkpoint before, @Nullable Checkpoint now) throws EvidenceException {
        boolean continued = now != null
                && (now.size() > before.size()
                        || now.size() == before.size() && MessageDigest.isEqual(now.root(), before.root()));
        if (!continued) {
            throw new EvidenceException(checkpoints.file() + " no longer holds what was signed of " + before.partition()
                    + " at " + before.signedAt()
                    + ": keep the directory as it is, and compare it with the copy that the"
                    + " third party holds");
        }
    }

    private Map<Partition, Checkpoint> signed() throws IOException {
        Map<Partition, Checkpoint> signed = new TreeMap<>();
        try (NoteReader notes = checkpoints.notes()) {
            for (String published = notes.next(); published != null; published = notes.next()) {
                SignedNote note = SignedNote.parse(published);
                if (!note.isSignedBy(key.verifier())) {
                    throw new EvidenceException(checkpoints.file() + " holds a checkpoint that this key did not sign:"
                            + " give the key that did, or a directory of its own with --evidence");
                }
                Checkpoint checkpoint = Checkpoint.parse(note.text());
                signed.put(checkpoint.partition(), checkpoint);
            }
        } catch (IllegalArgumentException e) {
            throw new EvidenceException(checkpoints.file() + " holds what is no checkpoint: " + e.getMessage());
        }
        return signed;
    }

    private void reopen(Checkpoint signed) throws IOException {
        Book book = openBook(signed.partition());
        LeafFile leaves = book.leaves;
        TreeHead head = book.head;
        for (long i = 0; i < Math.min(leaves.size(), signed.size()); i++) {
            head.append(leaves.hash(i));
        }
        if (head.size() < signed.size()
                || !MessageDigest.isEqual(head.root(), signed.root())
                || leaves.offset(signed.size() - 1) != signed.lastOffset()) {
            throw new EvidenceException("the hashes of " + signed.partition() + " in " + directory
                    + " are not those that were signed at " + signed.signedAt() + ": keep the directory as it is, and"
                    + " compare it with the copy that the third party holds");
        }
        leaves.truncate(signed.size());
    }

    private Book openBook(Partition partition) throws IOException {
        Book book = new Book(LeafFile.open(directory, partition), new TreeHead());
        books.put(partition, book);
        return book;
    }

    /**
     * Takes in what was committed since, and signs a checkpoint for each partition that grew. Where that fails the next time goes on from the last
     * checkpoints that were signed.
     *
     * @param at when, by the caller's clock
     * @return the checkpoints as they are published
     */
    public List<String> attest(Records records, Instant at) throws IOException {
        Collection<Partition> partitions = partitions(records);
        if (!settled) {
            goOn();
        }
        settled = false;
        List<SignedNote> notes = new ArrayList<>();
        List<Checkpoint> latest = new ArrayList<>();
        for (Partition partition : partitions) {
            Book book = books.get(partition);
            if (book == null) {
                book = openBook(partition);
                book.leaves.truncate(0); // hashes that no checkpoint speaks of
            }
            long before = book.head.size();
            takeIn(records, partition, book);
            if (book.head.size() > before) {
                Checkpoint checkpoint = checkpoint(partition, book, at);
                latest.add(checkpoint);
                notes.add(SignedNote.sign(checkpoint.text(), key));
            }
        }
        if (!notes.isEmpty()) {
            checkpoints.append(notes);
            latest.forEach(checkpoint -> known.put(checkpoint.partition(), checkpoint));
        }
        settled = true;
        return notes.stream().map(SignedNote::published).toList();
    }

    private static Collection<Partition> partitions(Records records) {
        TreeSet<Partition> partitions = new TreeSet<>();
        TOPICS.forEach(topic -> partitions.addAll(records.partitions(topic)));
        return partitions;
    }

    private void takeIn(Records records, Partition partition, Book book) throws IOException {
        long size = book.head.size();
        long from = size == 0 ? 0 : book.leaves.offset(size - 1) + 1;
        try (Cursor cursor = records.read(partition, from)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                byte[] hash = hashes.of(record);
                book.leaves.append(record.offset(), hash);
                book.head.append(hash);
            }
        }
        book.leaves.force();
    }

    private Checkpoint checkpoint(Partition partition, Book book, Instant at) throws IOException {
        long size = book.head.size();
        return new Checkpoint(
                council, partition, size, book.head.root(), book.leaves.offset(size - 1), book.head.chain(), at);
    }

    private void closeBooks() throws IOException {
        for (Book book : books.values()) {
            book.leaves.close();
        }
        books.clear();
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            closeBooks();
        }
    }
}
