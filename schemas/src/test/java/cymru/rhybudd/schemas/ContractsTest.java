package cymru.rhybudd.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.StoredSerde;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was written once stays readable for ever: every version of every contract is checked in, and so are bytes of it.
 *
 * <p>{@code -Dgolden.update=true} writes the newest version and its samples.
 */
class ContractsTest {
    private static final HexFormat HEX = HexFormat.of();

    @BeforeAll
    static void updateGoldenFiles() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            for (ContractVersions versions : ContractVersions.all().toList()) {
                versions.update();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cymru.rhybudd.schemas.ContractVersions#all")
    void newestVersionIsWhatTheClassWrites(ContractVersions versions) throws IOException {
        assertThat(versions.newest())
                .as(
                        "The IDL of %s has changed. Run `mvn -pl schemas verify -Dgolden.update=true` and review the diff: it"
                                + " rewrites the newest version, or adds the next one where that is released",
                        versions.folder())
                .isEqualTo(ContractVersions.text(versions.current()));
    }

    @Test
    void everyFolderBelongsToAContract() throws IOException {
        assertThat(ContractVersions.folders())
                .as("a contract that was never released takes its folder and its samples with it")
                .containsExactlyInAnyOrderElementsOf(
                        ContractVersions.all().map(ContractVersions::folder).toList());
    }

    @ParameterizedTest
    @MethodSource("cymru.rhybudd.schemas.ContractVersions#all")
    void releasedVersionsAreNeverEdited(ContractVersions versions) throws IOException {
        assertThat(versions.edited())
                .as("Records of these versions exist. Restore the files; a change goes into the next version")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cymru.rhybudd.schemas.ContractVersions#all")
    void everyVersionCanBeReadAsTheNewest(ContractVersions versions) throws IOException {
        for (Schema older : versions.schemas()) {
            assertThat(whyUnreadable(versions.current(), older))
                    .as("what the newest version of %s can not read of an older one", versions.folder())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'offset','type':'long'},{'name':'partition','type':'string'}",
                "{'name':'offset','type':'long'},{'name':'shard','type':'int'}",
                "{'name':'offset','type':'long'},{'name':'partition','type':'int'},{'name':'epoch','type':'int'}",
                "{'name':'offset','type':'int'},{'name':'partition','type':'int'}",
            })
    void breakingChangeIsCaught(String fields) {
        assertThat(whyUnreadable(logPosition(fields), LogPosition.getClassSchema()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'partition','type':'int'},{'name':'offset','type':'long'},{'name':'epoch','type':'int','default':0}",
                "{'name':'offset','type':'long'}",
            })
    void readableChangeIsLetThrough(String fields) {
        assertThat(whyUnreadable(logPosition(fields), LogPosition.getClassSchema()))
                .isEmpty();
    }

    @Test
    void lostEnumSymbolIsCaught() {
        Schema fewer = Schema.createEnum("Rag", "", "cymru.rhybudd.schemas", List.of("GREEN", "AMBER", "RED"));

        assertThat(whyUnreadable(fewer, Rag.getClassSchema())).isNotEmpty();
    }

    private static Schema logPosition(String fields) {
        return new Schema.Parser()
                .parse(("{'type':'record','name':'LogPosition','namespace':'cymru.rhybudd.schemas','fields':[" + fields
                                + "]}")
                        .replace('\'', '"'));
    }

    private static List<SchemaCompatibility.Incompatibility> whyUnreadable(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult();
        assertThat(result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE)
                .isEqualTo(result.getIncompatibilities().isEmpty());
        return result.getIncompatibilities();
    }

    @ParameterizedTest
    @MethodSource("cymru.rhybudd.schemas.ContractVersions#all")
    void everyRecordFieldAndSymbolIsExplained(ContractVersions versions) {
        assertThat(unexplained(versions.current()))
                .as("add a doc comment in the IDL; an enum's names each symbol")
                .isEmpty();
    }

    private static List<String> unexplained(Schema root) {
        Map<String, Schema> named = new LinkedHashMap<>();
        collect(root, named);
        return named.values().stream().flatMap(ContractsTest::gaps).toList();
    }

    private static void collect(Schema schema, Map<String, Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), named));
                }
            }
            case ENUM -> named.put(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), named);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, named));
            default -> {}
        }
    }

    private static Stream<String> gaps(Schema schema) {
        if (schema.getDoc() == null) {
            return Stream.of(schema.getName());
        }
        Stream<String> parts = schema.getType() == Schema.Type.ENUM
                ? schema.getEnumSymbols().stream().filter(symbol -> !mentions(schema.getDoc(), symbol))
                : schema.getFields().stream()
                        .filter(field -> field.doc() == null)
                        .map(Schema.Field::name);
        return parts.map(part -> schema.getName() + "." + part);
    }

    private static boolean mentions(String doc, String symbol) {
        return doc.matches("(?s).*\\b" + symbol + "\\b.*");
    }

    @ParameterizedTest
    @MethodSource("cymru.rhybudd.schemas.ContractVersions#ofTopics")
    void bytesOfEveryTopicVersionStillDecode(ContractVersions versions) throws IOException {
        for (int version = 1; version <= versions.count(); version++) {
            InMemoryRegistry registry = new InMemoryRegistry();
            registry.register("as-it-was-written", versions.schemas().get(version - 1));

            assertDecodes(versions, version, new RegisteredSerde<>(versions.type(), registry));
        }
    }

    @ParameterizedTest
    @MethodSource("cymru.rhybudd.schemas.ContractVersions#ofStores")
    void bytesOfEveryStoredVersionStillDecode(ContractVersions versions) throws IOException {
        for (int version = 1; version <= versions.count(); version++) {
            assertDecodes(versions, version, new StoredSerde<>(versions.type()));
        }
    }

    private static void assertDecodes(ContractVersions versions, int version, Serde<? extends SpecificRecordBase> serde)
            throws IOException {
        Schema schema = versions.schemas().get(version - 1);
        for (String line : Files.readAllLines(versions.samples(version))) {
            SpecificRecordBase decoded = serde.deserializer().deserialize("topic", HEX.parseHex(line));

            if (schema.equals(versions.current())) {
                assertThat(line).as("the record, written again").endsWith(HEX.formatHex(binary(decoded)));
            }
        }
    }

    private static byte[] binary(SpecificRecordBase row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SpecificDatumWriter<>(row.getSchema(), row.getSpecificData())
                .write(row, EncoderFactory.get().directBinaryEncoder(out, null));
        return out.toByteArray();
    }
}
