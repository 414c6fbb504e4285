package cymru.rhybudd.schemas.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Avro binary into one array that grows. For one thread. */
final class RecordEncoder {
    private static final int FIRST = 1_024;
    private static final int LARGEST_KEPT = 1 << 16;
    private static final int LONGEST_NUMBER = 10;
    private static final int BITS = 7;
    private static final int ASCII = 0x7F;

    private byte[] bytes = new byte[FIRST];
    private int at;

    /** Begins anew, with these bytes; what a very large record needed is given back. */
    void begin(byte[] header) {
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[FIRST];
        }
        at = 0;
        write(header, header.length);
    }

    byte[] written() {
        return Arrays.copyOf(bytes, at);
    }

    private void write(byte[] content, int length) {
        reserve(length);
        System.arraycopy(content, 0, bytes, at, length);
        at += length;
    }

    private void reserve(int length) {
        if (length > bytes.length - at) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + length));
        }
    }

    void writeBoolean(boolean value) {
        reserve(1);
        bytes[at++] = (byte) (value ? 1 : 0);
    }

    void writeLong(long value) {
        reserve(LONGEST_NUMBER);
        byte[] to = bytes;
        int end = at;
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            to[end++] = (byte) (left & 0x7F | 0x80);
            left >>>= BITS;
        }
        to[end++] = (byte) left;
        at = end;
    }

    void writeBytes(byte[] content) {
        writeLong(content.length);
        write(content, content.length);
    }

    /** Most strings are names and ids in ASCII: they are written without making bytes of them first. */
    void writeString(String text) {
        int length = text.length();
        int before = at;
        writeLong(length);
        reserve(length);
        byte[] to = bytes;
        int begin = at;
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char next = text.charAt(i);
            seen |= next;
            to[begin + i] = (byte) next;
        }
        if (seen > ASCII) {
            at = before;
            writeBytes(text.getBytes(StandardCharsets.UTF_8));
        } else {
            at = begin + length;
        }
    }
}
