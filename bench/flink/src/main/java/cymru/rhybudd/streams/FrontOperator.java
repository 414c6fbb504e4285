package cymru.rhybudd.streams;

import cymru.rhybudd.app.Service;
import cymru.rhybudd.bench.flink.JobSettings;
import cymru.rhybudd.bench.flink.StageContext;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.council.StormGuardFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.StoredAssignment;
import cymru.rhybudd.schemas.StoredCluster;
import cymru.rhybudd.schemas.StoredConcern;
import cymru.rhybudd.schemas.StoredFlow;
import cymru.rhybudd.schemas.StoredNames;
import cymru.rhybudd.schemas.StoredPerson;
import cymru.rhybudd.schemas.StoredPosition;
import cymru.rhybudd.schemas.StoredThing;
import cymru.rhybudd.streams.Linked.Directory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** FRONT: row changes and what concerns everybody become entries of citizen-log. */
public final class FrontOperator extends StageOperator {
    private static final long serialVersionUID = 1;
    private static final int ONLY = 0;

    private transient StageContext<String, Taken> intakeContext;
    private transient Processor<byte[], byte[], String, Taken> intake;
    private transient Processor<String, Arrival, String, Attribution> attribute;
    private transient LogPartitioner partitioner;

    /** For a job. */
    @SuppressWarnings("NullAway.Init") // made when it is opened
    public FrontOperator(JobSettings settings) {
        super(settings);
    }

    @Override
    void openStages() throws Exception {
        keep(IntakeStage.POSITIONS, StoredPosition.class);
        keep(IntakeStage.FLOWS, StoredFlow.class);
        keep(AttributeStage.THINGS, StoredThing.class);
        keep(AttributeStage.PLACES, StoredNames.class);
        keepBy(AttributeStage.ENDINGS, Serdes::String);
        keep(LinkStage.PERSONS, StoredPerson.class);
        keep(LinkStage.RECORDS, StoredNames.class);
        keep(LinkStage.CLUSTERS, StoredCluster.class);
        keepBy(LinkStage.FOUNDINGS, Serdes::Long);
        keepBy(LinkStage.SUCCESSORS, Serdes::String);
        keepBy(LinkStage.ACTS, Serdes::String);
        keep(GatherStage.CONCERNS, StoredConcern.class);
        keep(GatherStage.ROWS, StoredNames.class);
        keep(GatherStage.ASSIGNMENTS, StoredAssignment.class);
        partitioner = new LogPartitioner();
        Council council = council();

        Processor<String, Linkage, String, Observed> gather = new GatherStage().get();
        gather.init(this.<Observed>context(
                record -> append(record.key(), new CitizenEvent(Mapping.toAvro(record.value())), record.timestamp())));

        Processor<String, Attribution, String, Linked> link =
                new LinkStage(council.pseudonym(), council.teams(), StageMetrics.NONE).get();
        link.init(this.<Linked>context(record -> linked(record, gather)));

        attribute = new AttributeStage(council.sources()).get();
        attribute.init(this.<Attribution>context(record -> link.process(record.withValue(record.value()))));

        intake = new IntakeStage(council, StageMetrics.NONE).get();
        intakeContext = context(record -> {
            record.value().refusals().forEach(StageOperator::refuse);
            record.value().rows().forEach(row -> attribute.process(record.withValue(row)));
        });
        intake.init(intakeContext);
    }

    private <V> StageContext<String, V> context(Consumer<Record<String, V>> next) {
        return new StageContext<>(
                stores(), ONLY, record -> next.accept(new Record<>(record.key(), record.value(), record.timestamp())));
    }

    private Council council() throws Exception {
        Path directory = Path.of(settings.councilDirectory());
        return new Council(
                sources,
                serdes.registry(),
                PurposesFile.load(purposes(directory)).register(),
                new Pseudonym(Files.readAllBytes(Path.of(settings.pseudonymKeyFile())), settings.council()),
                TeamsFile.load(directory.resolve("teams.yaml")).teams(),
                StormGuardFile.load(directory.resolve("storm-guard.yaml")),
                Service.SWEEP_STEPS,
                ModelFile::parse);
    }

    private static Path purposes(Path directory) throws Exception {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.purposes.yaml")) {
            return files.iterator().next();
        }
    }

    private void linked(Record<String, Linked> record, Processor<String, Linkage, String, Observed> gather) {
        Linked linked = record.value();
        linked.refusals().forEach(StageOperator::refuse);
        linked.linkages().forEach(linkage -> gather.process(record.withValue(linkage)));
        if (linked instanceof Directory directory && !Canary.is(record.key())) {
            write(topics.citizenDirectory(), record.key(), directory.entry(), record.timestamp());
        }
    }

    @Override
    void take(RecordMetadata position, long timestamp, byte[] key, byte[] value) {
        if (position.topic().equals(topics.controls().name())) {
            Control control = Objects.requireNonNull(
                    topics.controls().valueSerde().deserializer().deserialize(position.topic(), value));
            String about = topics.controls().keySerde().deserializer().deserialize(position.topic(), key);
            Arrival.ticks(control).forEach(tick -> attribute.process(new Record<>(about, tick, timestamp)));
            append(Objects.requireNonNull(about), new CitizenEvent(control.getBody()), timestamp);
        } else {
            intakeContext.takes(position);
            intake.process(new Record<>(key, value, timestamp));
        }
    }

    private void append(String key, CitizenEvent entry, long timestamp) {
        Optional<Set<Integer>> partitions =
                partitioner.partitions(topics.citizenLog().name(), key, entry, settings.logPartitions());
        for (int partition : partitions.map(List::copyOf).orElse(List.of(-1))) {
            write(topics.citizenLog(), partition, key, entry, timestamp);
        }
    }
}
