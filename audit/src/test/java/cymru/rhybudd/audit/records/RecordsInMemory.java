package cymru.rhybudd.audit.records;

import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.Registry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records that a test writes, and then may tamper with. */
public final class RecordsInMemory implements Records {
    private final TreeMap<Partition, List<StoredRecord>> partitions = new TreeMap<>();
    private final Registry registry;

    public RecordsInMemory() {
        this(new InMemoryRegistry());
    }

    public RecordsInMemory(Registry registry) {
        this.registry = registry;
    }

    public List<StoredRecord> in(Partition partition) {
        return partitions.computeIfAbsent(partition, key -> new ArrayList<>());
    }

    public RecordsInMemory copy() {
        RecordsInMemory copy = new RecordsInMemory(registry);
        for (Map.Entry<Partition, List<StoredRecord>> entry : partitions.entrySet()) {
            copy.in(entry.getKey()).addAll(entry.getValue());
        }
        return copy;
    }

    @Override
    public List<Partition> partitions(String topic) {
        return partitions.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
    }

    @Override
    public long count(Partition partition) {
        return in(partition).size();
    }

    @Override
    public Cursor read(Partition partition, long from) {
        return new Cursor() {
            private Iterator<StoredRecord> rest = from(partition, from);

            @Override
            public void seek(long offset) {
                rest = from(partition, offset);
            }

            @Override
            public @Nullable StoredRecord next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    private Iterator<StoredRecord> from(Partition partition, long offset) {
        return in(partition).stream()
                .filter(record -> record.offset() >= offset)
                .iterator();
    }

    @Override
    public String identity() {
        return "memory";
    }

    @Override
    public long processed(Partition partition) {
        return Long.MAX_VALUE;
    }

    @Override
    public Registry schemas() {
        return registry;
    }
}
