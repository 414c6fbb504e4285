package cymru.rhybudd.audit.evidence;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The hash of every record of a partition, in a file outside Kafka: 8 bytes for the offset and 32 for the hash, record after record. With it a
 * record that was altered can be named; without it a checkpoint only says between which two others it lies. For one thread.
 */
final class LeafFile implements Leaves, AutoCloseable {
    static final int ENTRY = Long.BYTES + Sha256.LENGTH;
    private static final int BUFFERED = 1_024;

    private final FileChannel channel;
    private final ByteBuffer written = ByteBuffer.allocate(BUFFERED * ENTRY);
    private final ByteBuffer window = ByteBuffer.allocate(BUFFERED * ENTRY);
    private long windowFrom;
    private long size;

    private LeafFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size() / ENTRY;
        this.window.limit(0);
    }

    static Path file(Path directory, Partition partition) {
        return directory.resolve(partition.topic() + "-" + partition.number() + ".leaves");
    }

    /** To write and to read; an entry that a crash cut short is dropped. */
    static LeafFile open(Path directory, Partition partition) throws IOException {
        Files.createDirectories(directory);
        LeafFile file = new LeafFile(FileChannel.open(
                file(directory, partition),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
        file.truncate(file.size);
        return file;
    }

    /** To read; null where there is none. */
    static @Nullable LeafFile read(Path directory, Partition partition) throws IOException {
        Path file = file(directory, partition);
        return Files.exists(file) ? new LeafFile(FileChannel.open(file, StandardOpenOption.READ)) : null;
    }

    /** What comes after the first so many is forgotten. */
    void truncate(long entries) throws IOException {
        channel.truncate(entries * ENTRY);
        channel.position(entries * ENTRY);
        size = entries;
        window.limit(0);
    }

    void append(long offset, byte[] hash) throws IOException {
        if (!written.hasRemaining()) {
            flush();
        }
        written.putLong(offset).put(hash);
        size++;
    }

    private void flush() throws IOException {
        written.flip();
        while (written.hasRemaining()) {
            channel.write(written);
        }
        written.clear();
    }

    /** All that was appended is on the disk. */
    void force() throws IOException {
        flush();
        channel.force(false);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] hash(long index) throws IOException {
        byte[] hash = new byte[Sha256.LENGTH];
        window.get(at(index) + Long.BYTES, hash);
        return hash;
    }

    /** The offset of the record at that place. */
    long offset(long index) throws IOException {
        return window.getLong(at(index));
    }

    private int at(long index) throws IOException {
        if (index < windowFrom || index >= windowFrom + window.limit() / ENTRY) {
            window.clear();
            int read = 0;
            while (window.hasRemaining() && read >= 0) {
                read = channel.read(window, index * ENTRY + window.position());
            }
            window.flip();
            windowFrom = index;
            if (window.limit() < ENTRY) {
                throw new IOException("the file of hashes has no entry " + index);
            }
        }
        return (int) (index - windowFrom) * ENTRY;
    }

    /** What was appended and not forced may be lost: nobody signed it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
