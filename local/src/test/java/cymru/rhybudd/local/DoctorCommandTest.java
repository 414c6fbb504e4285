package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    Path directory;

    /** Also to a program that reads JSON. */
    @Test
    void whereThereIsNoWorldThatIsTheFinding() throws Exception {
        Terminal terminal = Terminal.run("doctor", "--json", "--state", directory);

        assertThat(terminal.exitCode()).isEqualTo(1);
        JsonNode findings = terminal.json();
        assertThat(findings).hasSize(1);
        assertThat(findings.at("/0/check").asText()).isEqualTo("world");
        assertThat(findings.at("/0/good").asBoolean(true)).isFalse();
        assertThat(findings.at("/0/remedy").asText()).startsWith("start one with ./rhybudd up");
    }
}
