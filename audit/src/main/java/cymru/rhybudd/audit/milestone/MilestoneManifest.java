package cymru.rhybudd.audit.milestone;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import cymru.rhybudd.audit.evidence.Beginning;
import cymru.rhybudd.audit.records.Checksum;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.ReplayedCitizen;
import cymru.rhybudd.schemas.ReplayedOffice;
import cymru.rhybudd.schemas.ReplayedPartition;
import cymru.rhybudd.schemas.serde.SchemaText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * What a directory with a milestone holds.
 *
 * @param format 1
 * @param contracts the SHA-256 over the schemas of all that is kept: with others the same would have other bytes
 * @param beginnings the records that were verified
 * @param files the SHA-256 of each, by its name
 * @param sum the SHA-256 of this very text with an empty sum
 */
@JsonPropertyOrder({"format", "contracts", "beginnings", "files", "sum"})
record MilestoneManifest(
        int format,
        String contracts,
        List<Verified> beginnings,
        Map<String, String> files,
        @Nullable String sum) {
    static final int FORMAT = 1;
    static final String NAME = "milestone.json";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    MilestoneManifest {
        beginnings = List.copyOf(beginnings);
    }

    /** The beginning of one partition; hashes in hexadecimal digits. */
    record Verified(String topic, int partition, long lastOffset, long records, String chain, String last) {
        static Verified of(Beginning beginning) {
            HexFormat hex = HexFormat.of();
            return new Verified(
                    beginning.partition().topic(),
                    beginning.partition().number(),
                    beginning.lastOffset(),
                    beginning.records(),
                    hex.formatHex(beginning.chain()),
                    hex.formatHex(beginning.last()));
        }

        Beginning beginning() {
            HexFormat hex = HexFormat.of();
            return new Beginning(
                    new Partition(topic, partition), lastOffset, records, hex.parseHex(chain), hex.parseHex(last));
        }
    }

    static MilestoneManifest of(List<Beginning> beginnings, Map<String, String> files) {
        return new MilestoneManifest(
                FORMAT, today(), beginnings.stream().map(Verified::of).toList(), files, "");
    }

    /** Of the schemas that this version writes with. */
    private static String today() {
        Stream<Class<? extends SpecificRecordBase>> written = Stream.concat(
                Contracts.topics().stream().map(Contract::type),
                Stream.of(ReplayedPartition.class, ReplayedCitizen.class, ReplayedOffice.class));
        String text = written.map(type -> SchemaNormalization.toParsingForm(SchemaText.of(type)))
                .collect(Collectors.joining("\n"));
        return Checksum.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static MilestoneManifest read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new MilestoneException(
                    directory + " holds no " + NAME + ": make one with audit verify --save " + directory);
        }
        try {
            String text = Files.readString(file);
            MilestoneManifest manifest = JSON.readValue(text, MilestoneManifest.class);
            if (manifest.format != FORMAT) {
                throw new MilestoneException(file + " is of format " + manifest.format
                        + ", and this version reads format " + FORMAT + ": verify from the beginning, with --save");
            }
            if (!manifest.summed().text().equals(text)) {
                throw new MilestoneException(file + " was altered or cut off: verify from the beginning");
            }
            if (!today().equals(manifest.contracts)) {
                throw new MilestoneException(file
                        + " was written by a version with other contracts: verify from the beginning, with --save");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new MilestoneException(file + " was altered or cut off: verify from the beginning");
        } catch (IOException e) {
            throw new MilestoneException("cannot read " + file + ": " + e, e);
        }
    }

    /** Either all of it is there afterwards, or what was there before. */
    void write(Path directory) throws IOException {
        Path whole = directory.resolve(NAME + ".new");
        Files.writeString(whole, summed().text());
        Files.move(whole, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same with its sum. */
    private MilestoneManifest summed() throws JacksonException {
        String unsummed = JSON.writeValueAsString(with(""));
        return with(Checksum.of(unsummed.getBytes(StandardCharsets.UTF_8)));
    }

    private MilestoneManifest with(String sum) {
        return new MilestoneManifest(format, contracts, beginnings, files, sum);
    }

    /** The very text of the file: any other is refused, though it say the same. */
    private String text() throws JacksonException {
        return JSON.writeValueAsString(this) + "\n";
    }
}
