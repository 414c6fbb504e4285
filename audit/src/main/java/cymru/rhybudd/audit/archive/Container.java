package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.records.StoredHeader;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** How a record stands in a container file. Written and read field by field: what Avro's own classes would make of it is not needed. */
final class Container {
    static final CodecFactory CODEC = CodecFactory.zstandardCodec(3);
    private static final int NULL = 0;
    private static final int BYTES = 1;
    /** No broker takes a record as long as this: the length is damaged. */
    private static final int LONGEST = 1 << 28;

    private Container() {}

    /** Any tool that reads Avro container files reads these by it. */
    static Schema schema() {
        Schema headers = SchemaBuilder.record("Header")
                .fields()
                .requiredString("name")
                .name("value")
                .type()
                .unionOf()
                .nullType()
                .and()
                .bytesType()
                .endUnion()
                .nullDefault()
                .endRecord();
        return SchemaBuilder.record("Record")
                .namespace("cymru.rhybudd.audit.archive")
                .doc("One committed record of a partition, byte for byte.")
                .fields()
                .name("offset")
                .doc("Its offset within the partition.")
                .type()
                .longType()
                .noDefault()
                .name("timestamp")
                .doc("Its timestamp, in milliseconds since 1970-01-01T00:00Z.")
                .type()
                .longType()
                .noDefault()
                .name("key")
                .type()
                .unionOf()
                .nullType()
                .and()
                .bytesType()
                .endUnion()
                .nullDefault()
                .name("value")
                .doc(
                        "0x00, the id of the schema as 4 bytes, and the record in Avro binary (the Confluent wire format).")
                .type()
                .unionOf()
                .nullType()
                .and()
                .bytesType()
                .endUnion()
                .nullDefault()
                .name("headers")
                .type()
                .array()
                .items(headers)
                .noDefault()
                .endRecord();
    }

    static void write(StoredRecord record, BinaryEncoder encoder) throws IOException {
        encoder.writeLong(record.offset());
        encoder.writeLong(record.timestamp());
        writeBytes(record.key(), encoder);
        writeBytes(record.value(), encoder);
        encoder.writeArrayStart();
        encoder.setItemCount(record.headers().size());
        for (StoredHeader header : record.headers()) {
            encoder.startItem();
            encoder.writeString(header.name());
            writeBytes(header.value(), encoder);
        }
        encoder.writeArrayEnd();
    }

    private static void writeBytes(byte @Nullable [] bytes, BinaryEncoder encoder) throws IOException {
        encoder.writeIndex(bytes == null ? NULL : BYTES);
        if (bytes != null) {
            encoder.writeBytes(bytes);
        }
    }

    static StoredRecord read(BinaryDecoder decoder) throws IOException {
        long offset = decoder.readLong();
        long timestamp = decoder.readLong();
        byte[] key = readBytes(decoder);
        byte[] value = readBytes(decoder);
        List<StoredHeader> headers = List.of();
        for (long left = decoder.readArrayStart(); left > 0; left = decoder.arrayNext()) {
            headers = headers.isEmpty() ? new ArrayList<>() : headers;
            for (long i = 0; i < left; i++) {
                headers.add(new StoredHeader(decoder.readString(), readBytes(decoder)));
            }
        }
        return new StoredRecord(offset, timestamp, key, value, headers);
    }

    private static byte @Nullable [] readBytes(BinaryDecoder decoder) throws IOException {
        if (decoder.readIndex() == NULL) {
            return null;
        }
        long length = decoder.readLong();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a value of " + length + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        decoder.readFixed(bytes);
        return bytes;
    }
}
