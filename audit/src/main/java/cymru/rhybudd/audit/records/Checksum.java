package cymru.rhybudd.audit.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits, as sha256sum prints it. */
public final class Checksum {
    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    /** Of bytes. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(new Sha256().add(bytes).hash());
    }

    /** Of a file. */
    public static String of(Path file) throws IOException {
        Sha256 sha256 = new Sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.add(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha256.hash());
    }
}
