package cymru.rhybudd.bench;

import java.util.List;

/**
 * How Flink keeps state and how often it makes visible what was done.
 *
 * @param heap whether state is kept on the heap rather than in RocksDB
 */
record FlinkVariant(boolean heap, long checkpointMillis) {
    /** What Flink is made for; dearer to wait for, cheaper to compute. */
    private static final long ITS_OWN = 1_000;
    /** The service's commit interval. */
    private static final long OURS = 20;

    static final FlinkVariant ROCKSDB = new FlinkVariant(false, ITS_OWN);
    static final FlinkVariant HEAP = new FlinkVariant(true, ITS_OWN);
    static final FlinkVariant ROCKSDB_AS_OFTEN = new FlinkVariant(false, OURS);
    static final FlinkVariant HEAP_AS_OFTEN = new FlinkVariant(true, OURS);

    static List<FlinkVariant> of(boolean quick) {
        return quick ? List.of(ROCKSDB, HEAP) : List.of(ROCKSDB, HEAP, ROCKSDB_AS_OFTEN, HEAP_AS_OFTEN);
    }

    /** Where state is kept. */
    String place() {
        return heap ? "heap" : "RocksDB";
    }

    /** What the report calls it, where it does not give the checkpoint beside it. */
    String words() {
        return "Flink " + place() + ", " + checkpointMillis + " ms";
    }

    String name() {
        return FlinkContender.name(heap, checkpointMillis);
    }
}
