package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The lists that governance asks for, of an archive, when the world is gone. */
class ArchiveListsTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("rhybudd.home", ".."))
            .toAbsolutePath()
            .resolve("audit/src/test/resources/archives/0.1.0");

    private static JsonNode listed(String... words) throws Exception {
        Object[] all = new Object[words.length + 3];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--from-files";
        all[words.length + 1] = ARCHIVE;
        all[words.length + 2] = "--json";
        Terminal terminal = Terminal.run(all);
        assertThat(terminal.exitCode()).as(terminal.text()).isZero();
        return terminal.json();
    }

    @Test
    void alertsAreListedWithTheirIds() throws Exception {
        JsonNode alerts = listed("officer", "alerts");

        assertThat(alerts).isNotEmpty();
        assertThat(alerts.findValuesAsText("alertId")).contains("fbeaa702-fd4c-3fc4-a64c-65b80d5b0df5");
    }

    @Test
    void modelsAreListedByTheLogsClock() throws Exception {
        JsonNode models = listed("model", "list");

        assertThat(models.at("/models/0/version").asText()).isEqualTo("2026-12");
        assertThat(models.get("today").asText()).isEqualTo("2026-11-25");
    }

    @Test
    void whatWaitsIsListed() throws Exception {
        assertThat(listed("held", "list").has("holds")).isTrue();
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() {
        Terminal terminal = Terminal.run("model", "list", "--from-files", ARCHIVE.resolve("schemas"));

        assertThat(terminal.exitCode()).isNotZero();
        assertThat(terminal.text()).contains("schemas");
    }
}
