package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import cymru.rhybudd.schemas.serde.UnreadableRecordException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A Debezium change event, brought to what every source database has in common.
 *
 * @param image the row after the change; of a delete, the row before it
 */
record Envelope(String operation, GenericRecord image, GenericRecord source) {
    private static final Set<String> OPERATIONS = Set.of("c", "u", "d", "r");
    private static final int HEXADECIMAL_DIGITS_OF_A_LONG = 16;
    private static final String BEAT = "ts";

    /** Reads the bytes of a record; who cannot be reached for its schema is no fault of the record, and ends the task. */
    static Envelope read(byte[] value, RegisteredGenericDeserializer deserializer) throws NotAnEnvelopeException {
        try {
            return of(deserializer.decode(value));
        } catch (UnknownSchemaException e) {
            throw new NotAnEnvelopeException(
                    DeadLetterReasons.UNKNOWN_SCHEMA, "the registry does not know the schema id of the record", e);
        } catch (UnreadableRecordException e) {
            throw new NotAnEnvelopeException(
                    DeadLetterReasons.UNREADABLE, "the record is not Avro in the Confluent wire format", e);
        }
    }

    private static Envelope of(GenericRecord record) throws NotAnEnvelopeException {
        String operation = text(record, "op");
        if (operation == null || !OPERATIONS.contains(operation)) {
            throw new NotAnEnvelopeException("the record has no operation c, u, d or r");
        }
        boolean delete = operation.equals("d");
        Object image = field(record, delete ? "before" : "after");
        Object source = field(record, "source");
        if (!(image instanceof GenericRecord row) || !(source instanceof GenericRecord from)) {
            throw new NotAnEnvelopeException("the record has no "
                    + (delete ? "before image: set REPLICA IDENTITY FULL on the table" : "after image or no source"));
        }
        return new Envelope(operation, row, from);
    }

    boolean isDelete() {
        return operation.equals("d");
    }

    boolean isSnapshot() {
        String snapshot = text(source, "snapshot");
        return operation.equals("r") || (snapshot != null && !snapshot.equals("false"));
    }

    SourceChange change(String system, String table, String row) throws NotAnEnvelopeException {
        return new SourceChange(
                system, table, row, operation, isSnapshot(), position(), text(source, "txId"), committedAt());
    }

    /** What a row of the heartbeat's table says: what was committed by then, by the source's clock, went before it. */
    Instant beatAt() throws NotAnEnvelopeException {
        String written = text(image, BEAT);
        try {
            Instant beat = OffsetDateTime.parse(Objects.requireNonNullElse(written, ""))
                    .toInstant();
            // It is written before it is committed: a later time is a clock gone wrong, and proves nothing.
            return beat.isAfter(committedAt()) ? committedAt() : beat;
        } catch (DateTimeParseException e) { // its message holds the value, so it goes no further
            throw new NotAnEnvelopeException("the column " + BEAT + " of the heartbeat is no time with a time zone");
        }
    }

    /** Comparable as text within one source: PostgreSQL's LSN, Oracle's SCN, SQL Server's change LSN. */
    private String position() throws NotAnEnvelopeException {
        if (field(source, "lsn") instanceof Number lsn) {
            return HexFormat.of().toHexDigits(lsn.longValue());
        }
        String scn = text(source, "scn");
        if (scn != null && scn.matches("[0-9]+")) {
            String hexadecimal = new BigInteger(scn).toString(16);
            return "0".repeat(Math.max(0, HEXADECIMAL_DIGITS_OF_A_LONG - hexadecimal.length())) + hexadecimal;
        }
        String changeLsn = text(source, "change_lsn");
        if (changeLsn != null) {
            return changeLsn;
        }
        throw new NotAnEnvelopeException("the source block has no position: lsn, scn or change_lsn");
    }

    Instant committedAt() throws NotAnEnvelopeException {
        if (field(source, "ts_us") instanceof Number micros) {
            return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
        }
        if (field(source, "ts_ms") instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        throw new NotAnEnvelopeException("the source block has no commit time: ts_us or ts_ms");
    }

    private static @Nullable Object field(GenericRecord record, String name) {
        return record.hasField(name) ? record.get(name) : null;
    }

    private static @Nullable String text(GenericRecord record, String name) {
        Object value = field(record, name);
        return value == null ? null : value.toString();
    }
}
