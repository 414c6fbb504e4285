package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys are no decoration: by them consumers find a record, and Kafka chooses the partition. */
final class RecordKey {
    private RecordKey() {}

    /** Null when the record has that key. */
    static @Nullable Difference compare(Partition partition, StoredRecord record, String key, Origin because) {
        return isSame(record.key(), key)
                ? null
                : Difference.another(partition, record.offset(), because, Cause.OTHER_KEY, key, text(record.key()));
    }

    /** Keys are mostly ids in ASCII, and there is one beside every decision: so no bytes are made of it for nothing. */
    private static boolean isSame(byte @Nullable [] recorded, String key) {
        if (recorded == null || recorded.length != key.length()) {
            return recorded != null && Arrays.equals(recorded, key.getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < recorded.length; i++) {
            if (recorded[i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }
}
