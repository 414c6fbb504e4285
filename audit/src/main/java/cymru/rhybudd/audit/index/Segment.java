package cymru.rhybudd.audit.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The names in one stretch of a partition, in a file: up to which offset it goes, then a number for each name that a record bears, sorted: the upper bits of
 * the name's hash, and how far into the stretch the record stands. Two names may share a hash: who looks a name up looks at the record too.
 */
final class Segment {
    /** So many offsets make a stretch; a full one takes 16 MB in the file, and as much while it is sorted. */
    static final long SPAN = 1L << 21;

    private static final long FORMAT = 0x5268796e616d6531L;
    private static final int HEADER = 2 * Long.BYTES;

    private final Path file;
    private final long from;

    Segment(Path file, long number) {
        this.file = file;
        this.from = number * SPAN;
    }

    /** What stands for a name of a record. */
    static long entry(long hash, long offset) {
        return (hash & -SPAN) | (offset & (SPAN - 1));
    }

    /** The offset after the last one that it has taken in; its first where there is no file, or one that was damaged: it is made anew. */
    long end() throws IOException {
        if (!Files.isRegularFile(file)) {
            return from;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < HEADER || size % Long.BYTES != 0) {
                return from;
            }
            ByteBuffer header = read(channel, 0, HEADER);
            long end = header.getLong();
            boolean whole = header.getLong() == (FORMAT ^ size) && end > from && end <= from + SPAN;
            return whole ? end : from;
        }
    }

    boolean isFull() throws IOException {
        return end() == from + SPAN;
    }

    boolean isEmpty() throws IOException {
        return end() == from;
    }

    /** What it has taken in so far. */
    long[] entries() throws IOException {
        if (isEmpty()) {
            return new long[0];
        }
        try (FileChannel channel = FileChannel.open(file)) {
            LongBuffer buffer = read(channel, HEADER, Math.toIntExact(channel.size() - HEADER))
                    .asLongBuffer();
            long[] entries = new long[buffer.remaining()];
            buffer.get(entries);
            return entries;
        }
    }

    /** Writes the file, whole or not at all. The entries are sorted in their place. */
    void write(long end, long[] entries, int size) throws IOException {
        Arrays.sort(entries, 0, size);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + size * Long.BYTES);
        bytes.putLong(end).putLong(FORMAT ^ bytes.capacity());
        bytes.asLongBuffer().put(entries, 0, size);
        bytes.rewind();
        Path partial = Files.createTempFile(file.getParent(), "segment", ".partial");
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The offsets of records that may bear a name with that hash, in order. */
    long[] offsets(long hash) throws IOException {
        long wanted = hash & -SPAN;
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size() / Long.BYTES;
            long low = HEADER / Long.BYTES;
            long high = size;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (entry(channel, middle) < wanted) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            long[] found = new long[8];
            int count = 0;
            for (long place = low; place < size; place++) {
                long entry = entry(channel, place);
                if ((entry & -SPAN) != wanted) {
                    break;
                }
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = from + (entry & (SPAN - 1));
            }
            return Arrays.copyOf(found, count);
        }
    }

    private long entry(FileChannel channel, long place) throws IOException {
        return read(channel, place * Long.BYTES, Long.BYTES).getLong();
    }

    private ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException(file + " was cut short: delete it, and it is made anew");
            }
        }
        return bytes.flip();
    }
}
