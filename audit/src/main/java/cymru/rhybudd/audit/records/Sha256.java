package cymru.rhybudd.audit.records;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4). For one thread. */
public final class Sha256 {
    /** Of a hash, in bytes. */
    public static final int LENGTH = 32;

    private final MessageDigest digest = newDigest();

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One byte more. */
    public Sha256 add(int oneByte) {
        digest.update((byte) oneByte);
        return this;
    }

    /** These bytes more. */
    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Some of these bytes more. */
    public Sha256 add(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
        return this;
    }

    /** The hash of all that was added since the last one. */
    public byte[] hash() {
        return digest.digest();
    }
}
