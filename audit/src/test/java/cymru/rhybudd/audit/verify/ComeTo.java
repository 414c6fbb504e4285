package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.schemas.serde.Registry;
import java.util.List;
import java.util.Map;

/** As if the service had come no further. */
public record ComeTo(Records records, Map<Partition, Long> places) implements Records {
    @Override
    public List<Partition> partitions(String topic) {
        return records.partitions(topic);
    }

    @Override
    public long count(Partition partition) {
        return records.count(partition);
    }

    @Override
    public Cursor read(Partition partition, long from) {
        return records.read(partition, from);
    }

    @Override
    public long processed(Partition partition) {
        return places.getOrDefault(partition, records.processed(partition));
    }

    @Override
    public String identity() {
        return records.identity();
    }

    @Override
    public Registry schemas() {
        return records.schemas();
    }
}
