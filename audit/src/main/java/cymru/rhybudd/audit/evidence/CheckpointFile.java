package cymru.rhybudd.audit.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Signed checkpoints one after the other, in a text file that a third party can hold. What a crash cut short at the end is
 * no genuine note, until the signer goes on and cuts it off.
 *
 * @param file may not be there yet
 */
record CheckpointFile(Path file) {
    static final String NAME = "checkpoints.txt";
    private static final String BREAK = "\n\n";

    static CheckpointFile in(Path directory) {
        return new CheckpointFile(directory.resolve(NAME));
    }

    /** Where checkpoints are looked for: a directory of evidence, or the file itself. */
    static CheckpointFile at(Path place) {
        return Files.isDirectory(place) ? in(place) : new CheckpointFile(place);
    }

    /** What a crash cut short is cut off, so that the next note does not grow on to it. */
    void mend() throws IOException {
        if (Files.exists(file)) {
            int length = 0;
            for (String note : notes(true)) {
                length += note.getBytes(StandardCharsets.UTF_8).length + 1;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
                if (channel.size() < length) {
                    channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
                }
            }
        }
    }

    void append(List<SignedNote> notes) throws IOException {
        StringBuilder text = new StringBuilder();
        for (SignedNote note : notes) {
            text.append(note.published()).append('\n');
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    /** The notes as texts: text and signature of each are parted by an empty line, and so are the notes. */
    List<String> notes() throws IOException {
        return notes(false);
    }

    /** All of them, or those only that were written to their end. */
    private List<String> notes(boolean complete) throws IOException {
        List<String> notes = new ArrayList<>();
        if (!Files.exists(file)) {
            return notes;
        }
        String text = new String(
                Files.readAllBytes(file), StandardCharsets.UTF_8); // what is no text is no genuine note either
        String[] blocks = text.split(BREAK, -1);
        for (int i = 0; i + 1 < blocks.length; i += 2) {
            String signature = blocks[i + 1];
            if (i + 2 < blocks.length) {
                notes.add(blocks[i] + BREAK + signature + "\n");
            } else if (signature.endsWith("\n") || !complete) {
                notes.add(blocks[i] + BREAK + signature);
            }
        }
        if (!complete && blocks.length % 2 == 1 && !blocks[blocks.length - 1].isEmpty()) {
            notes.add(blocks[blocks.length - 1]);
        }
        return notes;
    }
}
