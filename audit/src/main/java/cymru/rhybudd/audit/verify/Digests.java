package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Sha256;

/** One hash over all that a replay has, in its order: two replays that have the same have the same hash. For one thread. */
final class Digests {
    private final Sha256 all = new Sha256();
    private final Sha256 one = new Sha256();

    /** One more record: its length goes first, so that no two sequences are hashed alike. */
    void add(byte[] bytes, int from) {
        int length = bytes.length - from;
        all.add(length >>> 24).add(length >>> 16).add(length >>> 8).add(length).add(bytes, from, length);
    }

    /** The hash of one record alone. */
    byte[] of(byte[] bytes, int from) {
        return one.add(bytes, from, bytes.length - from).hash();
    }

    /** The hash of all. */
    byte[] hash() {
        return all.hash();
    }
}
