package cymru.rhybudd.audit.records;

import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The log of record as it is recorded, entry by entry: for who replays it to ask what would have been. */
public final class RecordedLog implements CitizenLog {
    private static final String TOPIC = Contracts.CITIZEN_LOG.topic();

    private final Records records;
    private final Values<CitizenEvent> entries;
    private final AtomicLong unreadable = new AtomicLong();

    /** That of these records. */
    public RecordedLog(Records records) {
        this.records = records;
        this.entries = new Values<>(Contracts.CITIZEN_LOG, records.schemas());
    }

    @Override
    public List<Integer> partitions() {
        return records.partitions(TOPIC).stream().map(Partition::number).toList();
    }

    @Override
    public long entries(int partition) {
        return records.count(new Partition(TOPIC, partition));
    }

    @Override
    public void read(int partition, Reader reader) {
        try (Cursor cursor = records.read(new Partition(TOPIC, partition), 0)) {
            for (StoredRecord record = cursor.next(); record != null; record = cursor.next()) {
                byte[] key = record.key();
                CitizenEvent entry = entry(record.value());
                if (key != null && entry != null) {
                    reader.entry(record.offset(), new String(key, StandardCharsets.UTF_8), entry);
                }
            }
        }
    }

    /** What the service could not read either changed nothing: it lies among the dead letters. */
    private @Nullable CitizenEvent entry(byte @Nullable [] value) {
        CitizenEvent entry = entries.read(value);
        if (entry == null && value != null) {
            unreadable.incrementAndGet();
        }
        return entry;
    }

    /** How many entries could not be read. */
    public long unreadable() {
        return unreadable.get();
    }
}
