package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.archive.Manifest.Block;
import cymru.rhybudd.audit.archive.Manifest.DayFile;
import cymru.rhybudd.audit.records.Checksum;
import cymru.rhybudd.audit.records.StoredRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes the records of one partition and day. */
final class DayWriter {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final int MARKER_BYTES = 16;

    private final Path path;
    private final String file;
    private final LocalDate date;
    private final DataFileWriter<Object> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    private final List<Block> blocks = new ArrayList<>();
    private long records;
    private long firstOffset;
    private long lastOffset;
    private int inBlock;

    DayWriter(Path directory, String file, LocalDate date) throws IOException {
        this.path = directory.resolve(file);
        this.file = file;
        this.date = date;
        Files.createDirectories(path.getParent());
        Schema schema = Container.schema();
        this.writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))
                .setCodec(Container.CODEC)
                .setSyncInterval(2 * BLOCK_BYTES) // blocks end where this class says
                .create(schema, Files.newOutputStream(path), marker(file));
    }

    /** The marker between blocks is taken from the name, so that the same records give the same file. */
    private static byte[] marker(String file) {
        return Checksum.of(file.getBytes(StandardCharsets.UTF_8))
                .substring(0, MARKER_BYTES)
                .getBytes(StandardCharsets.US_ASCII);
    }

    LocalDate date() {
        return date;
    }

    void append(StoredRecord record) throws IOException {
        bytes.reset();
        Container.write(record, encoder);
        encoder.flush();
        if (inBlock == 0 || inBlock + bytes.size() > BLOCK_BYTES) {
            blocks.add(new Block(record.offset(), writer.sync()));
            inBlock = 0;
        }
        inBlock += bytes.size();
        writer.appendEncoded(ByteBuffer.wrap(bytes.toByteArray()));
        firstOffset = records == 0 ? record.offset() : firstOffset;
        lastOffset = record.offset();
        records++;
    }

    DayFile close() throws IOException {
        writer.close();
        return new DayFile(
                file, date.toString(), records, firstOffset, lastOffset, Files.size(path), Checksum.of(path), blocks);
    }
}
