package cymru.rhybudd.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;

/** Invents records of any schema, always the same ones, until every branch of every union has had its turn. */
final class Sampler {
    private static final int ENOUGH = 100;
    private static final int DAY = 20_699;
    private static final long INSTANT = 1_788_400_000_000L;

    private final Map<Schema, Integer> turns = new IdentityHashMap<>();
    private final Map<Schema, Integer> branches = new IdentityHashMap<>();
    private int count;

    private Sampler() {}

    /** One record a line in hexadecimal digits: the header, then Avro binary. */
    static String lines(byte[] header, Schema schema) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (GenericRecord row : records(schema)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(header);
            new GenericDatumWriter<>(schema).write(row, EncoderFactory.get().directBinaryEncoder(out, null));
            lines.append(HexFormat.of().formatHex(out.toByteArray())).append('\n');
        }
        return lines.toString();
    }

    private static List<GenericRecord> records(Schema schema) {
        Sampler sampler = new Sampler();
        List<GenericRecord> records = new ArrayList<>();
        do {
            records.add((GenericRecord) sampler.datum(schema));
        } while (!sampler.sawEveryBranch() && records.size() < ENOUGH);
        return records;
    }

    private boolean sawEveryBranch() {
        return branches.entrySet().stream()
                .allMatch(union -> turns.getOrDefault(union.getKey(), 0) >= union.getValue());
    }

    private Object datum(Schema schema) {
        count++;
        return switch (schema.getType()) {
            case RECORD -> row(schema);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(turn(schema, schema.getEnumSymbols().size())));
            case ARRAY ->
                IntStream.range(0, 2)
                        .mapToObj(element -> datum(schema.getElementType()))
                        .toList();
            case MAP -> Map.of("sample", datum(schema.getValueType()));
            case UNION -> {
                branches.put(schema, schema.getTypes().size());
                yield datum(schema.getTypes().get(turn(schema, schema.getTypes().size())));
            }
            case STRING -> "text " + count;
            case INT -> schema.getLogicalType() == null ? count : DAY + count;
            case LONG -> number(schema.getLogicalType());
            case BOOLEAN -> count % 2 == 0;
            case NULL -> null;
            default -> throw new IllegalArgumentException("no sample of " + schema.getType());
        };
    }

    private GenericRecord row(Schema schema) {
        GenericRecord row = new GenericData.Record(schema);
        schema.getFields().forEach(field -> row.put(field.pos(), datum(field.schema())));
        return row;
    }

    private long number(LogicalType logicalType) {
        if (logicalType == null) {
            return count * 1_000L;
        }
        return logicalType.getName().equals("timestamp-micros") ? INSTANT * 1_000 + count : INSTANT + count;
    }

    private int turn(Schema schema, int size) {
        return (turns.merge(schema, 1, Integer::sum) - 1) % size;
    }
}
