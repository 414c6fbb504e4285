package cymru.rhybudd.streams;

import cymru.rhybudd.app.Service;
import cymru.rhybudd.bench.flink.JobSettings;
import cymru.rhybudd.bench.flink.StageContext;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.StoredBudget;
import cymru.rhybudd.schemas.StoredHold;
import cymru.rhybudd.schemas.StoredOffice;
import cymru.rhybudd.schemas.StoredOfficeWork;
import cymru.rhybudd.schemas.StoredTelling;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** NOTIFY: alerts become officers' notifications, or wait. */
public final class NotifyOperator extends StageOperator {
    private static final long serialVersionUID = 1;
    private static final int ONLY = 0;

    private transient StageContext<String, Dispatch> context;
    private transient Processor<String, AlertEvent, String, Dispatch> stage;

    /** For a job. */
    @SuppressWarnings("NullAway.Init") // made when it is opened
    public NotifyOperator(JobSettings settings) {
        super(settings);
    }

    @Override
    void openStages() throws Exception {
        keep(NotifyStage.WAITING, StoredHold.class);
        keepBy(NotifyStage.KEYS, Serdes::String);
        keep(NotifyStage.TELLINGS, StoredTelling.class);
        keep(NotifyStage.BUDGETS, StoredBudget.class);
        keep(NotifyStage.OFFICE, StoredOffice.class);
        keep(NotifyStage.WORK, StoredOfficeWork.class);
        context = new StageContext<>(
                stores(), ONLY, record -> dispatched(record.key(), record.value(), record.timestamp()));
    }

    @Override
    void take(RecordMetadata position, long timestamp, byte[] key, byte[] value) {
        if (stage == null) { // it reads its stores when it begins, and Flink shows them only while a record is taken
            stage = new NotifyStage(Service.SWEEP_STEPS, StageMetrics.NONE).get();
            stage.init(context);
        }
        context.takes(position);
        String about = Objects.requireNonNull(
                topics.alertLog().keySerde().deserializer().deserialize(position.topic(), key));
        AlertEvent event = Objects.requireNonNull(
                topics.alertLog().valueSerde().deserializer().deserialize(position.topic(), value));
        stage.process(new Record<>(about, event, timestamp));
    }

    private void dispatched(String key, Dispatch dispatch, long timestamp) {
        dispatch.notifications().forEach(told -> write(topics.officerNotifications(), key, told, timestamp));
        dispatch.held().forEach(held -> write(topics.heldAlerts(), key, held, timestamp));
        dispatch.digests().forEach(digest -> write(topics.teamDigests(), key, digest, timestamp));
        dispatch.steps().forEach(step -> write(topics.alertLog(), key, step, timestamp));
    }
}
