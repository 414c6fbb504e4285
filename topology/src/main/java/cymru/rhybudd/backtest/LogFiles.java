package cymru.rhybudd.backtest;

import cymru.rhybudd.schemas.CitizenEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** The log of record in files, one Avro container file a partition, so that it can be replayed where there is no broker. */
public final class LogFiles implements CitizenLog {
    static final CodecFactory CODEC = CodecFactory.zstandardCodec(3);
    private static final Pattern NAME = Pattern.compile("citizen-log-(\\d+)\\.avro");
    private static final String EVENT = "event";

    private final TreeMap<Integer, Path> files = new TreeMap<>();

    /** The files of a directory. */
    public LogFiles(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            all.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    files.put(Integer.valueOf(name.group(1)), file);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + directory, e);
        }
        if (files.isEmpty()) {
            throw new IllegalStateException(directory + " holds no citizen-log-….avro: export the log first, with"
                    + " ./rhybudd model backtest --export " + directory);
        }
    }

    /** The file of a partition. */
    static Path file(Path directory, int partition) {
        return directory.resolve(String.format(Locale.ROOT, "citizen-log-%02d.avro", partition));
    }

    /** What one entry is in the files. */
    static Schema schema() {
        return SchemaBuilder.record("LogEntry")
                .namespace("cymru.rhybudd.backtest")
                .doc("One entry of a partition of citizen-log.")
                .fields()
                .name("offset")
                .doc("Its offset within the partition.")
                .type()
                .longType()
                .noDefault()
                .name("key")
                .doc("The citizen's pseudonym, or the kind of a control record.")
                .type()
                .stringType()
                .noDefault()
                .name(EVENT)
                .doc("What happened.")
                .type(CitizenEvent.getClassSchema())
                .noDefault()
                .endRecord();
    }

    @Override
    public List<Integer> partitions() {
        return List.copyOf(files.keySet());
    }

    @Override
    public long entries(int partition) {
        long[] entries = {0};
        blocks(partition, (reader, block) -> entries[0] += reader.getBlockCount());
        return entries[0];
    }

    @Override
    public void read(int partition, Reader listener) {
        BlockDecoder decoder = new BlockDecoder();
        blocks(partition, (reader, block) -> decoder.decode(reader, block, listener));
    }

    @FunctionalInterface
    private interface BlockReader {
        void read(DataFileReader<Object> reader, ByteBuffer block) throws IOException;
    }

    private void blocks(int partition, BlockReader blocks) {
        Path file = Objects.requireNonNull(files.get(partition), "a partition that there is");
        try (DataFileReader<Object> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
            while (reader.hasNext()) {
                blocks.read(reader, reader.nextBlock());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Decodes whole blocks: what the container's own reader would make of an entry is not needed. */
    private static final class BlockDecoder {
        private @Nullable DatumReader<CitizenEvent> events;
        private @Nullable BinaryDecoder reused;

        void decode(DataFileReader<Object> reader, ByteBuffer block, Reader listener) throws IOException {
            DatumReader<CitizenEvent> event = events(reader);
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(block.array(), block.arrayOffset() + block.position(), block.remaining(), reused);
            reused = decoder;
            for (long left = reader.getBlockCount(); left > 0; left--) {
                long offset = decoder.readLong();
                String key = decoder.readString();
                listener.entry(offset, key, event.read(null, decoder));
            }
        }

        private DatumReader<CitizenEvent> events(DataFileReader<Object> reader) throws IOException {
            if (events == null) {
                events = new FastReaderBuilder(SpecificData.getForClass(CitizenEvent.class))
                        .createDatumReader(reader.getSchema().getField(EVENT).schema(), CitizenEvent.getClassSchema());
            }
            return events;
        }
    }

    /** The same name gives the same bytes between blocks, so that the same log gives the same files. */
    static byte[] sync(Path file) {
        byte[] name = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(name, 16);
    }
}
