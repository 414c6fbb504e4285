package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Sha256;
import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one record: over its place, its time and its bytes as they are stored. So it holds when the bytes are encrypted, and says
 * nothing of them when the key is destroyed. Every part goes with its length, so that no two records have the same encoding. For one
 * thread.
 */
final class LeafHash {
    /** RFC 9162, section 2.1.1: a leaf is hashed with another prefix than a node, so that none can stand for the other. */
    private static final int PREFIX = 0x00;

    private static final int ABSENT = -1;

    private final Sha256 sha256 = new Sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    /** The hash of the record where it stands. */
    byte[] of(StoredRecord record) {
        return of(record, record.offset());
    }

    /** The hash that the record would have at another place. */
    byte[] of(StoredRecord record, long offset) {
        sha256.add(PREFIX);
        add(offset);
        add(record.timestamp());
        add(record.key());
        add(record.value());
        add(record.headers().size());
        for (StoredHeader header : record.headers()) {
            add(header.name().getBytes(StandardCharsets.UTF_8));
            add(header.value());
        }
        return sha256.hash();
    }

    private void add(long value) {
        number.putLong(0, value);
        sha256.add(number.array());
    }

    private void add(byte @Nullable [] bytes) {
        add(bytes == null ? ABSENT : bytes.length);
        if (bytes != null) {
            sha256.add(bytes);
        }
    }
}
