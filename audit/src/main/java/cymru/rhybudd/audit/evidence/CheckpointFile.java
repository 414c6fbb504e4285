package cymru.rhybudd.audit.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Signed checkpoints one after the other, in a text file that a third party can hold. Of a line that a crash cut short, nothing is read.
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

    void append(List<SignedNote> notes) throws IOException {
        StringBuilder text = new StringBuilder();
        for (SignedNote note : notes) {
            text.append(note.published()).append('\n');
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    /** The notes as texts: text and signature of each are parted by an empty line, and so are the notes. */
    List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        if (!Files.exists(file)) {
            return notes;
        }
        String text = new String(
                Files.readAllBytes(file), StandardCharsets.UTF_8); // what is no text is no genuine note either
        String[] blocks = text.split(BREAK, -1);
        for (int i = 0; i + 1 < blocks.length; i += 2) {
            notes.add(blocks[i] + BREAK + blocks[i + 1] + "\n");
        }
        return notes;
    }
}
