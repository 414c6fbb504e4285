package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.StoredBudget;
import cymru.rhybudd.schemas.StoredHold;
import cymru.rhybudd.schemas.StoredOffice;
import cymru.rhybudd.schemas.StoredOfficeWork;
import cymru.rhybudd.schemas.StoredTelling;
import cymru.rhybudd.schemas.TeamDigest;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Stage 6, NOTIFY: which team is told, and what waits. It sees all alerts of a council in one order, folds them, and nothing
 * but them, with {@link OfficeFold}; it keeps its books in its stores, and passes on what follows.
 *
 * @param steps how many alerts one step of a ruling or of the turn of the week deals with at most
 */
record NotifyStage(int steps, StageMetrics metrics) implements ProcessorSupplier<String, AlertEvent, String, Dispatch> {

    static final String STAGE = "notify-team";
    static final String WAITING = "waiting-by-hold";
    static final String KEYS = "waiting-keys-by-alert";
    static final String TELLINGS = "tellings-by-episode";
    static final String BUDGETS = "budgets-by-team";
    static final String OFFICE = "office-in-force";
    static final String WORK = "office-work";

    @Override
    public Processor<String, AlertEvent, String, Dispatch> get() {
        return new NotifyProcessor(steps, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Store.of(WAITING, StoredHold.class),
                Store.of(KEYS, Serdes.String()),
                Store.of(TELLINGS, StoredTelling.class),
                Store.of(BUDGETS, StoredBudget.class),
                Store.of(OFFICE, StoredOffice.class),
                Store.of(WORK, StoredOfficeWork.class));
    }

    private static final class NotifyProcessor
            implements Processor<String, AlertEvent, String, Dispatch>, OfficeFold.Listener {
        private static final String STEP = "office";

        private final int steps;
        private final StageMetrics metrics;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
        private ProcessorContext<String, Dispatch> context;

        @SuppressWarnings("NullAway.Init")
        private OfficeFold fold;

        private long timestamp;

        NotifyProcessor(int steps, StageMetrics metrics) {
            this.steps = steps;
            this.metrics = metrics;
        }

        @Override
        public void init(ProcessorContext<String, Dispatch> context) {
            this.context = context;
            this.fold = new OfficeFold(
                    new OfficeMemory(
                            shelf(WAITING), shelf(KEYS), shelf(TELLINGS), shelf(BUDGETS), shelf(OFFICE), shelf(WORK)),
                    steps,
                    metrics,
                    this);
        }

        private <V> Shelf<V> shelf(String name) {
            KeyValueStore<String, V> store = context.getStateStore(name);
            return Shelf.in(store);
        }

        @Override
        public void process(Record<String, AlertEvent> record) {
            timestamp = record.timestamp();
            fold.take(record.value(), context.recordMetadata().orElseThrow().offset());
        }

        /** Whoever takes the task over shows what waits from then on. */
        @Override
        public void close() {
            metrics.forgetOffice();
        }

        @Override
        public void told(OfficerNotification notification) {
            forward(notification.getAlert().getCitizen(), new Dispatch.Told(notification));
        }

        @Override
        public void held(HeldAlert held) {
            forward(held.getAlert().getAlertId(), new Dispatch.Held(held));
        }

        @Override
        public void digested(TeamDigest digest) {
            forward(digest.getTeam(), new Dispatch.Digested(digest));
        }

        @Override
        public void continued(OfficeContinued step) {
            forward(STEP, new Dispatch.Continued(step));
        }

        private void forward(String key, Dispatch dispatch) {
            context.forward(new Record<>(key, dispatch, timestamp));
        }
    }
}
