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

    /**
     * Those of a time, one after another, the end not included. Every record's time is looked at, from the first on, so that none hides another look; what is of another time is not
     * decoded.
     */
    public static void between(Records records, Instant from, Instant to, Consumer<Happening> listener) {
        Values<Access> accesses = new Values<>(Contracts.ACCESS_LOG, records.schemas());
        for (Partition partition : records.partitions(Contracts.ACCESS_LOG.topic())) {
            try (Cursor cursor = records.read(partition, 0)) {
                for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                    Instant at = Instant.ofEpochMilli(record.timestamp());
                    boolean asked = !at.isBefore(from) && at.isBefore(to);
                    Access access = asked ? accesses.read(record.value()) : null;
                    // One that cannot be read stands there all the same: inspect says whether it always was so.
                    if (access != null) {
                        listener.accept(new Happening(partition, record.offset(), at, at, access));
                    }
                }
            }
        }
    }
}
