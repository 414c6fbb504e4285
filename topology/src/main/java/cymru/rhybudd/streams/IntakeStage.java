package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.basis.Admission;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.StoredFlow;
import cymru.rhybudd.schemas.StoredPosition;
import cymru.rhybudd.schemas.serde.RegisteredGenericDeserializer;
import cymru.rhybudd.source.CanarySource;
import cymru.rhybudd.source.MappedRow;
import cymru.rhybudd.source.MappedRow.Part;
import cymru.rhybudd.source.MappedRow.RefusalReason;
import cymru.rhybudd.source.TableMapping;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Stage 1, INTAKE: from a Debezium row change to allow-listed facts, people and parties. Columns that no mapping lists end
 * here; facts without a lawful purpose are withheld here; what is part of a mass update is marked here; what cannot be read or
 * mapped goes to the dead letters.
 */
record IntakeStage(Council council, StageMetrics metrics) implements ProcessorSupplier<byte[], byte[], String, Taken> {

    static final String POSITIONS = "positions-by-row";
    static final String FLOWS = "flow-by-table";
    static final String STAGE = "take-in-row-change";
    /** Why a record may be refused. */
    static final Set<String> REFUSES = Stream.concat(
                    FeedStage.REFUSES.stream(),
                    Arrays.stream(RefusalReason.values()).map(RefusalReason::name))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public Processor<byte[], byte[], String, Taken> get() {
        return new IntakeProcessor(council, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Store.of(POSITIONS, StoredPosition.class), Store.ofFew(FLOWS, StoredFlow.class));
    }

    private static final class IntakeProcessor implements Processor<byte[], byte[], String, Taken> {
        private final Council council;
        private final StageMetrics metrics;
        private final Refusals refusals;
        private final RegisteredGenericDeserializer deserializer;
        private final Map<String, TableMapping> tables = new HashMap<>();

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Taken> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredPosition> positions;

        @SuppressWarnings("NullAway.Init")
        private Storms storms;

        IntakeProcessor(Council council, StageMetrics metrics) {
            this.council = council;
            this.metrics = metrics;
            this.refusals = new Refusals(STAGE, metrics);
            this.deserializer = new RegisteredGenericDeserializer(council.registry());
            council.sources().tables().forEach(table -> tables.put(table.topic(), table));
            tables.put(Canary.TOPIC, CanarySource.mapping());
        }

        @Override
        public void init(ProcessorContext<String, Taken> context) {
            this.context = context;
            this.positions = context.getStateStore(POSITIONS);
            this.storms = new Storms(context.getStateStore(FLOWS), council.stormGuard());
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (record.value() == null) {
                return; // Debezium's tombstone; the delete went before it
            }
            RecordMetadata origin = context.recordMetadata().orElseThrow();
            TableMapping table = tables.get(origin.topic());
            if (table == null) {
                throw new IllegalStateException("no mapping reads topic " + origin.topic());
            }
            try {
                Envelope envelope = Envelope.read(record.value(), deserializer);
                take(record, table, envelope, origin);
            } catch (NotAnEnvelopeException e) {
                refuse(record, origin, e.reason(), String.valueOf(e.getMessage()));
            }
        }

        private void take(Record<byte[], byte[]> record, TableMapping table, Envelope envelope, RecordMetadata origin)
                throws NotAnEnvelopeException {
            boolean withheld = isWithheld(table, envelope);
            boolean saysNothing =
                    envelope.isDelete() || (withheld && table.parts().size() == 1);
            Schema schema = envelope.image().getSchema();
            List<String> problems = saysNothing ? table.checkKeyAgainst(schema) : table.checkAgainst(schema);
            if (!problems.isEmpty()) {
                if (withheld && saysNothing) { // a dead letter would store it
                    metrics.withheld(table.source(), table.factType());
                } else {
                    refuse(record, origin, RefusalReason.SCHEMA_MISMATCH.name(), String.join("; ", problems));
                }
                return;
            }
            String row = table.rowName(envelope.image());
            SourceChange change = envelope.change(table.source(), table.table(), row);
            StageMetrics figures = figures(table);
            figures.feedAlive(table.source(), change.committedAt().toEpochMilli());
            boolean redriven = record.headers().lastHeader(DeadLetter.REDRIVEN) != null;
            @Nullable StoredPosition known = positions.get(row);
            if (isRepeated(change, known, redriven)) {
                figures.repeated(table.source());
                return;
            }
            if (withheld) {
                metrics.withheld(table.source(), table.factType());
            }
            if (change.snapshot() && known != null) { // what is not known would be logged as deleted all the same
                positions.delete(row); // a restored database counts its positions anew
            }
            List<MappedRow> says = saysNothing ? List.of() : says(table, envelope, !withheld);
            if (!says.isEmpty() && says.get(0) instanceof MappedRow.Refusal refusal) {
                refuse(record, origin, refusal.reason().name(), refusal.detail());
                return;
            }
            if (!change.snapshot()) {
                positions.put(row, new StoredPosition(change.position()));
            }
            figures.observed(table.source(), indicator(says));
            context.forward(new Record<>(
                    row,
                    new Taken.Row(new SourceRow(storms.mark(change, redriven), says, table.isPersonTable())),
                    Turns.appendedAt(record)));
        }

        /** What the canary sends is counted nowhere. */
        private StageMetrics figures(TableMapping table) {
            return Canary.sends(table.source()) ? StageMetrics.NONE : metrics;
        }

        private static String indicator(List<MappedRow> says) {
            return says.stream()
                    .filter(MappedRow.FactRow.class::isInstance)
                    .map(mapped -> ((MappedRow.FactRow) mapped).fact())
                    .filter(Objects::nonNull)
                    .map(Fact::indicator)
                    .filter(Objects::nonNull)
                    .map(Indicator::key)
                    .findFirst()
                    .orElse(StageMetrics.NO_INDICATOR);
        }

        /**
         * A streamed change is a repetition up to the last position. A snapshot shows the row as it is now, so it never is, but where it is
         * redriven and the row has moved on since.
         */
        private static boolean isRepeated(SourceChange change, @Nullable StoredPosition known, boolean redriven) {
            if (known == null || known.getStreamed() == null || (change.snapshot() && !redriven)) {
                return false;
            }
            int order = change.position().compareTo(known.getStreamed());
            if (Canary.sends(change.source())) {
                return order == 0; // its position is a clock's, and clocks are set back
            }
            return redriven ? order < 0 : order <= 0;
        }

        /** What the row says now, or a single refusal. */
        private static List<MappedRow> says(TableMapping table, Envelope envelope, boolean facts) {
            return table.map(envelope.image(), facts).stream()
                    .filter(mapped -> !(mapped instanceof MappedRow.Nothing))
                    .filter(mapped -> !(mapped instanceof MappedRow.FactRow fact) || fact.fact() != null)
                    .toList();
        }

        /** A fact without a purpose is withheld before anything of the row is looked at: even a refusal would store it. */
        private boolean isWithheld(TableMapping table, Envelope envelope) throws NotAnEnvelopeException {
            if (envelope.isDelete() || !table.parts().contains(Part.FACT) || Canary.sends(table.source())) {
                return false; // the canary is nobody, and needs no lawful purpose
            }
            LocalDate day = LocalDate.ofInstant(envelope.committedAt(), ZoneOffset.UTC);
            return council.purposes().admit(table.source(), table.factType(), day) instanceof Admission.Withheld;
        }

        private void refuse(Record<byte[], byte[]> record, RecordMetadata origin, String reason, String detail) {
            context.forward(refusals.of(record, origin, reason, detail));
        }
    }
}
