package cymru.rhybudd.audit.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What must stand in a topic, in order, as the beginnings of hashes: a log of years has very many. For one thread at a time. */
final class Fingerprints {
    private static final int FIRST = 64;
    private static final int LONGS = 3;

    private long[] all = new long[FIRST * LONGS];
    private int size;

    /** One more, because of the entry at that offset of the log. */
    void add(byte[] hash, long because) {
        if (size * LONGS == all.length) {
            all = Arrays.copyOf(all, all.length * 2);
        }
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        all[size * LONGS] = bytes.getLong();
        all[size * LONGS + 1] = bytes.getLong();
        all[size * LONGS + 2] = because;
        size++;
    }

    int size() {
        return size;
    }

    boolean isAt(int index, byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return all[index * LONGS] == bytes.getLong() && all[index * LONGS + 1] == bytes.getLong();
    }

    /** The offset of the entry from which it follows. */
    long because(int index) {
        return all[index * LONGS + 2];
    }
}
