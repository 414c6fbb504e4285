package cymru.rhybudd.audit.milestone;

import cymru.rhybudd.audit.records.Checksum;
import cymru.rhybudd.schemas.ReplayedCitizen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Records of one contract in an Avro container file, whose name says what is in it: what is saved later never replaces what was saved before. */
final class MilestoneFile<T extends SpecificRecordBase> {
    private static final int ZSTANDARD_LEVEL = 3;
    private static final int DIGITS = 12;
    private static final String SUFFIX = ".avro";
    private static final Pattern OURS =
            Pattern.compile("(partitions|office|citizens-\\d+)(-[0-9a-f]{12}\\.avro|\\.new)");

    private final Class<T> type;
    private final String name;

    /** Of these records. */
    MilestoneFile(Class<T> type, String name) {
        this.type = type;
        this.name = name;
    }

    /** What is known of the citizens of a partition. */
    static MilestoneFile<ReplayedCitizen> citizens(int partition) {
        return new MilestoneFile<>(ReplayedCitizen.class, "citizens-" + partition);
    }

    /** Whether a file is of some milestone by its name, or was to become one. */
    static boolean isOurs(String file) {
        return OURS.matcher(file).matches();
    }

    void write(Path directory, Iterable<T> records, Map<String, String> files) throws IOException {
        Path path = directory.resolve(name + ".new");
        SpecificDatumWriter<T> writer = new SpecificDatumWriter<>(type);
        try (DataFileWriter<T> container = new DataFileWriter<>(writer)) {
            container.setCodec(CodecFactory.zstandardCodec(ZSTANDARD_LEVEL));
            container.create(writer.getSpecificData().getSchema(type), path.toFile());
            for (T one : records) {
                container.append(one);
            }
            container.fSync();
        }
        String sha256 = Checksum.of(path);
        String file = name + "-" + sha256.substring(0, DIGITS) + SUFFIX;
        Files.move(path, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        files.put(file, sha256);
    }

    /** One after the other; the file is closed after the last. */
    Iterable<T> read(Path directory, Map<String, String> files) {
        Path path = directory.resolve(files.keySet().stream()
                .filter(file -> file.startsWith(name + "-"))
                .findFirst()
                .orElseThrow(
                        () -> new MilestoneException(directory + " holds no " + name + ": verify from the beginning")));
        return () -> {
            try {
                return new Records<>(new DataFileReader<>(path.toFile(), new SpecificDatumReader<>(type)));
            } catch (IOException e) {
                throw new MilestoneException("cannot read " + path + ": " + e, e);
            }
        };
    }

    private record Records<T>(DataFileReader<T> reader) implements Iterator<T> {
        @Override
        public boolean hasNext() {
            if (reader.hasNext()) {
                return true;
            }
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a file of the milestone", e);
            }
            return false;
        }

        @Override
        public T next() {
            return reader.next();
        }
    }
}
