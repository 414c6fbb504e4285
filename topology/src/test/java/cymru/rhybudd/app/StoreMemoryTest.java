package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class StoreMemoryTest {
    private static final Map<String, Object> BYTES = Map.of(StoreMemory.BYTES, 64L << 20);

    static {
        RocksDB.loadLibrary();
    }

    @Test
    void allStoresOfTheProcessShareOneMemory() {
        try (Options one = configured("one");
                Options other = configured("other")) {
            assertThat(table(one).blockCache())
                    .isNotNull()
                    .isSameAs(table(other).blockCache());
            assertThat(one.writeBufferManager()).isNotNull().isSameAs(other.writeBufferManager());
        }
    }

    /** Half of the 64 MB is for what is not on disk yet, an eighth of that for one store. */
    @Test
    void aStoreWithMuchToWriteFillsLargerFilesTheMoreMemoryThereIs() {
        try (Options options = configured("one")) {
            assertThat(options.writeBufferSize()).isEqualTo(4 << 20);
        }
    }

    @Test
    void filesAreCompressed() {
        try (Options options = configured("one")) {
            assertThat(options.compressionType()).isEqualTo(CompressionType.LZ4_COMPRESSION);
        }
    }

    /** As Kafka Streams hands the options over. */
    private static Options configured(String store) {
        Options options = new Options();
        options.setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache());
        new StoreMemory().setConfig(store, options, BYTES);
        return options;
    }

    private static BlockBasedTableConfigWithAccessibleCache table(Options options) {
        return (BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig();
    }
}
