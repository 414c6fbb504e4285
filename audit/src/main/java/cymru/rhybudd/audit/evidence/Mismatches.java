package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one partition that are not where and what they were: collected, so that one that only moved can be told from one that changed. */
final class Mismatches {
    private final LeafFile leaves;
    private final LeafHash hashes;
    private final List<Missing> missing = new ArrayList<>();
    private final List<Strange> strange = new ArrayList<>();

    /** What was attested at that place and is not there. */
    private record Missing(long offset, byte[] hash) {}

    /** What is there and was not attested there. */
    private record Strange(StoredRecord record, boolean atAnothersPlace) {}

    Mismatches(LeafFile leaves, LeafHash hashes) {
        this.leaves = leaves;
        this.hashes = hashes;
    }

    int size() {
        return Math.max(missing.size(), strange.size());
    }

    void removed(long index) throws IOException {
        missing.add(new Missing(leaves.offset(index), leaves.hash(index)));
    }

    void inserted(StoredRecord record) {
        strange.add(new Strange(record, false));
    }

    void changed(long index, StoredRecord record) throws IOException {
        removed(index);
        strange.add(new Strange(record, true));
    }

    void report(Partition partition, List<Finding> findings) {
        List<Missing> gone = new ArrayList<>(missing);
        for (Strange one : strange) {
            long offset = one.record.offset();
            Missing origin = origin(one.record);
            if (origin != null) {
                gone.remove(origin);
                findings.add(new Finding(
                        Finding.Kind.MOVED, partition, offset, "it stood at offset " + origin.offset + " before"));
            } else if (one.atAnothersPlace) {
                gone.removeIf(each -> each.offset == offset);
                findings.add(new Finding(
                        Finding.Kind.CHANGED, partition, offset, "its bytes are not those that were attested"));
            } else {
                findings.add(new Finding(Finding.Kind.INSERTED, partition, offset, "no such record was attested"));
            }
        }
        for (Missing one : gone) {
            findings.add(new Finding(Finding.Kind.REMOVED, partition, one.offset, "it was attested, and is not there"));
        }
    }

    private @Nullable Missing origin(StoredRecord record) {
        for (Missing one : missing) {
            if (one.offset != record.offset() && MessageDigest.isEqual(hashes.of(record, one.offset), one.hash)) {
                return one;
            }
        }
        return null;
    }
}
