package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.Values;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who looked at whom, over all citizens. */
public final class Looks {
    private Looks() {}

    /** Those that are asked for, in the order in which they were recorded; the body of each is an {@link Access}. */
    public static List<Happening> of(Records records, Predicate<Happening> wanted) {
        List<Happening> looks = new ArrayList<>();
        between(records, Instant.MIN, Instant.MAX, look -> {
            if (wanted.test(look)) {
                looks.add(look);
            }
        });
        return looks;
    }

    /** Those of a time, one after another, the end not included; where they begin is found without reading all that came before. */
    public static void between(Records records, Instant from, Instant to, Consumer<Happening> listener) {
        Values<Access> accesses = new Values<>(Contracts.ACCESS_LOG, records.schemas());
        for (Partition partition : records.partitions(Contracts.ACCESS_LOG.topic())) {
            try (Cursor cursor = records.read(partition, 0)) {
                cursor.seek(from == Instant.MIN ? 0 : firstFrom(from, cursor, records.count(partition)));
                for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                    Instant at = Instant.ofEpochMilli(record.timestamp());
                    if (!at.isBefore(to)) {
                        break;
                    }
                    Access access = accesses.read(record.value());
                    if (access != null && !at.isBefore(from)) { // one that cannot be read stands there all the same:
                        // inspect says whether it always was so
                        listener.accept(new Happening(partition, record.offset(), at, at, access));
                    }
                }
            }
        }
    }

    /** The broker gave the records their times, so that these go forward only. */
    private static long firstFrom(Instant from, Cursor cursor, long count) {
        long before = 0;
        long notBefore = count;
        while (before < notBefore) {
            long middle = (before + notBefore) >>> 1;
            cursor.seek(middle);
            StoredRecord record = cursor.next();
            if (record != null && Instant.ofEpochMilli(record.timestamp()).isBefore(from)) {
                before = middle + 1;
            } else {
                notBefore = middle;
            }
        }
        return before;
    }
}
