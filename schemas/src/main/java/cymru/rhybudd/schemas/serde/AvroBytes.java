package cymru.rhybudd.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.FastReaderBuilder;

/** Avro binary behind a header; the buffer to write to is kept per thread, so that all threads may share a serde. */
final class AvroBytes {
    private static final int LARGEST_KEPT_BUFFER = 1 << 16;
    private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);
    private static final ThreadLocal<RecordEncoder> ENCODERS = ThreadLocal.withInitial(RecordEncoder::new);

    private AvroBytes() {}

    /** The reader is complete and may be shared; Avro's usual one is built at its first use, in maps that threads can break. */
    static <T> DatumReader<T> reader(GenericData data, Schema writer, Schema reader) {
        try {
            return new FastReaderBuilder(data).createDatumReader(writer, reader);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException("no reader for the schema of " + writer.getFullName() + why(e));
        }
    }

    /** A record of a generated class. */
    static byte[] write(ByteBuffer header, RecordWriter writer, Object datum) {
        RecordEncoder encoder = ENCODERS.get();
        encoder.begin(header.array());
        try {
            writer.write(datum, encoder);
            return encoder.written();
        } catch (RuntimeException e) {
            throw unwritable(datum, e);
        }
    }

    private static UnwritableRecordException unwritable(Object datum, Exception e) {
        String why = e instanceof NullPointerException ? ": " + e.getMessage() : why(e);
        return new UnwritableRecordException(
                "a " + datum.getClass().getSimpleName() + " does not fit its schema" + why);
    }

    /** A record of others, by the schema that it brings. */
    static <T> byte[] write(ByteBuffer header, DatumWriter<T> writer, T datum) {
        Buffer buffer = BUFFERS.get();
        buffer.reset();
        buffer.write(header.array(), 0, header.capacity());
        try {
            writer.write(datum, buffer.encoder);
            return buffer.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw unwritable(datum, e);
        } finally {
            if (buffer.size() > LARGEST_KEPT_BUFFER) {
                BUFFERS.remove();
            }
        }
    }

    static <T> T read(DatumReader<T> reader, byte[] bytes, int headerLength) {
        RecordDecoder decoder = new RecordDecoder(bytes, headerLength);
        T datum;
        try {
            datum = reader.read(null, decoder);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException("a record of " + bytes.length + " bytes can not be decoded" + why(e));
        }
        if (!decoder.isEnd()) {
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
