package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.Sha256;
import cymru.rhybudd.audit.records.StoredRecord;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/**
 * The records of a partition up to a place, by one hash over all of them: whoever reads them again can tell whether they are the same. The hash is the chain
 * that signed checkpoints hold too.
 *
 * @param lastOffset of the last of them; -1 for none
 * @param records how many they are
 * @param chain each record hashed together with the chain before it
 * @param last the hash of the last of them; 32 zero bytes of none
 */
@SuppressWarnings("ArrayRecordComponent") // hashes, compared as such
public record Beginning(Partition partition, long lastOffset, long records, byte[] chain, byte[] last) {
    private static final int RECORDS_BETWEEN_NEWS = 1_024;

    /** Before the first record. */
    public static Beginning of(Partition partition) {
        return new Beginning(partition, -1, 0, new byte[Sha256.LENGTH], new byte[Sha256.LENGTH]);
    }

    /**
     * The same and what follows it, up to another place.
     *
     * @param end the offset before which the records are to lie
     * @param progress hears how many more records were read
     */
    public Beginning upTo(long end, Records source, LongConsumer progress) {
        LeafHash hashes = new LeafHash();
        Sha256 sha256 = new Sha256();
        long offset = lastOffset;
        byte[] leaf = last;
        byte[] hash = chain;
        long more = 0;
        try (Cursor cursor = source.read(partition, lastOffset + 1)) {
            StoredRecord record = cursor.next();
            while (record != null && record.offset() < end) {
                offset = record.offset();
                leaf = hashes.of(record);
                hash = sha256.add(hash).add(leaf).hash();
                if (++more % RECORDS_BETWEEN_NEWS == 0) {
                    progress.accept(RECORDS_BETWEEN_NEWS);
                }
                record = cursor.next();
            }
        }
        progress.accept(more % RECORDS_BETWEEN_NEWS);
        return new Beginning(partition, offset, records + more, hash, leaf);
    }

    /** Whether those records begin with these; all of them are read. */
    public boolean isOf(Records source, LongConsumer progress) {
        Beginning other = of(partition).upTo(lastOffset + 1, source, progress);
        return other.records == records && MessageDigest.isEqual(other.chain, chain);
    }

    /** Whether the last of these is where it was: enough for whoever relies on it that nobody altered the others. */
    public boolean hasItsLastIn(Records source) {
        if (records == 0) {
            return true;
        }
        try (Cursor cursor = source.read(partition, lastOffset)) {
            StoredRecord record = cursor.next();
            return record != null && MessageDigest.isEqual(new LeafHash().of(record), last);
        }
    }
}
