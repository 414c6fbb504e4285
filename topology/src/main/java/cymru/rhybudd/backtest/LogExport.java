package cymru.rhybudd.backtest;

import cymru.rhybudd.schemas.CitizenEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes one partition to a file. */
public final class LogExport implements CitizenLog.Reader, AutoCloseable {
    private static final int BLOCK_BYTES = 256 * 1024;

    private final Path file;
    private final DataFileWriter<Object> writer;
    private final SpecificDatumWriter<CitizenEvent> events =
            new SpecificDatumWriter<>(CitizenEvent.getClassSchema(), SpecificData.getForClass(CitizenEvent.class));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

    /** Begins the partition's file. */
    public LogExport(Path directory, int partition) {
        this.file = LogFiles.file(directory, partition);
        Schema schema = LogFiles.schema();
        try {
            Files.createDirectories(directory);
            this.writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))
                    .setCodec(LogFiles.CODEC)
                    .setSyncInterval(BLOCK_BYTES)
                    .create(schema, Files.newOutputStream(file), LogFiles.sync(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Writes a whole log, and tells how many more entries are written. */
    public static void write(CitizenLog log, Path directory, LongConsumer progress) {
        for (int partition : log.partitions()) {
            try (LogExport export = new LogExport(directory, partition)) {
                log.read(partition, (offset, key, entry) -> {
                    export.entry(offset, key, entry);
                    progress.accept(1);
                });
            }
        }
    }

    @Override
    public void entry(long offset, String key, CitizenEvent entry) {
        try {
            bytes.reset();
            encoder.writeLong(offset);
            encoder.writeString(key);
            events.write(entry, encoder);
            encoder.flush();
            writer.appendEncoded(ByteBuffer.wrap(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
