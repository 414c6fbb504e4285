package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.app.TopicCatalogue.Entry;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.source.CouncilTables;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped catalogue against what the code reads and writes. */
class TopicCatalogueTest {
    private final TopicCatalogue catalogue = TopicCatalogue.load(Path.of("../deploy/topics.yaml"));
    private final Set<String> tables =
            Set.copyOf(SourceMappings.load(CouncilTables.MAPPINGS).topics());

    @Test
    void hasExactlyTheContractsTheMappedTablesTheCanaryTheDeadLettersAndTheHeartbeats() {
        Set<String> expected = new HashSet<>(tables);
        Contracts.topics().stream().map(Contract::topic).forEach(expected::add);
        expected.addAll(Set.of(Topics.DEAD_LETTERS, "checkpoints", Canary.TOPIC));
        for (String source : Set.of("education", "housing", "revenues")) {
            expected.add(source + ".public.debezium_heartbeat");
            expected.add("__debezium-heartbeat." + source);
        }

        assertThat(catalogue.entries()).extracting(Entry::name).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void givesFrontAndNotifyOnePartitionEach() {
        Set<String> inOneOrder = new HashSet<>(tables);
        inOneOrder.addAll(Set.of("controls", "alerts", Canary.TOPIC));

        assertThat(catalogue.entries().stream().filter(entry -> inOneOrder.contains(entry.name())))
                .hasSize(inOneOrder.size())
                .allMatch(entry -> entry.partitions() == 1 && entry.localPartitions() == 1);
    }

    @Test
    void givesTheLogAndItsViewsTheSamePartitions() {
        Set<String> byCitizen = Set.of("citizen-log", "decisions", "assessments");

        assertThat(catalogue.entries().stream()
                        .filter(entry -> byCitizen.contains(entry.name()))
                        .map(entry -> entry.partitions() + " " + entry.localPartitions())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void keepsForEverWhatAReplayReadsAndCompares() {
        Set<String> ofRecord = Set.of("citizen-log", "decisions", "controls", "alerts");

        assertThat(catalogue.entries().stream().filter(entry -> ofRecord.contains(entry.name())))
                .hasSize(ofRecord.size())
                .allMatch(entry -> !entry.compacted() && entry.retention().isEmpty());
    }

    @Test
    void compactsViewsAndWhatTheConsoleKeepsAndNothingElse() {
        assertThat(catalogue.entries().stream().filter(Entry::compacted).map(Entry::name))
                .containsExactlyInAnyOrder(
                        "assessments",
                        "shadow-assessments",
                        "held-alerts",
                        "citizen-directory",
                        "console-sessions",
                        "restrictions",
                        "officer-preferences");
    }

    @Test
    void hasBrokersCleanTheseWithinADayOfWhatIsSupersededAndTheOthersNever() {
        assertThat(catalogue.entries())
                .allSatisfy(entry -> assertThat(entry.configs(1).get("max.compaction.lag.ms"))
                        .isEqualTo(entry.compacted() ? "86400000" : null));
    }

    private Map<String, String> kept(String topic, String setting, String value) {
        Map<String, String> held = new HashMap<>(entry(topic).configs(3));
        held.put(setting, value);
        return held;
    }

    private Entry entry(String topic) {
        return catalogue.entries().stream()
                .filter(entry -> entry.name().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    static List<Arguments> deviations() {
        return List.of(
                argumentSet("a log is deleted by age", "citizen-log", "retention.ms", "604800000", true),
                argumentSet("a log is deleted by size", "citizen-log", "retention.bytes", "1073741824", true),
                argumentSet("a log is compacted", "decisions", "cleanup.policy", "compact", true),
                argumentSet("a view is deleted", "assessments", "cleanup.policy", "delete", true),
                argumentSet(
                        "a view is compacted, and deleted", "assessments", "cleanup.policy", "compact,delete", true),
                argumentSet("times of producers", "controls", "message.timestamp.type", "CreateTime", true),
                argumentSet("an age that compaction ignores", "assessments", "retention.ms", "604800000", false),
                argumentSet("rows are kept longer", "housing.public.person", "retention.ms", "-1", false),
                argumentSet("rows are compacted", "housing.public.person", "cleanup.policy", "compact", false),
                argumentSet("one broker is enough to write", "citizen-log", "min.insync.replicas", "1", false));
    }

    @ParameterizedTest
    @MethodSource("deviations")
    void knowsWhereTheBrokersKeepATopicOtherwiseAndWhetherThatLosesWhatIsKeptForEver(
            String topic, String setting, String value, boolean harmful) {
        assertThat(entry(topic).deviations(kept(topic, setting, value), 3))
                .singleElement()
                .satisfies(deviation -> {
                    assertThat(deviation.says()).startsWith("topic " + topic + " has " + setting + "=" + value + ", ");
                    assertThat(deviation.isHarmful()).isEqualTo(harmful);
                    assertThat(deviation.remedy()).contains("--topic " + topic + " --add-config " + setting + "=");
                });
    }

    @Test
    void findsNoDeviationWhereATopicIsKeptAsItSays() {
        assertThat(catalogue.entries())
                .allSatisfy(entry ->
                        assertThat(entry.deviations(entry.configs(1), 1)).isEmpty());
    }

    /** A broker's own limit of size would hold for every topic that says nothing. */
    @Test
    void deletesNothingBySize() {
        assertThat(catalogue.entries())
                .allSatisfy(entry -> assertThat(entry.configs(3)).containsEntry("retention.bytes", "-1"));
    }

    @Test
    void givesEveryRecordTheTimeAtWhichTheBrokerTookItIn() {
        assertThat(catalogue.entries())
                .allSatisfy(entry -> assertThat(entry.topic(true, 1).configs())
                        .containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    /** Rulings name officers, models their authors and approvers. */
    @Test
    void saysWhichTopicsHoldNobodysData() {
        assertThat(catalogue.entries().stream()
                        .filter(entry -> entry.personalData().equals("none"))
                        .map(Entry::name))
                .isNotEmpty()
                .allMatch(name -> name.contains("heartbeat")
                        || Set.of("checkpoints", Canary.TOPIC).contains(name));
        assertThat(catalogue.entries().stream()
                        .filter(entry -> entry.personalData().equals("staff"))
                        .map(Entry::name))
                .containsExactlyInAnyOrder("console-sessions", "officer-preferences", "controls");
    }

    @Test
    void saysWhichTopicsHoldNamesAndAddresses() {
        Set<String> expected = tables.stream().collect(Collectors.toCollection(HashSet::new));
        expected.addAll(Set.of("citizen-directory", Topics.DEAD_LETTERS));

        assertThat(catalogue.entries().stream()
                        .filter(entry -> entry.personalData().equals("identifying"))
                        .map(Entry::name))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
