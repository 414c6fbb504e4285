package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.source.CouncilTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is named, with what to do; nothing listens at the addresses of these tests. */
class DoctorTest {
    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aServiceWithoutAnybodyAround() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "a secret of thirty-two bytes or more");
        environment.put("RHYBUDD_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        environment.put("RHYBUDD_REGISTRY_URL", "http://127.0.0.1:1");
        environment.put("RHYBUDD_STATE_DIRECTORY", directory.resolve("state").toString());
        environment.put("RHYBUDD_PSEUDONYM_KEY_FILE", key.toString());
        environment.put("RHYBUDD_COUNCIL_DIRECTORY", CouncilTables.MAPPINGS.toString());
        environment.put("RHYBUDD_TOPIC_CATALOGUE", "../deploy/topics.yaml");
    }

    private List<String> wrong() throws InterruptedException {
        return Doctor.examine(environment).stream()
                .filter(finding -> !finding.good())
                .map(Finding::check)
                .filter(check -> !check.equals("disk") && !check.equals("open files")) // of the machine
                .toList();
    }

    @Test
    void namesTheVariableThatIsMissingAndLooksNoFurther() throws InterruptedException {
        environment.remove("RHYBUDD_REGISTRY_URL");

        assertThat(Doctor.examine(environment)).singleElement().satisfies(finding -> {
            assertThat(finding.good()).isFalse();
            assertThat(finding.says()).contains("RHYBUDD_REGISTRY_URL");
        });
    }

    @Test
    void saysThatBrokersAndRegistryDoNotAnswerAndThatTheRestIsRight() throws InterruptedException {
        assertThat(wrong()).containsExactly("registry", "brokers");
    }

    @Test
    void findsAWrongFileAndAShortKeyWithoutShowingIt() throws Exception {
        Files.writeString(directory.resolve("key"), "short-secret");
        environment.put("RHYBUDD_COUNCIL_DIRECTORY", directory.toString());

        assertThat(wrong()).contains("council's files", "pseudonym key");
        assertThat(Doctor.examine(environment).toString()).doesNotContain("short-secret");
    }
}
