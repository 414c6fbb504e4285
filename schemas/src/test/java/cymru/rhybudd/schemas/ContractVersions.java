package cymru.rhybudd.schemas;

import cymru.rhybudd.schemas.serde.SchemaText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;

/** The checked-in versions of one contract: v1.avsc, v2.avsc and so on in a folder of its own. */
record ContractVersions(String folder, Class<? extends SpecificRecordBase> type) {
    private static final Path ROOT = Path.of("src/main/resources/avro");
    private static final Path RELEASED = ROOT.resolve("released.sha256");
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    static Stream<ContractVersions> all() {
        return Stream.concat(ofTopics(), ofStores());
    }

    static Stream<ContractVersions> ofTopics() {
        return Contracts.topics().stream().map(contract -> new ContractVersions(contract.topic(), contract.type()));
    }

    static Stream<ContractVersions> ofStores() {
        return Contracts.stored().stream().map(type -> new ContractVersions("stored/" + type.getSimpleName(), type));
    }

    /** The folders with schemas in them. */
    static Set<String> folders() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .map(file -> ROOT.relativize(file.getParent()).toString())
                    .collect(Collectors.toSet());
        }
    }

    /** The schema as the IDL has it now. */
    Schema current() {
        return SchemaText.of(type);
    }

    List<Schema> schemas() throws IOException {
        List<Schema> schemas = new ArrayList<>();
        for (int version = 1; version <= count(); version++) {
            schemas.add(new Schema.Parser().parse(Files.readString(file(version))));
        }
        return schemas;
    }

    int count() {
        int count = 0;
        while (Files.exists(file(count + 1))) {
            count++;
        }
        return count;
    }

    String newest() throws IOException {
        return count() == 0 ? "" : Files.readString(file(count()));
    }

    /** Writes the current schema over the newest version, or beside it where that is released, and samples of it. */
    void update() throws IOException {
        String text = text(current());
        if (!newest().equals(text)) {
            int version = count() == 0 || isReleased(count()) ? count() + 1 : count();
            write(file(version), text);
            write(samples(version), Sampler.lines(header(), current()));
        }
    }

    /** What stands before the records of a sample: on a topic with schema id 1, in a store with the schema's fingerprint. */
    private byte[] header() {
        return folder.startsWith("stored/")
                ? ByteBuffer.allocate(10)
                        .putShort((short) 0xC301)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(SchemaNormalization.parsingFingerprint64(current()))
                        .array()
                : new byte[] {0, 0, 0, 0, 1};
    }

    boolean isReleased(int version) throws IOException {
        return released().stream().anyMatch(line -> line.endsWith("  " + name(version)));
    }

    /** The versions whose files are not what was released. */
    List<String> edited() throws IOException {
        List<String> edited = new ArrayList<>();
        for (int version = 1; version <= count(); version++) {
            if (isReleased(version) && !released().contains(sha256(file(version)) + "  " + name(version))) {
                edited.add(name(version));
            }
        }
        return edited;
    }

    Path samples(int version) {
        return SAMPLES.resolve(folder).resolve("v" + version + ".hex");
    }

    static String text(Schema schema) {
        return schema.toString(true) + "\n";
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String name(int version) {
        return folder + "/v" + version + ".avsc";
    }

    private Path file(int version) {
        return ROOT.resolve(name(version));
    }

    private static List<String> released() throws IOException {
        return Files.readAllLines(RELEASED);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
