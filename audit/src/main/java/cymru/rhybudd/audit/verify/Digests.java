package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Sha256;
import java.nio.ByteBuffer;

/**
 * One hash over all that a replay has, in its order: two replays that have the same have the same hash. Each record is hashed together with the hash of all
 * before it, so that who knows this one can go on from there. For one thread.
 */
final class Digests {
    private final Sha256 sha256 = new Sha256();
    private byte[] all;

    /** Begins with nothing. */
    Digests() {
        this(ByteBuffer.allocate(Sha256.LENGTH));
    }

    /** Goes on from the hash of all that was before. */
    Digests(ByteBuffer before) {
        this.all = new byte[Sha256.LENGTH];
        before.duplicate().get(all);
    }

    /** One more record. */
    void add(byte[] bytes, int from) {
        all = sha256.add(all).add(bytes, from, bytes.length - from).hash();
    }

    /** The hash of one record alone. */
    byte[] of(byte[] bytes, int from) {
        return sha256.add(bytes, from, bytes.length - from).hash();
    }

    /** The hash of all; 32 zero bytes of nothing. */
    byte[] hash() {
        return all.clone();
    }
}
