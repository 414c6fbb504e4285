package cymru.rhybudd.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoteReaderTest {
    private static final String NOTE = "rhybudd/merthyr/decisions/0\n8\n\n\u2014 merthyr AAAA\n";

    /** A file that never ends, and so fits into no memory. */
    private static final class Endless extends InputStream {
        private final byte[] one = (NOTE + "\n").getBytes(UTF_8);
        private int at;

        @Override
        public int read() {
            return one[at++ % one.length] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            for (int i = 0; i < length; i++) {
                into[offset + i] = (byte) read();
            }
            return length;
        }
    }

    @Test
    void noMoreIsReadThanTheNotesThatAreAskedFor() throws IOException {
        try (NoteReader notes = new NoteReader(new Endless())) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(notes.next()).isEqualTo(NOTE);
            }
        }
    }

    static Stream<Arguments> files() {
        String whole = NOTE + "\n" + NOTE + "\n";
        return Stream.of(
                argumentSet("nothing", "", List.of(), ""),
                argumentSet("whole notes", whole, List.of(NOTE, NOTE), whole),
                argumentSet("nothing after the last", whole.stripTrailing() + "\n", List.of(NOTE, NOTE), whole),
                argumentSet(
                        "cut in a signature",
                        whole + NOTE.stripTrailing(),
                        List.of(NOTE, NOTE, NOTE.stripTrailing()),
                        whole),
                argumentSet("cut before a signature", whole + "rhybudd/", List.of(NOTE, NOTE, "rhybudd/"), whole),
                argumentSet("cut in the first", "rhybudd/", List.of("rhybudd/"), ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatWasCutShortIsNoWholeNoteAndMended(String text, List<String> notes, String mended, @TempDir Path directory)
            throws IOException {
        CheckpointFile file = CheckpointFile.in(directory);
        Files.writeString(file.file(), text);

        assertThat(read(text)).isEqualTo(notes);
        file.mend();
        assertThat(file.file()).hasContent(mended);
    }

    private static List<String> read(String text) throws IOException {
        List<String> all = new ArrayList<>();
        try (NoteReader notes = new NoteReader(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            for (String note = notes.next(); note != null; note = notes.next()) {
                all.add(note);
            }
        }
        return all;
    }
}
