package cymru.rhybudd.audit.verify;

import cymru.rhybudd.schemas.AwaitedRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What must stand in a topic, in order, as the beginnings of hashes: a log of years has very many. For one thread at a time. */
final class Fingerprints {
    private static final int FIRST = 64;
    private static final int LONGS = 3;

    private long[] all = new long[FIRST * LONGS];
    private int size;

    /** Those that another replay left. */
    static Fingerprints of(List<AwaitedRecord> awaited) {
        Fingerprints fingerprints = new Fingerprints();
        awaited.forEach(one -> fingerprints.add(one.getHash().duplicate(), one.getBecause()));
        return fingerprints;
    }

    /** One more, because of the entry at that offset of the log. */
    void add(byte[] hash, long because) {
        add(ByteBuffer.wrap(hash), because);
    }

    private void add(ByteBuffer hash, long because) {
        if (size * LONGS == all.length) {
            all = Arrays.copyOf(all, all.length * 2);
        }
        all[size * LONGS] = hash.getLong();
        all[size * LONGS + 1] = hash.getLong();
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

    /** Those from that one on. */
    List<AwaitedRecord> from(int index) {
        List<AwaitedRecord> rest = new ArrayList<>();
        for (int i = index; i < size; i++) {
            ByteBuffer hash = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(all[i * LONGS])
                    .putLong(all[i * LONGS + 1])
                    .flip();
            rest.add(new AwaitedRecord(hash, because(i)));
        }
        return rest;
    }
}
