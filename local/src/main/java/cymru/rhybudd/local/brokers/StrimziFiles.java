package cymru.rhybudd.local.brokers;

import cymru.rhybudd.app.AccessCatalogue;
import cymru.rhybudd.app.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The two catalogues as Strimzi's KafkaTopic and KafkaUser. */
record StrimziFiles(TopicCatalogue topics, AccessCatalogue access) {
    private static final String MADE =
            "# Made of deploy/topics.yaml and deploy/access.yaml by ./rhybudd brokers strimzi; do not edit.\n";
    private static final Map<String, String> LABELS = Map.of("strimzi.io/cluster", "rhybudd");

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("topics.yaml"), topicsFile());
        Files.writeString(directory.resolve("users.yaml"), usersFile());
    }

    String topicsFile() {
        return file(topics.entries().stream()
                .map(entry -> resource(
                        "KafkaTopic",
                        entry.name().replaceFirst("^_+", "").replace('_', '-'),
                        ordered(
                                "topicName", entry.name(),
                                "partitions", entry.partitions(),
                                "replicas", topics.replication(),
                                "config", new TreeMap<>(entry.configs(topics.replication())))))
                .toList());
    }

    String usersFile() {
        return file(access.principals().stream()
                .map(principal -> resource(
                        "KafkaUser",
                        principal.name(),
                        ordered(
                                "authentication", ordered("type", "tls"),
                                "authorization", ordered("type", "simple", "acls", rights(principal)))))
                .toList());
    }

    private static List<Map<String, Object>> rights(AccessCatalogue.Principal principal) {
        Map<Map<String, Object>, List<String>> operations = new LinkedHashMap<>();
        for (AccessCatalogue.Grant grant : principal.grants()) {
            operations
                    .computeIfAbsent(
                            ordered(
                                    "type", type(grant.type()),
                                    "name", grant.name(),
                                    "patternType", grant.pattern() == PatternType.PREFIXED ? "prefix" : "literal"),
                            resource -> new ArrayList<>())
                    .add(camelCase(grant.operation().name()));
        }
        List<Map<String, Object>> rights = new ArrayList<>();
        operations.forEach((resource, named) -> rights.add(ordered("resource", resource, "operations", named)));
        return rights;
    }

    private static String type(ResourceType type) {
        return switch (type) {
            case TOPIC -> "topic";
            case GROUP -> "group";
            case TRANSACTIONAL_ID -> "transactionalId";
            default -> throw new IllegalArgumentException("Strimzi is not told about " + type);
        };
    }

    /** {@code DESCRIBE_CONFIGS} is {@code DescribeConfigs} to Strimzi. */
    private static String camelCase(String operation) {
        return List.of(operation.split("_")).stream()
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static Map<String, Object> resource(String kind, String name, Map<String, Object> spec) {
        return ordered(
                "apiVersion",
                "kafka.strimzi.io/v1",
                "kind",
                kind,
                "metadata",
                ordered("name", name, "labels", LABELS),
                "spec",
                spec);
    }

    private static String file(List<Map<String, Object>> resources) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setExplicitStart(true);
        options.setWidth(200);
        Yaml yaml = new Yaml(options);
        return MADE + resources.stream().map(yaml::dump).collect(Collectors.joining());
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return map;
    }
}
