package cymru.rhybudd.local.simulation;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.alert.StormGuard;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.Council;
import cymru.rhybudd.streams.EarlyWarningTopology;
import cymru.rhybudd.streams.LogFold;
import cymru.rhybudd.streams.StageMetrics;
import cymru.rhybudd.streams.Topics;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;

/**
 * The topology as the service builds it, with the shipped files, cut into the tasks that instances run. All histories share it,
 * for it has no state: each run of a task gets processors and stores of its own.
 */
final class SimulatedService {
    /** Of the log of record and of what ASSESS writes beside it. */
    static final int PARTITIONS = 3;

    static final Path FILES = Path.of("../deploy/council");
    static final TeamsFile TEAMS = TeamsFile.load(FILES.resolve("teams.yaml"));
    static final SourceMappings SOURCES = SourceMappings.load(FILES);
    static final InMemoryRegistry REGISTRY = new InMemoryRegistry();

    /** Reads each text once for all histories: else every restart of a task would. */
    static final LogFold.ModelReader MODELS = new LogFold.ModelReader() {
        private final Map<String, WeightingModel> read = new ConcurrentHashMap<>();

        @Override
        public WeightingModel read(String version, String text) {
            return read.computeIfAbsent(text, unread -> ModelFile.parse(version, unread));
        }
    };

    private static final Set<String> SPLIT = Set.of(
            Contracts.CITIZEN_LOG.topic(),
            Contracts.DECISIONS.topic(),
            Contracts.ASSESSMENTS.topic(),
            Contracts.SHADOW_ASSESSMENTS.topic());
    private static final TopicSerdes SERDES = new TopicSerdes(Map.of(), REGISTRY);
    private static final Map<String, Serde<?>> VALUES = new ConcurrentHashMap<>();
    private static final Topics TOPICS = new Topics(SOURCES, SERDES);

    private final InternalTopologyBuilder builder;
    private final Map<Part, Integer> numbers = new EnumMap<>(Part.class);
    private final Map<Part, List<String>> sources = new EnumMap<>(Part.class);
    private final StreamsConfig config;

    /** The stretches of the way that are tasks of their own. */
    enum Part {
        FRONT,
        ASSESS,
        NOTIFY
    }

    /** What an instance runs: a part of the way for one partition. */
    record Task(Part part, int partition) {}

    /** With so many citizens or alerts in one step of a sweep. */
    SimulatedService(int sweepSteps) {
        this.config = new StreamsConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "rhybudd-simulation",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "nowhere:9092",
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG,
                SimulatedStores.class));
        Council council = new Council(
                SOURCES,
                REGISTRY,
                PurposesFile.load(FILES.resolve("merthyr.purposes.yaml")).register(),
                new Pseudonym("a secret of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8), "merthyr"),
                TEAMS.teams(),
                new StormGuard(3, 10, 40),
                sweepSteps,
                MODELS);
        this.builder = inside(EarlyWarningTopology.build(TOPICS, council, config, StageMetrics.NONE))
                .rewriteTopology(config);
        for (int number : builder.nodeGroups().keySet()) {
            Set<String> topics = builder.buildSubtopology(number).sourceTopics();
            numbers.put(part(topics), number);
            sources.put(part(topics), topics.stream().sorted().toList());
        }
    }

    /** Kafka Streams builds tasks of this; it shows it to nobody else. */
    private static InternalTopologyBuilder inside(Topology topology) {
        try {
            Field builder = Topology.class.getDeclaredField("internalTopologyBuilder");
            builder.setAccessible(true);
            return (InternalTopologyBuilder) Objects.requireNonNull(builder.get(topology));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Part part(Set<String> sources) {
        if (sources.contains(Contracts.CITIZEN_LOG.topic())) {
            return Part.ASSESS;
        }
        return sources.contains(Contracts.ALERT_LOG.topic()) ? Part.NOTIFY : Part.FRONT;
    }

    /** All tasks of the service. */
    static List<Task> tasks() {
        List<Task> tasks = new ArrayList<>(List.of(new Task(Part.FRONT, 0), new Task(Part.NOTIFY, 0)));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            tasks.add(new Task(Part.ASSESS, partition));
        }
        return List.copyOf(tasks);
    }

    /** Processors and stores, new and empty. */
    ProcessorTopology processors(Part part) {
        return builder.buildSubtopology(number(part));
    }

    int number(Part part) {
        return Objects.requireNonNull(numbers.get(part));
    }

    StreamsConfig config() {
        return config;
    }

    /** What a task reads, in a fixed order. */
    List<TopicPartition> inputs(Task task) {
        return Objects.requireNonNull(sources.get(task.part())).stream()
                .map(topic -> new TopicPartition(topic, task.partition()))
                .toList();
    }

    static int partitions(String topic) {
        return SPLIT.contains(topic) ? PARTITIONS : 1;
    }

    /** A value as it stands on the topic of its contract. */
    static <T extends SpecificRecordBase> byte[] written(Contract<T> contract, T value) {
        return Objects.requireNonNull(serde(contract).serializer().serialize(contract.topic(), value));
    }

    /** What stands there. */
    static <T extends SpecificRecordBase> T read(Contract<T> contract, byte[] value) {
        return serde(contract).deserializer().deserialize(contract.topic(), value);
    }

    /** Each is made once: it looks its schema up when it is first used. */
    @SuppressWarnings("unchecked") // by its contract
    private static <T extends SpecificRecordBase> Serde<T> serde(Contract<T> contract) {
        return (Serde<T>) VALUES.computeIfAbsent(contract.topic(), topic -> SERDES.values(contract));
    }
}
