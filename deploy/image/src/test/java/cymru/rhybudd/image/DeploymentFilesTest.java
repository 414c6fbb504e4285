package cymru.rhybudd.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import cymru.rhybudd.app.AccessCatalogue;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.local.world.BrokerSettings;
import cymru.rhybudd.schemas.client.SecretVariable;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What a council deploys, against the schemas of who reads it, the catalogues and the code. */
class DeploymentFilesTest {
    private static final Path DEPLOY = GuardedCouncil.HOME.resolve("deploy");
    private static final String SAMPLE = "merthyr";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\"(RHYBUDD_[A-Z_]+)\"");

    /** What neither way of deploying sets, and why. */
    private static final Map<String, String> NOT_DEPLOYED = Map.of(
            "RHYBUDD_LOCAL", "the laptop's numbers of partitions",
            "RHYBUDD_REPLICATION_FACTOR", "the catalogue's holds",
            "RHYBUDD_COMMIT_INTERVAL_MS", "the default is what was measured",
            "RHYBUDD_STORE_MEMORY_MB", "the default suits a council; docs/operations.md says for whom more is better",
            "RHYBUDD_SERDES_FILE",
                    "the registry here stands behind no password: docs/deployment.md says when to set it",
            "RHYBUDD_CONSOLE_INDEX", "the default is in the state directory, which is kept",
            "RHYBUDD_OIDC_CLIENT_SECRET", "the secret comes in a file");

    private static final Map<String, Class<?>> KUBERNETES = Map.of(
            "CronJob", CronJob.class,
            "Namespace", Namespace.class,
            "PersistentVolumeClaim", PersistentVolumeClaim.class,
            "Service", Service.class,
            "Deployment", Deployment.class,
            "StatefulSet", StatefulSet.class,
            "NetworkPolicy", NetworkPolicy.class,
            "PodDisruptionBudget", PodDisruptionBudget.class);

    private static final Map<String, String> STRIMZI = Map.of(
            "Kafka", "io.strimzi.api.kafka.model.kafka.Kafka",
            "KafkaNodePool", "io.strimzi.api.kafka.model.nodepool.KafkaNodePool",
            "KafkaTopic", "io.strimzi.api.kafka.model.topic.KafkaTopic",
            "KafkaUser", "io.strimzi.api.kafka.model.user.KafkaUser",
            "KafkaConnect", "io.strimzi.api.kafka.model.connect.KafkaConnect",
            "KafkaConnector", "io.strimzi.api.kafka.model.connector.KafkaConnector");

    @Test
    void topicsAndUsersOfStrimziAreTheCatalogues(@TempDir Path directory) throws IOException {
        Path checkedIn = DEPLOY.resolve("kubernetes");
        Path to = Boolean.getBoolean("golden.update") ? checkedIn : directory;
        Commands.line().execute("brokers", "strimzi", to.toString(), "--catalogues", DEPLOY.toString());

        for (String file : List.of("topics.yaml", "users.yaml")) {
            assertThat(checkedIn.resolve(file))
                    .as(
                            "after a change of a catalogue: mvn -pl deploy/image -Dtest=DeploymentFilesTest -Dgolden.update=true test")
                    .hasSameTextualContentAs(to.resolve(file));
        }
    }

    @Test
    void anotherCouncilsTopicsAndUsersKnowNothingOfTheSample(@TempDir Path directory) throws IOException {
        int exitCode = Commands.line()
                .execute(
                        "brokers",
                        "strimzi",
                        directory.toString(),
                        "--catalogues",
                        DEPLOY.toString(),
                        "--council",
                        "powys");

        assertThat(exitCode).isZero();
        for (String file : List.of("topics.yaml", "users.yaml")) {
            assertThat(directory.resolve(file)).content().doesNotContainIgnoringCase(SAMPLE);
        }
        assertThat(directory.resolve("users.yaml")).content().contains("rhybudd-powys-", "rhybudd-delivery-powys-");
        assertThat(Files.readString(directory.resolve("users.yaml")).replace("powys", SAMPLE))
                .as("the same rights")
                .isEqualTo(Files.readString(DEPLOY.resolve("kubernetes/users.yaml")));
    }

    /** An overlay sets the one; the other is written by {@code rhybudd brokers strimzi}. */
    @Test
    void theSampleStandsInNothingThatIsDeployedButWhereAnotherCouncilPutsItself() throws IOException {
        List<String> named = new ArrayList<>();
        for (Path home : List.of(
                DEPLOY.resolve("kubernetes"), DEPLOY.resolve("compose"), GuardedCouncil.HOME.resolve("grafana"))) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(path -> !path.endsWith("users.yaml"))
                        .filter(path -> !path.startsWith(DEPLOY.resolve("compose/keys")))
                        .toList()) {
                    Files.readString(file)
                            .lines()
                            .filter(line -> line.toLowerCase(Locale.ROOT).contains(SAMPLE))
                            .map(String::strip)
                            .forEach(named::add);
                }
            }
        }

        assertThat(named).hasSize(3).containsOnly("- { name: RHYBUDD_COUNCIL, value: " + SAMPLE + " }");
    }

    /** Prometheus' operator takes the same rules as a Prometheus beside the containers: all but the comment at their head, moved in. */
    @Test
    void theRulesOfKubernetesAreThoseOfPrometheus() throws IOException {
        Path checkedIn = DEPLOY.resolve("kubernetes/rules.yaml");
        String rules = Files.readString(GuardedCouncil.HOME.resolve("grafana/prometheus/rhybudd.rules.yaml"));
        String expected = """
                # Made of grafana/prometheus/rhybudd.rules.yaml by DeploymentFilesTest; do not edit.
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: rhybudd
                spec:
                """
                + rules.substring(rules.indexOf("groups:\n"))
                        .lines()
                        .map(line -> line.isEmpty() ? line : "  " + line)
                        .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(checkedIn, expected);
        }

        assertThat(checkedIn)
                .as(
                        "after a change of a rule: mvn -pl deploy/image -Dtest=DeploymentFilesTest -Dgolden.update=true test")
                .hasContent(expected);
        Map<String, Object> spec =
                JSON.convertValue(read(checkedIn).get(0).path("spec"), new TypeReference<Map<String, Object>>() {});
        assertThat(spec).isEqualTo(new Yaml().load(rules));
    }

    @Test
    void everyFileForKubernetesIsApplied() throws IOException {
        Path home = DEPLOY.resolve("kubernetes");
        List<String> applied = new ArrayList<>();
        read(home.resolve("kustomization.yaml")).get(0).path("resources").forEach(file -> applied.add(file.asText()));

        try (Stream<Path> files = Files.list(home)) {
            assertThat(applied)
                    .containsAll(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".yaml") && !file.equals("kustomization.yaml"))
                            .toList())
                    .contains("../../grafana");
        }
    }

    @Test
    void everyDashboardIsGivenToGrafanaOnKubernetes() throws IOException {
        Path grafana = GuardedCouncil.HOME.resolve("grafana");
        JsonNode kustomization = read(grafana.resolve("kustomization.yaml")).get(0);
        List<String> given = new ArrayList<>();
        kustomization
                .path("configMapGenerator")
                .forEach(map -> map.path("files").forEach(file -> given.add(file.asText())));

        assertThat(kustomization
                        .at("/generatorOptions/labels/grafana_dashboard")
                        .asText())
                .isEqualTo("1");
        try (Stream<Path> files = Files.list(grafana.resolve("dashboards"))) {
            assertThat(given)
                    .containsExactlyInAnyOrderElementsOf(files.map(file -> "dashboards/" + file.getFileName())
                            .toList());
        }
    }

    @Test
    void composeIsAsItsSpecificationSays() throws IOException {
        JsonNode schema = JSON.readTree(Files.readString(Path.of("src/test/resources/schemas/compose-spec.json")));
        // A keyword of older drafts than the one that the schema names.
        schema.findParents("id").forEach(part -> ((ObjectNode) part).remove("id"));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                        .getSchema(schema)
                        .validate(compose()))
                .isEmpty();
    }

    /** After a stop of a week Kafka's own default would have the service take in everything again. */
    @Test
    void brokersKnowForTenYearsHowFarAGroupHadCome() throws IOException {
        Duration tenYears = Duration.ofDays(3650);
        List<Long> minutes = new ArrayList<>();
        compose()
                .findParents("KAFKA_OFFSETS_RETENTION_MINUTES")
                .forEach(broker -> minutes.add(
                        broker.path("KAFKA_OFFSETS_RETENTION_MINUTES").asLong()));
        for (JsonNode resource : resources()) {
            if (resource.path("kind").asText().equals("Kafka")) {
                minutes.add(resource.at("/spec/kafka/config")
                        .path("offsets.retention.minutes")
                        .asLong());
            }
        }
        BrokerSettings laptop =
                new BrokerSettings(Path.of("broker"), "127.0.0.1", List.of(BrokerSettings.Place.free()), 1);
        minutes.add(Long.valueOf(laptop.by(SecurityProtocol.PLAINTEXT).get("offsets.retention.minutes")));

        assertThat(minutes).hasSizeGreaterThan(2).containsOnly(tenYears.toMinutes());
    }

    @Test
    void kubernetesKnowsEveryFieldOfItsResources() throws Exception {
        List<String> seen = new ArrayList<>();
        for (JsonNode resource : resources()) {
            Class<?> type = KUBERNETES.get(resource.path("kind").asText());
            if (type != null) {
                strict().treeToValue(resource, type); // throws at a field that is not known
                seen.add(resource.path("kind").asText());
            }
        }

        assertThat(seen).containsAll(KUBERNETES.keySet());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void strimziKnowsEveryFieldOfItsResources() throws Exception {
        List<String> seen = new ArrayList<>();
        for (JsonNode resource : resources()) {
            String type = STRIMZI.get(resource.path("kind").asText());
            if (type != null) {
                strict().treeToValue(resource, Class.forName(type));
                seen.add(resource.path("kind").asText());
            }
        }

        assertThat(seen).containsAll(STRIMZI.keySet());
    }

    @Test
    void everyResourceIsOfAKindThatIsChecked() throws IOException {
        assertThat(resources())
                .extracting(resource -> resource.path("kind").asText())
                .allMatch(kind -> KUBERNETES.containsKey(kind)
                        || STRIMZI.containsKey(kind)
                        || Set.of("Kustomization", "PodMonitor", "PrometheusRule")
                                .contains(kind));
    }

    @Test
    void podsRunWithoutPrivileges() throws IOException {
        List<JsonNode> served = pods("/spec/template/spec");
        List<JsonNode> onCall = pods("/spec/jobTemplate/spec/template/spec");

        assertThat(served)
                .hasSize(3)
                .allSatisfy(pod -> assertThat(pod.path("containers"))
                        .allSatisfy(container ->
                                assertThat(container.has("readinessProbe")).isTrue()));
        assertThat(onCall).hasSize(1);
        assertThat(Stream.concat(served.stream(), onCall.stream())).allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("containers")).allSatisfy(container -> {
                assertThat(container
                                .at("/securityContext/allowPrivilegeEscalation")
                                .asBoolean(true))
                        .isFalse();
                assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                        .isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            });
        });
    }

    /** The namespace admits no other, and the operator's own default asks for less. */
    @Test
    void podsThatStrimziMakesAreAdmitted() throws IOException {
        assertThat(read(DEPLOY.resolve("kubernetes/namespace.yaml"))
                        .get(0)
                        .path("metadata")
                        .path("labels"))
                .anySatisfy(level -> assertThat(level.asText()).isEqualTo("restricted"));
        List<JsonNode> templates = new ArrayList<>();
        for (JsonNode resource : resources()) {
            switch (resource.path("kind").asText()) {
                case "Kafka" -> {
                    templates.add(resource.at("/spec/kafka/template"));
                    templates.add(resource.at("/spec/entityOperator/template"));
                    assertThat(resource.path("spec").fieldNames())
                            .toIterable()
                            .as("another pod, such as Kafka Exporter's, wants a template too")
                            .containsOnly("kafka", "entityOperator");
                }
                case "KafkaConnect" -> {
                    templates.add(resource.at("/spec/template"));
                    assertThat(resource.path("spec").has("build")).isFalse();
                }
                case "KafkaNodePool" ->
                    assertThat(resource.path("spec").has("template"))
                            .as("a template of its own would take the place of the Kafka's")
                            .isFalse();
                default -> {}
            }
        }

        assertThat(templates)
                .extracting(DeploymentFilesTest::containers)
                .containsExactlyInAnyOrder(
                        Set.of("kafkaContainer", "initContainer"),
                        Set.of("topicOperatorContainer", "userOperatorContainer"),
                        Set.of("connectContainer", "initContainer"));
        assertThat(templates).allSatisfy(template -> {
            JsonNode pod = template.at("/pod/securityContext");
            assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(containers(template)).allSatisfy(name -> {
                JsonNode container = template.path(name).path("securityContext");
                assertThat(container.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            });
        });
    }

    /** Debezium's image has a converter of its own, of another line than the one that is tested: the switch would have both be found. */
    @Test
    void composeHasTheConverterOfTheBuild() {
        JsonNode connect = compose().at("/services/connect");

        assertThat(connect.path("environment").has("ENABLE_APICURIO_CONVERTERS"))
                .isFalse();
        assertThat(connect.path("volumes"))
                .filteredOn(volume -> volume.path("target").asText().equals("/kafka/connect/apicurio-avro"))
                .singleElement()
                .extracting(volume -> DEPLOY.resolve("compose")
                        .resolve(volume.path("source").asText())
                        .normalize())
                .asInstanceOf(InstanceOfAssertFactories.PATH)
                // No module has it on its class path, so that -am alone does not build it.
                .as("unpacked by another module, which is to be built first: mvn -pl local/plugins package")
                .isDirectoryContaining("glob:**/apicurio-registry-utils-converter-2.6.*.jar");
    }

    private static Set<String> containers(JsonNode template) {
        Set<String> names = new TreeSet<>();
        template.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !name.endsWith("Container"));
        return names;
    }

    /** What one way of deploying says of a client, of the topics of Connect and of the converters, the other says too. */
    @Test
    void connectIsSetAlikeInBothWays() throws IOException {
        Map<String, String> inKubernetes = resources().stream()
                .filter(resource -> resource.path("kind").asText().equals("KafkaConnect"))
                .map(resource ->
                        JSON.convertValue(resource.at("/spec/config"), new TypeReference<TreeMap<String, String>>() {}))
                .findFirst()
                .orElseThrow();
        Map<String, String> inCompose = new TreeMap<>();
        compose().at("/services/connect/environment").properties().forEach(variable -> {
            String name = variable.getKey();
            if (name.startsWith("CONNECT_") || name.endsWith("_CONVERTER")) {
                inCompose.put(
                        name.replaceFirst("^CONNECT_", "")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        variable.getValue().asText());
            }
        });
        inCompose
                .keySet()
                .removeIf(key ->
                        key.matches("(producer\\.)?(ssl|security)\\..*")); // Strimzi's own: its tls and authentication

        assertThat(inCompose).isEqualTo(inKubernetes);
    }

    private static List<JsonNode> pods(String at) throws IOException {
        return resources().stream()
                .map(resource -> resource.at(at))
                .filter(pod -> pod.has("containers"))
                .toList();
    }

    @Test
    void theVariablesAreThoseThatTheCodeReads() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String config : List.of(
                "topology/src/main/java/cymru/rhybudd/app/Config.java",
                "console/src/main/java/cymru/rhybudd/console/Config.java")) {
            Matcher found = VARIABLE.matcher(Files.readString(GuardedCouncil.HOME.resolve(config)));
            found.results().map(result -> result.group(1)).forEach(read::add);
        }
        read.add("RHYBUDD_OIDC_CLIENT_SECRET_FILE"); // made of the variable's name
        Matcher secrets = Pattern.compile("(?:password|key|secret)-variable: (RHYBUDD_[A-Z_]+)")
                .matcher(Files.readString(DEPLOY.resolve("delivery.yaml")));
        secrets.results().map(result -> SecretVariable.file(result.group(1))).forEach(read::add);
        Set<String> inCompose = new TreeSet<>();
        compose()
                .path("services")
                .forEach(service -> service.path("environment").fieldNames().forEachRemaining(inCompose::add));
        Set<String> inKubernetes = new TreeSet<>();
        resources()
                .forEach(resource -> resource.at("/spec/template/spec/containers")
                        .forEach(container -> container
                                .path("env")
                                .forEach(entry ->
                                        inKubernetes.add(entry.path("name").asText()))));
        Set<String> deployed = new TreeSet<>(read);
        deployed.removeAll(NOT_DEPLOYED.keySet());

        assertThat(read).containsAll(NOT_DEPLOYED.keySet());
        assertThat(ours(inCompose)).isEqualTo(deployed);
        assertThat(ours(inKubernetes)).isEqualTo(deployed);
    }

    private static Set<String> ours(Set<String> variables) {
        variables.removeIf(name -> !name.startsWith("RHYBUDD_"));
        return variables;
    }

    @Test
    void everyImageHasAVersion() throws IOException {
        List<String> images = new ArrayList<>();
        compose()
                .path("services")
                .forEach(service -> images.add(service.path("image").asText()));
        resources().forEach(resource -> resource.findValues("image").forEach(image -> images.add(image.asText())));

        assertThat(images)
                .allMatch(image -> image.startsWith("${RHYBUDD_IMAGE:?")
                        || (image.matches(".+:[a-z0-9][A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?")
                                && !image.endsWith(":latest")));
    }

    @Test
    void connectorsOnKubernetesAreThoseOfTheConnectorFiles() throws IOException {
        int compared = 0;
        for (JsonNode resource : resources()) {
            if (resource.path("kind").asText().equals("KafkaConnector")) {
                Path file = DEPLOY.resolve("connectors")
                        .resolve(resource.at("/metadata/name").asText() + ".json");
                Map<String, String> expected =
                        JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {});
                Map<String, String> actual =
                        JSON.convertValue(resource.at("/spec/config"), new TypeReference<TreeMap<String, String>>() {});
                actual.put("connector.class", resource.at("/spec/class").asText());
                actual.put("tasks.max", resource.at("/spec/tasksMax").asText());
                assertThat(actual).isEqualTo(expected);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(3);
    }

    /** Debezium's clients for it take nothing from Connect's settings, and the group is the connector's own. */
    @Test
    void aHistoryOfTablesIsKeptWithKeysAndInAGroupThatIsGranted() throws IOException {
        List<String> granted = AccessCatalogue.load(
                        DEPLOY.resolve("access.yaml"), TopicCatalogue.load(DEPLOY.resolve("topics.yaml")), "merthyr")
                .principals()
                .stream()
                .filter(principal -> principal.name().equals("rhybudd-connect"))
                .flatMap(principal -> principal.grants().stream())
                .filter(grant -> grant.type() == ResourceType.GROUP)
                .map(AccessCatalogue.Grant::name)
                .toList();
        for (String name : List.of("oracle.example.json", "sqlserver.example.json")) {
            Map<String, String> connector = JSON.readValue(
                    DEPLOY.resolve("connectors").resolve(name).toFile(),
                    new TypeReference<TreeMap<String, String>>() {});
            for (String client : List.of("producer", "consumer")) {
                String prefix = "schema.history.internal." + client + ".";
                assertThat(connector)
                        .as(name)
                        .containsEntry(prefix + "security.protocol", "SSL")
                        .containsKey(prefix + "ssl.keystore.key")
                        .containsKey(prefix + "ssl.keystore.certificate.chain")
                        .containsKey(prefix + "ssl.truststore.certificates");
            }
            assertThat(granted).contains(connector.get("schema.history.internal.consumer.group.id"));
        }
    }

    @Test
    void noFileHoldsASecret() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*\\.(yaml|json|properties)"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as("%s", file)
                        .doesNotContainPattern("PRIVATE KEY")
                        .doesNotContainPattern("(?i)password\"?\\s*[:=]\\s*\"?(?!\\$\\{)[a-z0-9]{3,}");
            }
        }
    }

    private static JsonNode compose() {
        return read(DEPLOY.resolve("compose/compose.yaml")).get(0);
    }

    private static List<JsonNode> resources() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        }
    }

    private static List<JsonNode> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<JsonNode> documents = new ArrayList<>();
            new Yaml().loadAll(in).forEach(document -> documents.add(JSON.valueToTree(document)));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The models take any field that they do not know; this reader does not. */
    private static ObjectMapper strict() {
        return new ObjectMapper().setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }
        });
    }
}
