package cymru.rhybudd.local.audit;

import cymru.rhybudd.audit.evidence.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes keys from the command line. */
final class Keys {
    private Keys() {}

    /** The key in the text, or in the file that the text names. */
    static VerifierKey verifier(String text) throws IOException {
        Path file = Path.of(text);
        return VerifierKey.parse(
                Files.isRegularFile(file) ? Files.readString(file).trim() : text);
    }
}
