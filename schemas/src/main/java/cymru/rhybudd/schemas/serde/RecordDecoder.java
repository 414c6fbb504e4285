package cymru.rhybudd.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro binary out of one array. Every length is held against the bytes that are left, for Avro's own decoder trusts it and
 * allocates up to 2 GiB for one damaged byte.
 *
 * <p>A collection has no more elements than bytes are left, so that one of empty elements can not be read.
 */
final class RecordDecoder extends Decoder {
    private final byte[] bytes;
    private int at;

    RecordDecoder(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    boolean isEnd() {
        return at == bytes.length;
    }

    /** Moves on and returns where it stood. */
    private int advance(long length) throws EOFException {
        if (length < 0 || length > bytes.length - at) {
            throw new EOFException();
        }
        int from = at;
        at += (int) length;
        return from;
    }

    private long count(long count) throws EOFException {
        if (count < 0 || count > bytes.length - at) {
            throw new EOFException();
        }
        return count;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return bytes[advance(1)] == 1;
    }

    @Override
    public int readInt() throws IOException {
        return Math.toIntExact(readLong());
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[advance(1)];
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number of more than ten bytes");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat(Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(advance(Float.BYTES))));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(ByteBuffer.wrap(bytes).getLong(advance(Double.BYTES))));
    }

    @Override
    public String readString() throws IOException {
        int from = advance(readLong());
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public void skipString() throws IOException {
        advance(readLong());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        byte[] content = new byte[(int) count(readLong())];
        readFixed(content, 0, content.length);
        return ByteBuffer.wrap(content);
    }

    @Override
    public void skipBytes() throws IOException {
        advance(readLong());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, advance(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        advance(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    /** A negative count is followed by the block's length in bytes. */
    @Override
    public long readArrayStart() throws IOException {
        long count = readLong();
        if (count < 0) {
            count(readLong());
            return count(-count);
        }
        return count(count);
    }

    @Override
    public long arrayNext() throws IOException {
        return readArrayStart();
    }

    @Override
    public long skipArray() throws IOException {
        long count = readLong();
        while (count < 0) {
            advance(readLong());
            count = readLong();
        }
        return count(count);
    }

    @Override
    public long readMapStart() throws IOException {
        return readArrayStart();
    }

    @Override
    public long mapNext() throws IOException {
        return readArrayStart();
    }

    @Override
    public long skipMap() throws IOException {
        return skipArray();
    }
}
