package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.RecordsOfAnother;
import java.util.Map;

/** As if the service had come no further. */
public record ComeTo(Records records, Map<Partition, Long> places) implements RecordsOfAnother {
    @Override
    public long processed(Partition partition) {
        return places.getOrDefault(partition, records.processed(partition));
    }
}
