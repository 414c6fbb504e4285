package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.app.TopicCatalogue.Entry;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.source.CouncilTables;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.Topics;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
