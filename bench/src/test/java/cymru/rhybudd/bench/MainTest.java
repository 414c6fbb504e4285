package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** What cannot be written is refused before anything is measured; of the wrong number of adults nobody reads first. */
class MainTest {
    @TempDir
    Path directory;

    private String refused(Path report, String json) {
        StringWriter said = new StringWriter();
        CommandLine bench = new CommandLine(new Main()).setErr(new PrintWriter(said));

        assertThat(bench.execute("--report", report.toString(), "--json", json, "--largest", "0"))
                .isEqualTo(ExitCode.USAGE);
        return said.toString();
    }

    @Test
    void aPlaceBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(refused(file.resolve("bench.md"), "-"))
                .startsWith("--report: there is no directory for '" + file.resolve("bench.md") + "'");
        assertThat(refused(
                        directory.resolve("bench.md"),
                        file.resolve("bench.json").toString()))
                .startsWith("--json: there is no directory for '" + file.resolve("bench.json") + "'");
    }

    @Test
    void aDirectoryIsRefused() throws IOException {
        Path picture = Files.createDirectories(directory.resolve("bench-latency.svg"));

        assertThat(refused(directory.resolve("bench.md"), "-"))
                .startsWith("--report: '" + picture + "' is a directory");
        assertThat(refused(directory.resolve("other.md"), directory.toString()))
                .startsWith("--json: '" + directory + "' is a directory");
    }

    @Test
    void aDirectoryThatIsNotThereYetIsMadeAndStandardOutputIsNoFile() {
        assertThat(refused(directory.resolve("new/bench.md"), "-")).startsWith("--largest must be at least 1 adult");
    }
}
