package cymru.rhybudd.audit.index;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * The names in one stretch of a partition: 8 bytes of a name's hash and 8 for the offset of a record that bears it, sorted, in a file. Two names may
 * share a hash: who looks a name up looks at the record too.
 */
final class Segment {
    private static final int ENTRY = 2 * Long.BYTES;

    private final Path file;

    Segment(Path file) {
        this.file = file;
    }

    /** Writes the file, whole or not at all. */
    static void write(Path file, long[] hashes, long[] offsets, int size) throws IOException {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> {
            int byHash = Long.compare(hashes[one], hashes[other]);
            return byHash != 0 ? byHash : Long.compare(offsets[one], offsets[other]);
        });
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            for (int place : order) {
                out.writeLong(hashes[place]);
                out.writeLong(offsets[place]);
            }
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The offsets of the records that bear a name with that hash, in order. */
    long[] offsets(long hash) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size() / ENTRY;
            long low = 0;
            long high = size;
            ByteBuffer entry = ByteBuffer.allocate(ENTRY);
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (read(channel, middle, entry).getLong(0) < hash) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            long[] found = new long[8];
            int count = 0;
            for (long i = low; i < size && read(channel, i, entry).getLong(0) == hash; i++) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = entry.getLong(Long.BYTES);
            }
            return Arrays.copyOf(found, count);
        }
    }

    private ByteBuffer read(FileChannel channel, long index, ByteBuffer entry) throws IOException {
        entry.clear();
        while (entry.hasRemaining()) {
            if (channel.read(entry, index * ENTRY + entry.position()) < 0) {
                throw new IOException(file + " was cut short: delete it, and it is made anew");
            }
        }
        return entry;
    }
}
