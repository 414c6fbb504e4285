package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.archive.Manifest.DayFile;
import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.UnreadableRecordsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads the files of one partition, block by block. */
final class ArchiveCursor implements Cursor {
    private final Path directory;
    private final List<DayFile> days;
    private Iterator<DayFile> files;
    private long from;
    private @Nullable DayFile open;
    private @Nullable Path file;
    private @Nullable DataFileReader<Object> reader;
    private @Nullable BinaryDecoder decoder;
    private long left;
    private long last = -1;

    ArchiveCursor(Path directory, List<DayFile> days, long from) {
        this.directory = directory;
        this.days = days;
        this.files = following(from);
        this.from = from;
    }

    private Iterator<DayFile> following(long offset) {
        return days.stream().filter(day -> day.lastOffset() >= offset).iterator();
    }

    /** Within the file that is open its blocks say where; it is not opened again. */
    @Override
    public void seek(long offset) {
        files = following(offset);
        from = offset;
        left = 0;
        last = -1;
        DayFile day = open;
        if (reader == null || day == null) {
            return;
        }
        if (offset < day.firstOffset() || offset > day.lastOffset()) {
            close();
            return;
        }
        try {
            reader.seek(day.positionBefore(offset));
        } catch (IOException e) {
            throw new UnreadableRecordsException(file + " cannot be read at offset " + offset, e);
        }
        while (files.hasNext() && files.next() != day) {
            // what follows is read after the file that is open
        }
    }

    @Override
    public @Nullable StoredRecord next() {
        try {
            while (left > 0 || nextBlock()) {
                left--;
                StoredRecord record = Container.read(Objects.requireNonNull(decoder));
                last = record.offset();
                if (record.offset() >= from) {
                    return record;
                }
            }
            return null;
        } catch (IOException | AvroRuntimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            left = 0;
            throw new UnreadableRecordsException(
                    file + " cannot be read" + (last < 0 ? "" : " after offset " + last), e);
        }
    }

    private boolean nextBlock() throws IOException {
        while (reader == null || !reader.hasNext()) {
            if (!files.hasNext()) {
                return false;
            }
            close();
            DayFile day = files.next();
            open = day;
            file = directory.resolve(day.file());
            reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
            if (day.firstOffset() < from) {
                reader.seek(day.positionBefore(from));
            }
        }
        ByteBuffer block = reader.nextBlock();
        left = reader.getBlockCount();
        decoder = DecoderFactory.get()
                .binaryDecoder(block.array(), block.arrayOffset() + block.position(), block.remaining(), decoder);
        return true;
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        } catch (IOException e) {
            throw new UnreadableRecordsException(file + " cannot be closed", e);
        }
    }
}
