package cymru.rhybudd.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Avro binary behind a header; buffers are kept per thread, so that all threads may share a serde. */
final class AvroBytes {
    private static final int LARGEST_KEPT_BUFFER = 1 << 16;
    private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);
    private static final ThreadLocal<BinaryDecoder> DECODERS =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

    private AvroBytes() {}

    /** Avro builds a reader's steps in maps that are not safe for two threads: hence one at a time, and at once. */
    static synchronized <T> DatumReader<T> reader(GenericData data, Schema writer, Schema reader) {
        try {
            return data.getFastReaderBuilder().createDatumReader(writer, reader);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException("no reader for the schema of " + writer.getFullName() + why(e));
        }
    }

    static <T> byte[] write(ByteBuffer header, DatumWriter<T> writer, T datum) {
        Buffer buffer = BUFFERS.get();
        buffer.reset();
        buffer.write(header.array(), 0, header.capacity());
        try {
            writer.write(datum, buffer.encoder);
            return buffer.toByteArray();
        } catch (IOException | RuntimeException e) {
            String why = e instanceof NullPointerException ? ": " + e.getMessage() : why(e);
            throw new UnwritableRecordException(
                    "a " + datum.getClass().getSimpleName() + " does not fit its schema" + why);
        } finally {
            if (buffer.size() > LARGEST_KEPT_BUFFER) {
                BUFFERS.remove();
            }
        }
    }

    static <T> T read(DatumReader<T> reader, byte[] bytes, int headerLength) {
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(bytes, headerLength, bytes.length - headerLength, DECODERS.get());
        T datum;
        boolean atEnd;
        try {
            datum = reader.read(null, decoder);
            atEnd = decoder.isEnd();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException("a record of " + bytes.length + " bytes can not be decoded" + why(e));
        }
        if (!atEnd) {
            throw new UnreadableRecordException("a record of " + bytes.length + " bytes goes on after its end");
        }
        return datum;
    }

    /** Avro's messages may quote the datum, so that only those are passed on which speak of schemas alone. */
    private static String why(Exception e) {
        String name = e.getClass().getSimpleName();
        return e.getClass() == AvroTypeException.class ? ": " + e.getMessage() : " (" + name + ")";
    }

    private static final class Buffer extends ByteArrayOutputStream {
        private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(this, null);
    }
}
