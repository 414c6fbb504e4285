package cymru.rhybudd.streams;

import cymru.rhybudd.app.Service;
import cymru.rhybudd.bench.flink.JobSettings;
import cymru.rhybudd.bench.flink.StageContext;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.StoredCitizen;
import cymru.rhybudd.schemas.StoredControls;
import cymru.rhybudd.schemas.StoredTally;
import cymru.rhybudd.streams.Judged.Reached;
import cymru.rhybudd.streams.Judged.Unjudged;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** ASSESS: entries of citizen-log become decisions, pictures, alerts, and entries of the two logs; each partition for itself. */
public final class AssessOperator extends StageOperator {
    private static final long serialVersionUID = 1;

    private transient Map<Integer, Partition> partitions;
    private transient LogPartitioner partitioner;

    /** For a job. */
    @SuppressWarnings("NullAway.Init") // made when it is opened
    public AssessOperator(JobSettings settings) {
        super(settings);
    }

    private record Partition(
            Processor<String, CitizenEvent, String, Judged> stage, StageContext<String, Judged> context) {}

    @Override
    void openStages() throws Exception {
        keep(AssessStage.CITIZENS, StoredCitizen.class);
        keepBy(AssessStage.DUE, Serdes::String);
        keep(AssessStage.CONTROLS, StoredControls.class);
        keep(AssessStage.TALLIES, StoredTally.class);
        keepBy(AssessStage.STANDING, Serdes::String);
        partitions = new HashMap<>();
        partitioner = new LogPartitioner();
    }

    @Override
    void take(RecordMetadata position, long timestamp, byte[] key, byte[] value) {
        Partition partition = partitions.computeIfAbsent(position.partition(), this::open);
        partition.context().takes(position);
        String citizen = Objects.requireNonNull(
                topics.citizenLog().keySerde().deserializer().deserialize(position.topic(), key));
        CitizenEvent entry = Objects.requireNonNull(
                topics.citizenLog().valueSerde().deserializer().deserialize(position.topic(), value));
        partition.stage().process(new Record<>(citizen, entry, timestamp));
    }

    private Partition open(int number) {
        Processor<String, CitizenEvent, String, Judged> stage =
                new AssessStage(Service.SWEEP_STEPS, ModelFile::parse, topics.citizenLog(), StageMetrics.NONE).get();
        StageContext<String, Judged> context = new StageContext<>(
                stores(), number, record -> judged(record.key(), record.value(), record.timestamp()));
        stage.init(context);
        return new Partition(stage, context);
    }

    private void judged(String key, Judged judged, long timestamp) {
        for (CitizenEvent entry : judged.entries()) {
            Set<Integer> chosen = partitioner
                    .partitions(topics.citizenLog().name(), key, entry, settings.logPartitions())
                    .orElse(Set.of(-1));
            chosen.forEach(partition -> write(topics.citizenLog(), partition, key, entry, timestamp));
        }
        judged.unjudged().stream().map(Unjudged::letter).forEach(StageOperator::refuse);
        for (Reached reached : judged.verdicts()) {
            reached(key, reached, timestamp);
        }
        judged.shadows()
                .forEach(seen -> write(topics.shadowAssessments(), seen.record().key, seen.record().value, timestamp));
        judged.concerning().forEach(body -> write(topics.alertLog(), key, new AlertEvent(body), timestamp));
    }

    private void reached(String citizen, Reached reached, long timestamp) {
        if (!Canary.is(citizen)) {
            write(
                    topics.decisions(),
                    citizen,
                    Mapping.decision(citizen, reached.position(), reached.verdict()),
                    timestamp);
            reached.verdict()
                    .assessment()
                    .ifPresent(
                            assessment -> write(topics.assessments(), citizen, Mapping.toAvro(assessment), timestamp));
            reached.verdict()
                    .alerts()
                    .forEach(alert -> write(topics.alerts(), citizen, Mapping.toAvro(alert), timestamp));
        }
        reached.verdict()
                .alerts()
                .forEach(alert -> write(topics.alertLog(), citizen, new AlertEvent(Mapping.toAvro(alert)), timestamp));
    }
}
