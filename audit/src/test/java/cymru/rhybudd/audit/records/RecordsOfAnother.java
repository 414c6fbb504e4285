package cymru.rhybudd.audit.records;

import cymru.rhybudd.schemas.serde.Registry;
import java.util.List;

/** Records as another has them, but for what a test wants otherwise. */
public interface RecordsOfAnother extends Records {
    /** The other. */
    Records records();

    @Override
    default List<Partition> partitions(String topic) {
        return records().partitions(topic);
    }

    @Override
    default long count(Partition partition) {
        return records().count(partition);
    }

    @Override
    default Cursor read(Partition partition, long from) {
        return records().read(partition, from);
    }

    @Override
    default long processed(Partition partition) {
        return records().processed(partition);
    }

    @Override
    default String identity() {
        return records().identity();
    }

    @Override
    default Registry schemas() {
        return records().schemas();
    }
}
