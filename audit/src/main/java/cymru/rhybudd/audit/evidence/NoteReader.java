package cymru.rhybudd.audit.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads signed notes one after the other, so that the notes of years take no more memory than one. Text and signature of each are parted by an
 * empty line, and so are the notes. For one thread.
 */
final class NoteReader implements AutoCloseable {
    private static final int BREAKS = 2;

    private final InputStream in;
    private long read;
    private long whole;

    NoteReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next note as it was published, or what stands in its place; null at the end. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream note = new ByteArrayOutputStream();
        int breaks = 0;
        boolean endOfLine = false;
        int one = 0;
        while (breaks < BREAKS && (one = in.read()) >= 0) {
            note.write(one);
            if (one == '\n' && endOfLine) {
                breaks++;
                endOfLine = false;
            } else {
                endOfLine = one == '\n';
            }
        }
        read += note.size();
        boolean parted = breaks == BREAKS;
        if (parted || breaks == BREAKS - 1 && endOfLine) {
            whole = read;
        }
        if (note.size() == 0) {
            return null;
        }
        String text = note.toString(StandardCharsets.UTF_8); // what is no text is no genuine note either
        return parted ? text.substring(0, text.length() - 1) : text;
    }

    /** Where the last note ends that was read to its end. */
    long whole() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
