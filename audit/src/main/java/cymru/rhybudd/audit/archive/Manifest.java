package cymru.rhybudd.audit.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import cymru.rhybudd.audit.records.Checksum;
import cymru.rhybudd.audit.records.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds, with a checksum of each file.
 *
 * @param format 1
 * @param council whose records they are
 * @param partitions in the order of their topics and numbers
 * @param schemas with which the values were written
 * @param cluster what a service goes on from; only of an archive that is whole
 * @param enclosed files that are not records, and were put in; only of an archive that is whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"format", "council", "partitions", "schemas", "cluster", "enclosed"})
record Manifest(
        int format,
        String council,
        List<PartitionFiles> partitions,
        List<SchemaFile> schemas,
        @Nullable Cluster cluster,
        @Nullable List<EnclosedFile> enclosed) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Manifest {
        partitions = List.copyOf(partitions);
        schemas = List.copyOf(schemas);
        enclosed = enclosed == null ? null : List.copyOf(enclosed);
    }

    /** A file that is not of records. */
    record EnclosedFile(String file, String sha256) {}

    /**
     * The files of one partition.
     *
     * @param processed the offset before which the service had taken in every record; of a log of its own
     */
    record PartitionFiles(String topic, int partition, long records, long processed, List<DayFile> files) {
        PartitionFiles {
            files = List.copyOf(files);
        }

        Partition name() {
            return new Partition(topic, partition);
        }
    }

    /**
     * The records of a day.
     *
     * @param file relative to the archive
     * @param sha256 of the whole file, in hexadecimal digits
     * @param blocks of the container: where each begins, so that a reader need not go through all
     */
    record DayFile(
            String file,
            String day,
            long records,
            long firstOffset,
            long lastOffset,
            long bytes,
            String sha256,
            List<Block> blocks) {
        DayFile {
            blocks = BlockList.of(blocks);
        }

        /** Where to begin reading, to come to a record. */
        long positionBefore(long offset) {
            int low = 0;
            int high = blocks.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (blocks.get(middle).firstOffset <= offset) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return blocks.get(low).position;
        }
    }

    /** A block of a container file: the offset of its first record, and where it begins in the file. */
    record Block(long firstOffset, long position) {}

    /** A schema by the id that records name it by. */
    record SchemaFile(int id, String file, String sha256) {}

    static Manifest read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new ArchiveException(
                    directory + " holds no " + NAME + ": make an archive with ./rhybudd audit export " + directory);
        }
        try {
            Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
            if (manifest.format != FORMAT) {
                throw new ArchiveException(
                        file + " is of format " + manifest.format + ", and this version reads format " + FORMAT);
            }
            return manifest;
        } catch (JacksonException e) {
            throw new ArchiveException(file + " is no manifest: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Of the file: it holds the checksums of all others, so that no two archives share it. */
    static String checksum(Path directory) {
        try {
            return Checksum.of(directory.resolve(NAME));
        } catch (IOException e) {
            throw new ArchiveException("cannot read " + directory.resolve(NAME) + ": " + e.getMessage());
        }
    }

    /** The same, with one more file in it. */
    Manifest enclosing(EnclosedFile file) {
        List<EnclosedFile> files = new ArrayList<>(enclosures());
        files.add(file);
        return new Manifest(format, council, partitions, schemas, cluster, files);
    }

    List<EnclosedFile> enclosures() {
        return enclosed == null ? List.of() : enclosed;
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(NAME), JSON.writeValueAsString(this) + "\n");
    }
}
