package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {
    private static final Path GENERATED = Path.of("../docs/generated");
    private static final String HOW_TO_UPDATE = """
            The topology is another than the checked-in one. If that is meant, run
              mvn -pl schemas,topology -Dtest=TopologyDescriptionTest -Dgolden.update=true test
            and review the difference like code. Consider first what it does to a council that runs the old one:
              - a renamed or new repartition topic loses what was under way in the old one;
              - a renamed store begins with an empty changelog, and its state has to be rebuilt from the topics;
              - a sub-topology that was added, dropped or reordered renumbers the tasks, and with them all local state;
              - a replay of citizen-log must still give the same decisions.
            """;

    private final TopologyDescription description = TestCouncil.topology().describe();

    @Test
    void isTheOneThatIsCheckedIn() throws IOException {
        assertSameAs("topology.txt", sorted(description.toString()));
    }

    @Test
    void isDrawnAsItIs() throws IOException {
        assertSameAs("topology.mmd", mermaid());
    }

    @Test
    void hasNoGeneratedNames() {
        assertThat(description.toString()).doesNotContain("KSTREAM-", "KTABLE-", "-repartition");
    }

    @Test
    void hasFrontAssessAndNotifyAndNoOtherPart() {
        assertThat(description.subtopologies())
                .extracting(TopologyDescriptionTest::stages)
                .containsExactly(
                        List.of(
                                "attribute-to-people",
                                "gather-by-citizen",
                                "link-to-citizens",
                                "quarantine-record",
                                "take-in-row-change",
                                "take-sign-of-life"),
                        List.of("assess-citizen", "quarantine-visit"),
                        List.of("notify-team"));
    }

    @Test
    void readsNothingButMappedTablesTheCanaryHeartbeatsWhatConcernsEverybodyAndItsOwnLogs() {
        TreeSet<String> read = new TreeSet<>();
        for (Subtopology part : description.subtopologies()) {
            for (Node node : part.nodes()) {
                if (node instanceof Source source) {
                    read.addAll(source.topicSet());
                }
            }
        }

        assertThat(read)
                .hasSize(19 + 1 + 3 + 4)
                .contains(
                        "controls",
                        "officer-actions",
                        "citizen-log",
                        "alert-log",
                        "revenues.public.person",
                        Canary.TOPIC)
                // The rows that the heartbeats write prove that a feed is whole; Debezium's own heartbeats prove that
                // it runs.
                .contains("education.public.debezium_heartbeat")
                .noneMatch(topic -> topic.startsWith("__debezium-heartbeat"));
    }

    /** The steps of a sub-topology that are more than a mapping: of those, the names say so. */
    private static List<String> stages(Subtopology part) {
        return part.nodes().stream()
                .filter(Processor.class::isInstance)
                .map(Node::name)
                .filter(name -> !name.matches("(keep|write|list|tell|record|join)-.*"))
                .sorted()
                .toList();
    }

    private String mermaid() {
        StringBuilder text = new StringBuilder("flowchart TD\n");
        TreeSet<String> edges = new TreeSet<>();
        for (Subtopology part : description.subtopologies()) {
            text.append("  subgraph part")
                    .append(part.id())
                    .append("[\"")
                    .append(part.id())
                    .append("\"]\n");
            part.nodes().stream().map(TopologyDescriptionTest::box).sorted().forEach(text::append);
            text.append("  end\n");
            for (Node node : part.nodes()) {
                node.successors().forEach(next -> edges.add(arrow(node.name(), next.name())));
                if (node instanceof Source source) {
                    topics(source).forEach(topic -> edges.add(topic(topic) + " --> " + id(node.name())));
                } else if (node instanceof Sink sink) {
                    edges.add(id(node.name()) + " --> " + topic(sink.topic()));
                } else if (node instanceof Processor processor) {
                    processor.stores().forEach(store -> edges.add(id(node.name()) + " --- " + store(store)));
                }
            }
        }
        edges.forEach(edge -> text.append("  ").append(edge).append('\n'));
        return text.toString();
    }

    private static List<String> topics(Source source) {
        int topics = source.topicSet().size();
        if (source.name().equals("read-heartbeats")) {
            return List.of("heartbeats of " + topics + " databases");
        }
        return topics > 1 ? List.of("row changes of " + topics + " tables") : List.copyOf(source.topicSet());
    }

    private static String box(Node node) {
        return "    " + id(node.name()) + "[\"" + node.name() + "\"]\n";
    }

    private static String arrow(String from, String to) {
        return id(from) + " --> " + id(to);
    }

    private static String topic(String name) {
        return "topic_" + id(name) + "([\"" + name + "\"])";
    }

    private static String store(String name) {
        return "store_" + id(name) + "[(\"" + name + "\")]";
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    /** Topics and stores are sets: in the order of their names they can be compared. */
    private static String sorted(String text) {
        return Pattern.compile("\\[(.*?)]")
                .matcher(text)
                .replaceAll(list ->
                        Stream.of(list.group(1).split(", ")).sorted().collect(Collectors.joining(", ", "[", "]")));
    }

    private static void assertSameAs(String file, String actual) throws IOException {
        Path golden = GENERATED.resolve(file);
        String text = actual.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GENERATED);
            Files.writeString(golden, text);
        }
        assertThat(Files.exists(golden)).as(HOW_TO_UPDATE).isTrue();
        assertThat(text).as(HOW_TO_UPDATE).isEqualTo(Files.readString(golden));
    }
}
