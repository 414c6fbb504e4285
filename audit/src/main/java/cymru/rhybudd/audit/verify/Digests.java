package cymru.rhybudd.audit.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One hash over all that a replay has, in its order: two replays that have the same have the same hash. For one thread. */
final class Digests {
    private final MessageDigest all = sha256();
    private final MessageDigest one = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One more record: its length goes first, so that no two sequences are hashed alike. */
    void add(byte[] bytes, int from) {
        int length = bytes.length - from;
        all.update((byte) (length >>> 24));
        all.update((byte) (length >>> 16));
        all.update((byte) (length >>> 8));
        all.update((byte) length);
        all.update(bytes, from, length);
    }

    /** The hash of one record alone. */
    byte[] of(byte[] bytes, int from) {
        one.update(bytes, from, bytes.length - from);
        return one.digest();
    }

    /** The hash of all. */
    byte[] hash() {
        return all.digest();
    }
}
