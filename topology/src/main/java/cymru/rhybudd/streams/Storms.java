package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Flow;
import cymru.rhybudd.domain.alert.MassUpdate;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.alert.StormGuard;
import cymru.rhybudd.schemas.StoredFlow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Marks the changes that are part of a mass update. It is shown every streamed change once, in the order of the table's log;
 * what a snapshot read is neither counted nor marked. A deleted row counts like any other; so does one that is put back from
 * the dead letters, in the latest hour, for they too may be thousands.
 */
record Storms(KeyValueStore<String, StoredFlow> flows, StormGuard guard) {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The change, marked with the mass update that it is part of, if any. */
    SourceChange mark(SourceChange change, boolean redriven) {
        if (change.snapshot()) {
            return change;
        }
        String table = change.source() + "/" + change.table();
        @Nullable StoredFlow before = flows.get(table);
        Flow flow = before == null
                ? Flow.first(change.transaction(), change.committedAt())
                : next(toDomain(before), change, redriven);
        flows.put(table, toAvro(flow));
        MassUpdate update = guard.judge(flow);
        return switch (update) {
            case NONE -> change;
            case TRANSACTION -> change.asPartOf(update, table + "/" + change.transaction());
            case RATE -> change.asPartOf(update, table + "/" + HOUR.format(flow.hourBegan()));
        };
    }

    /** What is put back from the dead letters is old, and says nothing of the source's clock. */
    private Flow next(Flow flow, SourceChange change, boolean redriven) {
        Instant at =
                redriven && change.committedAt().isBefore(flow.hourBegan()) ? flow.hourBegan() : change.committedAt();
        return flow.next(change.transaction(), at, guard);
    }

    private static StoredFlow toAvro(Flow flow) {
        return new StoredFlow(
                flow.transaction(),
                flow.rowsOfTransaction(),
                flow.hour(),
                flow.rowsOfHour(),
                flow.hoursKnown(),
                flow.usualHundredths());
    }

    private static Flow toDomain(StoredFlow flow) {
        return new Flow(
                flow.getTransaction(),
                flow.getRowsOfTransaction(),
                flow.getHour(),
                flow.getRowsOfHour(),
                flow.getHoursKnown(),
                flow.getUsualHundredths());
    }
}
