package cymru.rhybudd.bench;

import cymru.rhybudd.app.StoreMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What Kafka Streams left on disk, once its instance has stopped. */
record StoredState(Path directory) {
    private static final String STORES = "rocksdb";
    private static final String LOG_SUFFIX = ".log";

    /** Lets RocksDB drop what is superseded, so that the size is that of what is known; compressed as the service leaves it. */
    void compact() throws IOException, RocksDBException {
        for (Path store : stores(path -> true)) {
            List<ColumnFamilyDescriptor> families = new ArrayList<>();
            try (Options options = new Options();
                    DBOptions settings = new DBOptions();
                    ColumnFamilyOptions plain = new ColumnFamilyOptions().setCompressionType(StoreMemory.COMPRESSION)) {
                for (byte[] name : RocksDB.listColumnFamilies(options, store.toString())) {
                    families.add(new ColumnFamilyDescriptor(name, plain));
                }
                List<ColumnFamilyHandle> handles = new ArrayList<>();
                try (RocksDB database = RocksDB.open(settings, store.toString(), families, handles)) {
                    for (ColumnFamilyHandle handle : handles) {
                        database.compactRange(handle);
                    }
                    handles.forEach(ColumnFamilyHandle::close);
                }
            }
        }
    }

    /** Bytes of the stores with such a name; RocksDB's own diary does not count. */
    long bytes(Predicate<String> name) throws IOException {
        long sum = 0;
        for (Path store : stores(path -> name.test(path.getFileName().toString()))) {
            sum += size(store, file -> file.toString().endsWith(".sst"));
        }
        return sum;
    }

    private List<Path> stores(Predicate<Path> chosen) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> Files.isDirectory(path)
                            && path.getParent() != null
                            && path.getParent().getFileName().toString().equals(STORES))
                    .filter(chosen)
                    .toList();
        }
    }

    /** Bytes of the broker's logs of such topics. */
    static long logBytes(Path broker, Predicate<String> partition) throws IOException {
        try (Stream<Path> directories = Files.list(broker)) {
            long sum = 0;
            for (Path each : directories
                    .filter(path -> partition.test(path.getFileName().toString()))
                    .toList()) {
                sum += size(each, file -> file.toString().endsWith(LOG_SUFFIX));
            }
            return sum;
        }
    }

    private static long size(Path directory, Predicate<Path> counted) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(counted)
                    .mapToLong(StoredState::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loses everything, as a new machine has. */
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
