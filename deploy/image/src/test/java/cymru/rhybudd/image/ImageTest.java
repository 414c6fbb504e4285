package cymru.rhybudd.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image that {@code -Pimage} built, from its unpacked layers: as its user, with nothing of this machine but the kernel. Skipped where there is
 * no image, or no right to change the root directory; {@code -Drhybudd.image=FILE} names another one.
 */
class ImageTest {
    private static final long MOST_BYTES = 250_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path archive = Path.of(System.getProperty("rhybudd.image", "target/rhybudd.oci.tar"));

    @TempDir
    Path directory;

    private Path layout;
    private Path root;
    private JsonNode manifest;
    private JsonNode config;

    @BeforeEach
    void unpack() throws Exception {
        assumeThat(archive).exists();
        layout = Files.createDirectories(directory.resolve("layout"));
        root = Files.createDirectories(directory.resolve("root"));
        run("tar", "xf", archive.toAbsolutePath().toString(), "-C", layout.toString());
        manifest = blob(JSON.readTree(layout.resolve("index.json").toFile()).at("/manifests/0/digest"));
        config = blob(manifest.at("/config/digest")).path("config");
        for (JsonNode layer : manifest.path("layers")) {
            run("tar", "xzf", file(layer.path("digest")).toString(), "-C", root.toString());
        }
    }

    @Test
    void isSmallUnprivilegedAndWithoutSecrets() throws IOException {
        assertThat(Files.size(archive)).isLessThan(MOST_BYTES);
        assertThat(config.path("User").asText()).isEqualTo("65532:65532");
        assertThat(config.at("/Labels/org.opencontainers.image.title").asText()).isEqualTo("Rhybudd");
        assertThat(config.path("Env").toString()).doesNotContainIgnoringCase("password", "secret");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(root::relativize)
                            .map(Path::toString)
                            .filter(file -> file.matches(
                                    "(?i).*\\.(key|pem|p12|jks|env)|.*(/sh|/bash|/busybox)|.*kafka_2\\.13.*")))
                    .isEmpty();
        }
    }

    @Test
    void runsTheServiceAgainstBrokersOutsideIt() throws Exception {
        assumeThat(run("id", "-u").strip()).isEqualTo("0");
        try (GuardedCouncil council = new GuardedCouncil(directory.resolve("council"))) {
            council.applyCatalogues();
            Map<String, String> environment = council.environment("rhybudd-topology");
            mount(Path.of(environment.get("RHYBUDD_KAFKA_PROPERTIES_FILE")).resolveSibling(""), "/etc/rhybudd/kafka");
            mount(Path.of(environment.get("RHYBUDD_SERDES_FILE")).resolveSibling(""), "/etc/rhybudd/registry");
            mount(GuardedCouncil.HOME.resolve("deploy/council"), "/etc/rhybudd/council");
            Files.writeString(root.resolve("etc/rhybudd/pseudonym"), "of a test: thirty-two bytes or more");
            environment.put("RHYBUDD_KAFKA_PROPERTIES_FILE", "/opt/rhybudd/deploy/kafka-client.properties");
            environment.put("RHYBUDD_SERDES_FILE", "/opt/rhybudd/deploy/registry-client.properties");
            environment.put("RHYBUDD_COUNCIL_DIRECTORY", "/etc/rhybudd/council");
            environment.put("RHYBUDD_TOPIC_CATALOGUE", "/opt/rhybudd/deploy/topics.yaml");
            environment.put("RHYBUDD_STATE_DIRECTORY", "/var/lib/rhybudd/state");
            environment.put("RHYBUDD_PSEUDONYM_KEY_FILE", "/etc/rhybudd/pseudonym");
            environment.put("RHYBUDD_REPLICATION_FACTOR", "1");
            environment.put("RHYBUDD_HTTP_PORT", "18080");
            Path log = directory.resolve("service.log");

            Process service = container(environment, log, "service");
            try {
                await().atMost(Duration.ofSeconds(120))
                        .pollInterval(Duration.ofSeconds(2))
                        .until(() -> {
                            assertThat(service.isAlive())
                                    .as(Files.readString(log))
                                    .isTrue();
                            return Healthy.ask(new String[] {"http://127.0.0.1:18080/health/ready"}) == 0;
                        });
                new CapturedRows(council).serveNotice();
                council.awaitRecord("rhybudd-console", "officer-notifications");
            } finally {
                service.descendants().forEach(ProcessHandle::destroy);
                service.destroy();
                service.waitFor();
            }
            assertThat(Files.readAllLines(log))
                    .allSatisfy(
                            line -> assertThat(JSON.readTree(line).isObject()).isTrue())
                    .anySatisfy(line -> assertThat(line).contains("the service runs"));
        }
    }

    /** As an engine would start it: its root, its user, its environment, its entry point. */
    private Process container(Map<String, String> environment, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                "mkdir -p \"$0/proc\" && mount -t proc proc \"$0/proc\" && exec chroot --userspec=65532:65532 \"$0\" \"$@\"",
                root.toString()));
        config.path("Entrypoint").forEach(part -> command.add(part.asText()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        for (JsonNode variable : config.path("Env")) {
            String[] entry = variable.asText().split("=", 2);
            builder.environment().put(entry[0], entry[1]);
        }
        builder.environment().put("PATH", path); // of this machine's programs, that change the root
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void mount(Path from, String to) throws Exception {
        Path there = Files.createDirectories(root.resolve(to.substring(1)));
        run("cp", "-rL", from.toAbsolutePath() + "/.", there.toString());
        run("chown", "-R", "65532:65532", there.toString());
    }

    private JsonNode blob(JsonNode digest) throws IOException {
        return JSON.readTree(file(digest).toFile());
    }

    private Path file(JsonNode digest) {
        return layout.resolve("blobs").resolve(digest.asText().replace(':', '/'));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return output;
    }
}
