package cymru.rhybudd.audit.life;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.Values;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Contracts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who looked at whom, over all citizens. */
public final class Looks {
    /** By so much the clocks of two brokers differ at most: a record may bear an earlier time than those before it. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

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

    /**
     * Those of a time, one after another, the end not included. Where they begin is found without reading all that came before; all that follows is looked at, so that no
     * record's time hides another look.
     */
    public static void between(Records records, Instant from, Instant to, Consumer<Happening> listener) {
        Values<Access> accesses = new Values<>(Contracts.ACCESS_LOG, records.schemas());
        for (Partition partition : records.partitions(Contracts.ACCESS_LOG.topic())) {
            try (Cursor cursor = records.read(partition, 0)) {
                cursor.seek(
                        from == Instant.MIN
                                ? 0
                                : firstFrom(from.minus(CLOCKS_DIFFER), cursor, records.count(partition)));
                for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                    Instant at = Instant.ofEpochMilli(record.timestamp());
                    boolean asked = !at.isBefore(from) && at.isBefore(to);
                    Access access = asked ? accesses.read(record.value()) : null;
                    if (access != null) { // one that cannot be read stands there all the same: inspect says whether it
                        // always was so
                        listener.accept(new Happening(partition, record.offset(), at, at, access));
                    }
                }
            }
        }
    }

    /** The broker gave the records their times, so that these go forward, but for clocks that differ. */
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
