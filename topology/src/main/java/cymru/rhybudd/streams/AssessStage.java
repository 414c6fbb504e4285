package cymru.rhybudd.streams;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.alert.Assessor;
import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.StoredCitizen;
import cymru.rhybudd.schemas.StoredControls;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.Judged.Continued;
import cymru.rhybudd.streams.Judged.Reached;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Stage 5, ASSESS: folds the log of record, citizen by citizen, and nothing but the log. A tick or a model that concerns
 * many citizens is worked off in bounded steps that are themselves records of the log, so that a replay takes the same.
 *
 * @param sweepSteps how many citizens one step of a sweep visits at most
 */
record AssessStage(int sweepSteps, StageMetrics metrics)
        implements ProcessorSupplier<String, cymru.rhybudd.schemas.CitizenEvent, String, Judged> {

    static final String CITIZENS = "state-by-citizen";
    static final String DUE = "citizens-by-due-date";
    static final String CONTROLS = "controls-in-force";

    @Override
    public Processor<String, cymru.rhybudd.schemas.CitizenEvent, String, Judged> get() {
        return new AssessProcessor(sweepSteps, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Store.of(CITIZENS, StoredCitizen.class),
                Store.of(DUE, Serdes.String()),
                Store.of(CONTROLS, StoredControls.class));
    }

    private static final class AssessProcessor
            implements Processor<String, cymru.rhybudd.schemas.CitizenEvent, String, Judged> {
        private static final String ONLY = "controls";
        private static final String SWEEP = "sweep";
        private static final String NOBODY = "";
        private static final StoredControls NONE = new StoredControls(null, null, null, false, null);

        private final int sweepSteps;
        private final StageMetrics metrics;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Judged> context;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredCitizen> citizens;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, String> due;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, StoredControls> controls;

        /** What the store holds, for every record asks for it. */
        private StoredControls known = NONE;

        private @Nullable WeightingModel model;

        AssessProcessor(int sweepSteps, StageMetrics metrics) {
            this.sweepSteps = sweepSteps;
            this.metrics = metrics;
        }

        @Override
        public void init(ProcessorContext<String, Judged> context) {
            this.context = context;
            this.citizens = context.getStateStore(CITIZENS);
            this.due = context.getStateStore(DUE);
            this.controls = context.getStateStore(CONTROLS);
            this.known = Objects.requireNonNullElse(controls.get(ONLY), NONE);
        }

        @Override
        public void process(Record<String, cymru.rhybudd.schemas.CitizenEvent> record) {
            RecordMetadata metadata = context.recordMetadata().orElseThrow();
            LogPosition position = new LogPosition(metadata.partition(), metadata.offset());
            Object body = record.value().getBody();
            if (body instanceof Observed observed) {
                CitizenState before = state(record.key());
                judge(before, Mapping.toDomain(observed, position), record.timestamp());
            } else if (body instanceof ClockTicked tick) {
                tick(tick, position, record.timestamp());
            } else if (body instanceof ModelPublished published) {
                publish(published, position, record.timestamp());
            } else if (body instanceof SweepContinued step) {
                sweepOn(step, position, record.timestamp());
            }
        }

        private void tick(ClockTicked tick, LogPosition position, long timestamp) {
            StoredControls before = known;
            Instant clock = before.getClock();
            if (clock != null && !tick.getInstant().isAfter(clock)) {
                return;
            }
            boolean all = before.getSweep() != null && before.getSweepsAll();
            startSweep(tick.getInstant(), before.getModel(), all, position, timestamp);
        }

        private void publish(ModelPublished published, LogPosition position, long timestamp) {
            StoredControls before = known;
            ModelPublished last = before.getModel();
            if (last != null && last.getVersion().compareTo(published.getVersion()) >= 0) {
                return; // redriven late: versions begin with year and month, and go forward only
            }
            // Read before it is remembered: a text that is no model must not take the place of the one in force.
            model = ModelFile.parse(published.getVersion(), published.getText());
            startSweep(before.getClock(), published, true, position, timestamp);
        }

        /** The first step is a record too: how many citizens it visits is then for the log to say, not for a setting. */
        private void startSweep(
                @Nullable Instant clock,
                @Nullable ModelPublished published,
                boolean all,
                LogPosition position,
                long timestamp) {
            remember(new StoredControls(clock, published, position.offset(), all, null));
            if (next(1).isEmpty()) {
                remember(new StoredControls(clock, published, null, false, null));
                return;
            }
            SweepContinued first = new SweepContinued(position.partition(), position.offset(), NOBODY, sweepSteps);
            context.forward(new Record<>(SWEEP, new Continued(first), timestamp));
        }

        /** A step of another sweep than the one under way, or from another place in it, changes nothing. */
        private void sweepOn(SweepContinued step, LogPosition position, long timestamp) {
            StoredControls now = known;
            Long sweep = now.getSweep();
            if (sweep != null
                    && sweep == step.getSweep()
                    && step.getAfter().equals(Objects.requireNonNullElse(now.getAfter(), NOBODY))) {
                sweep(position, step.getSteps(), timestamp);
            }
        }

        private void sweep(LogPosition position, int steps, long timestamp) {
            StoredControls now = known;
            List<String> next = next(steps);
            for (String citizen : next) {
                reassess(citizen, position, timestamp);
            }
            boolean done = next.size() < steps;
            String after = done ? null : next.get(steps - 1);
            Long sweep = done ? null : now.getSweep();
            remember(new StoredControls(now.getClock(), now.getModel(), sweep, !done && now.getSweepsAll(), after));
            if (sweep != null && after != null) {
                SweepContinued step = new SweepContinued(position.partition(), sweep, after, steps);
                context.forward(new Record<>(SWEEP, new Continued(step), timestamp));
            }
        }

        private List<String> next(int steps) {
            return known.getSweepsAll() ? everybody(known.getAfter(), steps) : everybodyDue(today(known), steps);
        }

        private List<String> everybody(@Nullable String after, int steps) {
            List<String> next = new ArrayList<>(steps);
            try (KeyValueIterator<String, StoredCitizen> iterator = citizens.range(after, null)) {
                while (next.size() < steps && iterator.hasNext()) {
                    String citizen = iterator.next().key;
                    if (!citizen.equals(after)) {
                        next.add(citizen);
                    }
                }
            }
            return next;
        }

        private List<String> everybodyDue(LocalDate today, int steps) {
            List<String> next = new ArrayList<>(steps);
            try (KeyValueIterator<String, String> iterator = due.range(null, dueKey(today.plusDays(1), ""))) {
                while (next.size() < steps && iterator.hasNext()) {
                    KeyValue<String, String> entry = iterator.next();
                    next.add(entry.value);
                }
            }
            return next;
        }

        private void reassess(String citizen, LogPosition position, long timestamp) {
            CitizenState before = state(citizen);
            Picture picture = before.picture();
            WeightingModel model = model();
            if (model == null) {
                return;
            }
            boolean remodelled = picture == null || !picture.modelVersion().equals(model.version());
            if (remodelled) {
                judge(before, new CitizenEvent.ModelChanged(position), timestamp);
            } else if (before.isDue(today(known))) {
                judge(before, new CitizenEvent.TimePassed(position), timestamp);
            }
        }

        private void judge(CitizenState before, CitizenEvent event, long timestamp) {
            Verdict verdict = Assessor.assess(before, event, model(), today(known));
            remember(before, verdict.after());
            if (verdict.isWorthRecording(before, event)) {
                metrics.decided(verdict.reason().name());
                verdict.alerts()
                        .forEach(alert -> metrics.alerted(
                                alert.kind().name(),
                                alert.assessment().weighing().rag().name()));
                context.forward(new Record<>(before.citizen(), new Reached(event.position(), verdict), timestamp));
            }
        }

        private void remember(CitizenState before, CitizenState after) {
            citizens.put(after.citizen(), Mapping.toAvro(after));
            if (!before.due().equals(after.due())) {
                before.due().ifPresent(date -> due.delete(dueKey(date, before.citizen())));
                after.due().ifPresent(date -> due.put(dueKey(date, after.citizen()), after.citizen()));
            }
        }

        private CitizenState state(String citizen) {
            @Nullable StoredCitizen stored = citizens.get(citizen);
            return stored == null ? CitizenState.unknown(citizen) : Mapping.toDomain(citizen, stored);
        }

        private void remember(StoredControls now) {
            controls.put(ONLY, now);
            known = now;
        }

        /** The model in force, read from its text once. */
        private @Nullable WeightingModel model() {
            ModelPublished published = known.getModel();
            if (published == null) {
                return null;
            }
            WeightingModel read = model;
            if (read == null || !read.version().equals(published.getVersion())) {
                read = ModelFile.parse(published.getVersion(), published.getText());
                model = read;
            }
            return read;
        }

        /** The date of the latest tick; before the first one, the beginning of time, when nothing has aged. */
        private static LocalDate today(StoredControls controls) {
            return Optional.ofNullable(controls.getClock())
                    .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
                    .orElse(LocalDate.EPOCH);
        }

        private static String dueKey(LocalDate date, String citizen) {
            return date + "|" + citizen;
        }
    }
}
