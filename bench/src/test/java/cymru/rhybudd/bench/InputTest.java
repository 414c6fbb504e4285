package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.source.MappedRow;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.source.TableMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class InputTest {
    private static final SourceMappings SOURCES =
            SourceMappings.load(Home.ofThisProcess().council());
    private final Map<String, CapturedTable> tables = CapturedTables.of(SOURCES);

    @Test
    void capturesEveryMappedTable() {
        assertThat(tables).containsOnlyKeys(SOURCES.topics());
        for (TableMapping table : SOURCES.tables()) {
            CapturedTable captured = Objects.requireNonNull(tables.get(table.topic()));
            assertThat(captured.row().getFields()).hasSameSizeAs(table.columns());
            assertThat(table.checkAgainst(captured.row())).isEmpty();
        }
    }

    @Test
    void makesRecordsThatTheMappingsTake() {
        InMemoryRegistry registry = new InMemoryRegistry();
        DebeziumRecords records = new DebeziumRecords(tables, registry);
        Map<String, TableMapping> mappings =
                SOURCES.tables().stream().collect(Collectors.toMap(TableMapping::topic, Function.identity()));
        Set<String> operations = new HashSet<>();
        Map<String, Long> lsn = new HashMap<>();
        long[] told = {0};

        new RowChanges(1, 50, tables.keySet()).tell(3_000, change -> {
            var record = records.record(change);
            GenericRecord envelope = Objects.requireNonNull(
                    new RegisteredGenericDeserializer(registry).deserialize(record.topic(), record.value()));
            GenericRecord image = (GenericRecord)
                    Objects.requireNonNull(change.after() == null ? envelope.get("before") : envelope.get("after"));
            TableMapping mapping = Objects.requireNonNull(mappings.get(record.topic()));
            assertThat(mapping.rowName(image)).isEqualTo(change.write().name());
            assertThat(mapping.map(image)).noneMatch(MappedRow.Refusal.class::isInstance);
            operations.add(envelope.get("op").toString());
            long position = (Long) ((GenericRecord) envelope.get("source")).get("lsn");
            Long before = lsn.put("all", position);
            assertThat(position).isGreaterThan(before == null ? 0 : before);
            told[0]++;
        });

        assertThat(told[0]).isEqualTo(3_000);
        assertThat(operations).containsExactlyInAnyOrder("c", "u", "d");
    }
}
