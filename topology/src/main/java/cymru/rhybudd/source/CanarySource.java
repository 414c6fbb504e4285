package cymru.rhybudd.source;

import cymru.rhybudd.schemas.Canary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The source of the {@link Canary}: what its row says each minute, and how that is mapped. */
public final class CanarySource {
    private static final String MAPPING = "canary.source.yaml";
    private static final Schema ENVELOPE = new Schema.Parser().parse(text("canary.avsc"));
    private static final long SECONDS_OF_A_MINUTE = Duration.ofMinutes(1).toSeconds();

    private CanarySource() {}

    /** How its rows are mapped. */
    public static TableMapping mapping() {
        return SourceMapping.parse(MAPPING, text(MAPPING)).tables().get(0);
    }

    /** The minute since 1970 that an instant is in. */
    public static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS_OF_A_MINUTE);
    }

    /**
     * The row change of the minute. In turns it is a notice and a claim, so that each closes the warning of the one before and
     * raises one of its own. The minute is its position: of what several instances send in one, the first counts.
     */
    public static GenericRecord change(Instant at) {
        long minute = minute(at);
        Schema row = ENVELOPE.getField("after").schema().getTypes().get(1);
        GenericRecord after = new GenericData.Record(row);
        after.put("id", 1);
        after.put("step", minute % 2 == 0 ? "NOTC" : "CLAM");
        after.put("served_on", (int) LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay());
        GenericRecord source =
                new GenericData.Record(ENVELOPE.getField("source").schema());
        source.put("version", "");
        source.put("connector", Canary.SOURCE);
        source.put("name", Canary.SOURCE);
        source.put("ts_ms", at.toEpochMilli());
        source.put("ts_us", ChronoUnit.MICROS.between(Instant.EPOCH, at));
        source.put("snapshot", "false");
        source.put("db", Canary.SOURCE);
        source.put("schema", "public");
        source.put("table", "signal");
        source.put("lsn", minute);
        GenericRecord envelope = new GenericData.Record(ENVELOPE);
        envelope.put("after", after);
        envelope.put("source", source);
        envelope.put("op", "u");
        envelope.put("ts_ms", at.toEpochMilli());
        return envelope;
    }

    private static String text(String name) {
        try (InputStream resource = Objects.requireNonNull(CanarySource.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
