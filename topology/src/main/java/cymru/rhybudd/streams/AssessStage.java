package cymru.rhybudd.streams;

import cymru.rhybudd.domain.alert.Assessment;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Handover;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.StoredCitizen;
import cymru.rhybudd.schemas.StoredControls;
import cymru.rhybudd.schemas.StoredTally;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.Judged.Appended;
import cymru.rhybudd.streams.Judged.Concerning;
import cymru.rhybudd.streams.Judged.Reached;
import cymru.rhybudd.streams.Judged.SeenByShadow;
import cymru.rhybudd.streams.Judged.Unjudged;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Stage 5, ASSESS: folds the log of record, and nothing but the log, with {@link LogFold}; it keeps what is known in its stores,
 * and passes on what follows.
 *
 * @param sweepSteps how many citizens one step of a sweep visits at most
 * @param models reads the models that are published
 * @param log of record; a dead letter holds an entry as it stands there
 */
record AssessStage(
        int sweepSteps,
        LogFold.ModelReader models,
        Topic<String, cymru.rhybudd.schemas.CitizenEvent> log,
        StageMetrics metrics)
        implements ProcessorSupplier<String, cymru.rhybudd.schemas.CitizenEvent, String, Judged> {

    static final String CITIZENS = "state-by-citizen";
    static final String DUE = "citizens-by-due-time";
    static final String CONTROLS = "controls-in-force";
    static final String TALLIES = "shadow-tallies";
    static final String STANDING = "standing-tallies";
    static final String STAGE = "assess-citizen";

    @Override
    public Processor<String, cymru.rhybudd.schemas.CitizenEvent, String, Judged> get() {
        return new AssessProcessor(sweepSteps, models, log, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Store.of(CITIZENS, StoredCitizen.class),
                Store.of(DUE, Serdes.String()),
                Store.of(CONTROLS, StoredControls.class),
                Store.of(TALLIES, StoredTally.class),
                Store.of(STANDING, Serdes.String()));
    }

    private static final class AssessProcessor
            implements Processor<String, cymru.rhybudd.schemas.CitizenEvent, String, Judged>, LogFold.Listener {
        private static final String ONLY = "controls";
        private static final String SWEEP = "sweep";
        private static final String OFFICE = "office";

        private final int sweepSteps;
        private final LogFold.ModelReader models;
        private final Topic<String, cymru.rhybudd.schemas.CitizenEvent> log;
        private final StageMetrics metrics;
        private final Refusals refusals;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Judged> context;

        @SuppressWarnings("NullAway.Init")
        private LogFold fold;

        @SuppressWarnings("NullAway.Init")
        private ShadowTally tally;

        @SuppressWarnings("NullAway.Init")
        private StandingTally standing;

        @SuppressWarnings("NullAway.Init") // set before anything is folded
        private Record<String, cymru.rhybudd.schemas.CitizenEvent> taken;

        AssessProcessor(
                int sweepSteps,
                LogFold.ModelReader models,
                Topic<String, cymru.rhybudd.schemas.CitizenEvent> log,
                StageMetrics metrics) {
            this.sweepSteps = sweepSteps;
            this.models = models;
            this.log = log;
            this.metrics = metrics;
            this.refusals = new Refusals(STAGE, metrics);
        }

        @Override
        public void init(ProcessorContext<String, Judged> context) {
            this.context = context;
            KeyValueStore<String, StoredControls> controls = context.getStateStore(CONTROLS);
            this.tally = new ShadowTally(
                    context.getStateStore(TALLIES), metrics, context.taskId().partition());
            this.standing = new StandingTally(
                    context.getStateStore(STANDING), metrics, context.taskId().partition());
            this.fold = new LogFold(
                    new StoredCitizens(context.getStateStore(CITIZENS), context.getStateStore(DUE)),
                    controls.get(ONLY),
                    now -> controls.put(ONLY, now),
                    models,
                    sweepSteps,
                    this);
        }

        @Override
        public void process(Record<String, cymru.rhybudd.schemas.CitizenEvent> record) {
            RecordMetadata metadata = context.recordMetadata().orElseThrow();
            taken = record;
            fold.take(record.key(), record.value(), new LogPosition(metadata.partition(), metadata.offset()));
        }

        @Override
        public void close() {
            tally.close();
            standing.close();
        }

        @Override
        public void judged(CitizenState before, CitizenEvent event, Verdict verdict) {
            if (!Canary.is(before.citizen())) {
                StageMetrics.count(metrics, before, event, verdict);
            }
            forward(before.citizen(), new Reached(event.position(), verdict));
            for (Handover handover : verdict.handovers()) {
                forward(handover.to(), new Appended(Mapping.toAvro(handover)));
            }
        }

        @Override
        public void changed(CitizenState before, CitizenState after) {
            if (!Canary.is(after.citizen())) {
                tally.move(before, after);
                standing.move(before, after, taken.timestamp());
            }
        }

        @Override
        public void seen(CitizenState live, Assessment byShadow) {
            forward(live.citizen(), new SeenByShadow(live, byShadow));
        }

        @Override
        public void failed(String citizen, LogPosition position, RuntimeException failure) {
            DeadLetter letter = refusals.letter(
                    citizen.getBytes(StandardCharsets.UTF_8),
                    log.valueSerde().serializer().serialize(log.name(), taken.value()),
                    context.recordMetadata().orElseThrow(),
                    DeadLetterReasons.NOT_APPLICABLE,
                    "the sweep failed at one citizen with " + failure.getClass().getSimpleName());
            forward(citizen, new Unjudged(letter));
        }

        @Override
        public void continued(SweepContinued step) {
            forward(SWEEP, new Appended(step));
        }

        @Override
        public void concerning(Object body) {
            forward(OFFICE, new Concerning(body));
        }

        private void forward(String key, Judged judged) {
            context.forward(new Record<>(key, judged, taken.timestamp()));
        }
    }
}
