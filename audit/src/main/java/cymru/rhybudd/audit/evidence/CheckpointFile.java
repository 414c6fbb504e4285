package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Partition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Signed checkpoints one after the other, in a text file that a third party can hold. What a crash cut short at the end is
 * no genuine note, until the signer goes on and cuts it off.
 *
 * @param file may not be there yet
 */
record CheckpointFile(Path file) {
    static final String NAME = "checkpoints.txt";
    private static final byte[] BREAK = {'\n', '\n'};
    private static final int LOOKS = 5;
    private static final Duration LOOK_EACH = Duration.ofMillis(100);

    static CheckpointFile in(Path directory) {
        return new CheckpointFile(directory.resolve(NAME));
    }

    /** Where checkpoints are looked for: a directory of evidence, or the file itself. */
    static CheckpointFile at(Path place) {
        return Files.isDirectory(place) ? in(place) : new CheckpointFile(place);
    }

    /**
     * Waits for a signer who is writing, for half a second at most: who reads meanwhile would take half a note for one that is not genuine. What is still cut
     * short then was left so.
     */
    CheckpointFile awaitWhole() throws IOException {
        for (int looks = 0; looks < LOOKS && Files.exists(file) && whole() < Files.size(file); looks++) {
            LockSupport.parkNanos(LOOK_EACH.toNanos());
        }
        return this;
    }

    /** What a crash cut short is cut off, so that the next note does not grow on to it. */
    void mend() throws IOException {
        if (Files.exists(file)) {
            long whole = whole();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
                if (whole > 0 && !endsWithBreak(channel)) {
                    channel.write(ByteBuffer.wrap(new byte[] {'\n'}), whole);
                }
            }
        }
    }

    private long whole() throws IOException {
        try (NoteReader notes = notes()) {
            while (notes.next() != null) {
                // on to the end
            }
            return notes.whole();
        }
    }

    private static boolean endsWithBreak(FileChannel channel) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(BREAK.length);
        channel.read(end, channel.size() - BREAK.length);
        return end.flip().equals(ByteBuffer.wrap(BREAK));
    }

    void append(List<SignedNote> notes) throws IOException {
        StringBuilder text = new StringBuilder();
        for (SignedNote note : notes) {
            text.append(note.published()).append('\n');
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    /** The notes as they were published, in their order. */
    NoteReader notes() throws IOException {
        return new NoteReader(Files.exists(file) ? Files.newInputStream(file) : InputStream.nullInputStream());
    }

    /** Of each partition the last note, as it was published; {@link IllegalArgumentException} where there is one that is no checkpoint. */
    SortedMap<Partition, String> latest() throws IOException {
        SortedMap<Partition, String> latest = new TreeMap<>();
        try (NoteReader notes = awaitWhole().notes()) {
            for (String note = notes.next(); note != null; note = notes.next()) {
                latest.put(Checkpoint.parse(SignedNote.parse(note).text()).partition(), note);
            }
        }
        return latest;
    }
}
