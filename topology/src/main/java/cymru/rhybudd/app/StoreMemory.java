package cymru.rhybudd.app;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Env;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Lets all stores of the process share one bounded memory, and compresses their files. By itself Kafka Streams gives each store a cache of 50 MB and
 * three write buffers of 16 MB, which for FRONT's fourteen stores and five of each partition is more than a machine has.
 */
public final class StoreMemory implements RocksDBConfigSetter {
    /** The setting that says how many bytes all stores share; those of the first store hold for the process. */
    static final String BYTES = "rhybudd.store.memory.bytes";

    /** Of all files of the stores. */
    public static final CompressionType COMPRESSION = CompressionType.LZ4_COMPRESSION;

    /** Of the memory, for what is not on disk yet: most stores are small, and what is read was mostly written just before. */
    private static final double WRITE_SHARE = 0.5;
    /** So many stores may take as much of that as they can use: the more it is, the larger are the files, and the less often are they merged. */
    private static final int LARGE_STORES = 8;
    /** Records are a hundred bytes and much alike, so that larger blocks than RocksDB's 4 kB are compressed better. */
    private static final long BLOCK_BYTES = 8L << 10;

    /**
     * By itself a store with a single entry takes a megabyte of what is for all, and where the stores are more than that, each write would be put
     * on disk by itself.
     */
    private static final long ARENA_BYTES = 64L << 10;

    /** Kafka Streams makes a setter for each store, and closes stores in its own time: what they share outlives them all. */
    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager writeBuffers, long largestWriteBuffer) {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        Shared all = shared((Long) Objects.requireNonNull(configs.get(BYTES), BYTES));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        // Indexes and filters stay beside it, some hundredths of the files' size: where they are put out, a look-up
        // reads a whole filter.
        table.setBlockCache(all.cache()).setBlockSize(BLOCK_BYTES);
        options.setTableFormatConfig(table)
                .setWriteBufferManager(all.writeBuffers())
                .setWriteBufferSize(all.largestWriteBuffer())
                .setArenaBlockSize(ARENA_BYTES)
                .setCompressionType(COMPRESSION);
    }

    /** The memory is the process', and stays. */
    @Override
    public void close(String store, Options options) {}

    private static synchronized Shared shared(long bytes) {
        Shared known = shared;
        if (known == null) {
            RocksDB.loadLibrary();
            // Merging files can wait; officers, and whoever restores a store, cannot.
            Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
            Cache cache = new LRUCache(bytes);
            long writeBuffers = (long) (bytes * WRITE_SHARE);
            known = new Shared(cache, new WriteBufferManager(writeBuffers, cache), writeBuffers / LARGE_STORES);
            shared = known;
        }
        return known;
    }
}
