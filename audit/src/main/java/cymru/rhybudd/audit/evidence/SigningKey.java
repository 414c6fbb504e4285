package cymru.rhybudd.audit.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key that signs checkpoints: Ed25519 (RFC 8032), kept in a file outside Kafka that nobody else may read. */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * The key in that file with its verifier beside it ({@code .pub}); made where there is none.
     *
     * @param name who signs, such as a council's; without spaces or plus signs
     * @throws EvidenceException when the verifier beside it is that of another key
     */
    public static SigningKey in(Path file, String name) throws IOException {
        Path verifierFile = file.resolveSibling(file.getFileName() + ".pub");
        try {
            if (!Files.exists(file)) {
                create(file, verifierFile, name);
            }
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(Files.readString(file)
                            .replace(BEGIN, "")
                            .replace(END, "")
                            .trim());
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            SigningKey both = new SigningKey(
                    key, VerifierKey.parse(Files.readString(verifierFile).trim()));
            if (!both.verifier.verifies(name, both.sign(name))) { // nobody could check what it signs
                throw new EvidenceException(verifierFile + " is not the verifier of " + file
                        + ": put the two that were made together beside each other");
            }
            return both;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is no Ed25519 key in PKCS #8 with its verifier beside it", e);
        }
    }

    private static void create(Path file, Path verifierFile, String name) throws GeneralSecurityException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String text = BEGIN + "\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + END + "\n";
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
        Files.writeString(verifierFile, VerifierKey.of(name, pair.getPublic()).text() + "\n");
    }

    /** With which others check what this key signed. */
    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }
}
