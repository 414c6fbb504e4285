package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UpOptionsTest {
    private static UpOptions options(String... arguments) {
        return CommandLine.populateCommand(new UpOptions(), arguments);
    }

    @Test
    void nothingNeedBeSaid() {
        UpOptions options = options();
        assertThat(options.fault()).isNull();
        assertThat(options)
                .extracting(
                        o -> o.citizens,
                        o -> o.seed,
                        o -> o.duration,
                        o -> o.summary,
                        o -> o.scenario,
                        o -> o.state,
                        o -> o.exportLog,
                        o -> o.consolePort)
                .as("left to the state, or not wanted")
                .containsOnlyNulls();
        assertThat(options)
                .extracting(
                        o -> o.changesPerSecond,
                        o -> o.httpPort,
                        o -> o.fresh,
                        o -> o.separate,
                        o -> o.chaos,
                        o -> o.noConsole)
                .containsExactly(20.0, 0, false, false, false, false);
        assertThat(options.officers).isEqualTo(OfficersAtWork.RECORDING);
    }

    @Test
    void everythingCanBeSaid() {
        UpOptions options = options(
                "--citizens=50000",
                "--changes-per-second=0.5",
                "--for=2m",
                "--seed=-7",
                "--summary=s.json",
                "--scenario=x.scenario.yaml",
                "--officers=NONE",
                "--fresh",
                "--separate",
                "--chaos",
                "--state=there",
                "--export-log=files",
                "--http-port=8080",
                "--console-port=8091");
        assertThat(options.fault()).isNull();
        assertThat(options)
                .extracting(
                        o -> o.citizens,
                        o -> o.changesPerSecond,
                        o -> o.duration,
                        o -> o.seed,
                        o -> o.summary,
                        o -> o.scenario,
                        o -> o.officers,
                        o -> o.fresh,
                        o -> o.separate,
                        o -> o.chaos,
                        o -> o.state,
                        o -> o.exportLog,
                        o -> o.httpPort,
                        o -> o.consolePort)
                .containsExactly(
                        50_000,
                        0.5,
                        Duration.ofMinutes(2),
                        -7L,
                        Path.of("s.json").toAbsolutePath(),
                        Path.of("x.scenario.yaml"),
                        OfficersAtWork.NONE,
                        true,
                        true,
                        true,
                        Path.of("there"),
                        Path.of("files"),
                        8080,
                        8091);
    }

    @Test
    void aConsoleThatIsNotWantedHasNoPort() {
        assertThat(options("--no-console", "--console-port=8090").fault()).contains("contradict each other");
        assertThat(options("--no-console").fault()).isNull();
    }

    @Test
    void anArchiveIsNotWrittenOverAnything(@TempDir Path directory) throws IOException {
        assertThat(options("--export-log=" + directory).fault()).isNull();
        Path file = Files.writeString(directory.resolve("something"), "");
        assertThat(options("--export-log=" + directory).fault()).contains("is not an empty directory");
        assertThat(options("--export-log=" + file).fault()).contains("is not an empty directory");
    }

    /** At the end of a run it would be too late. */
    @Test
    void whereNothingCanBeWrittenIsRefusedAtTheBeginning(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("something"), "");

        assertThat(options("--export-log=" + file.resolve("files")).fault())
                .contains("can neither be written nor made");
        assertThat(options("--export-log=" + directory.resolve("new/files")).fault())
                .isNull();
        assertThatThrownBy(() -> options("--summary=" + directory.resolve("new/s.json")))
                .hasMessageContaining("there is no directory");
    }

    @ParameterizedTest
    @CsvSource({
        "--citizens, 100",
        "--citizens, 200000",
        "--changes-per-second, 0.001",
        "--changes-per-second, 5000",
        "--http-port, 0",
        "--http-port, 65535",
        "--console-port, 1",
        "--console-port, 65535"
    })
    void takesWhatIsOnALimit(String option, String value) {
        assertThat(options(option, value).fault()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--citizens           | 99     | --citizens must be from 100 to 200000, not 99",
                "--citizens           | 200001 | --citizens must be from 100 to 200000, not 200001",
                "--changes-per-second | 0      | --changes-per-second must be above 0 and at most 5000",
                "--changes-per-second | 5000.1 | --changes-per-second must be above 0 and at most 5000",
                "--changes-per-second | NaN    | --changes-per-second must be above 0 and at most 5000",
                "--http-port          | -1     | --http-port must be from 0 to 65535, not -1",
                "--http-port          | 65536  | --http-port must be from 0 to 65535, not 65536",
                "--console-port       | 0      | --console-port must be from 1 to 65535, not 0",
                "--console-port       | 65536  | --console-port must be from 1 to 65535, not 65536"
            })
    void refusesWhatIsJustOffALimit(String option, String value, String fault) {
        assertThat(options(option, value).fault()).isEqualTo(fault);
    }
}
