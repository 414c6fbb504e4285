package cymru.rhybudd.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.audit.evidence.SigningKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class RhybuddTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int run(String... arguments) {
        return Rhybudd.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .execute(arguments);
    }

    static Stream<Arguments> badArguments() {
        return Stream.of(
                argumentSet("no command", "", "Say which command to run."),
                argumentSet(
                        "unknown command", "upp", "Unmatched argument at index 0: 'upp'\nDid you mean: rhybudd up?"),
                argumentSet(
                        "unknown option",
                        "up --citizen=200",
                        "Unknown option: '--citizen=200'\nPossible solutions: --citizens"),
                argumentSet("no value", "up --citizens", "Missing required parameter for option '--citizens' (N)"),
                argumentSet(
                        "no number",
                        "up --citizens many",
                        "Invalid value for option '--citizens': 'many' is not an int"),
                argumentSet("too few", "up --citizens 99", "--citizens must be from 100 to 200000, not 99"),
                argumentSet(
                        "too fast",
                        "up --changes-per-second 5001",
                        "--changes-per-second must be above 0 and at most 5000"),
                argumentSet(
                        "no duration",
                        "up --for 90",
                        "Invalid value for option '--for': '90' is no duration: write 90s, 2m or 1h"),
                argumentSet("no port", "up --http-port 70000", "--http-port must be from 0 to 65535, not 70000"),
                argumentSet("an option of another command", "reconcile --chaos", "Unknown option: '--chaos'"),
                argumentSet(
                        "to put back again",
                        "dead-letters --redrive --all",
                        "--all is for looking, not for --redrive"));
    }

    @ParameterizedTest
    @MethodSource("badArguments")
    void badArgumentsEndWithExitCode2AndSayWhatIsWrong(String arguments, String message) {
        int exitCode = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).startsWith(message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void badArgumentsLeaveNoTraceInTheStateDirectory() {
        Path state = directory.resolve("state");

        assertThat(run("up", "--state", state.toString(), "--citizens", "99")).isEqualTo(2);

        assertThat(state).doesNotExist();
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                argumentSet("the launcher", "", List.of("--help", "--version")),
                argumentSet(
                        "up",
                        "up",
                        List.of(
                                "--citizens",
                                "--changes-per-second",
                                "--attest-every",
                                "--export-log",
                                "--for",
                                "--seed",
                                "--summary",
                                "--scenario",
                                "--officers",
                                "--fresh",
                                "--separate",
                                "--chaos",
                                "--state",
                                "--http-port",
                                "--console-port",
                                "--delivery",
                                "--observe",
                                "--no-console",
                                "--help",
                                "--version")),
                argumentSet("reconcile", "reconcile", List.of("--state", "--json", "--help", "--version")),
                argumentSet("doctor", "doctor", List.of("--state", "--json", "--help", "--version")),
                argumentSet(
                        "dead-letters",
                        "dead-letters",
                        List.of(
                                "--state",
                                "--json",
                                "--redrive",
                                "--reason",
                                "--topic",
                                "--offset",
                                "--all",
                                "--help",
                                "--version")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpNamesEveryOptionAndSaysWhatItDoes(String command, List<String> options) {
        assertThat(run(command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"}))
                .isZero();

        String help = out.toString();
        assertThat(help).contains(options).contains(("Usage: rhybudd " + command).strip());
        CommandLine all = Rhybudd.commandLine();
        CommandLine said = command.isEmpty()
                ? all
                : Objects.requireNonNull(all.getSubcommands().get(command));
        assertThat(said.getCommandSpec().options())
                .allSatisfy(option -> assertThat(String.join("", option.description()))
                        .as(option.longestName())
                        .isNotBlank())
                .extracting(OptionSpec::longestName)
                .containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(Arrays.stream(out.toString().split("\n")).filter(line -> line.matches("  [a-z-]+  .+")))
                .extracting(line -> line.strip().split(" ")[0])
                .containsExactly(
                        "up", "reconcile", "dead-letters", "doctor", "model", "held", "officer", "audit", "brokers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconcile", "dead-letters"})
    void whereThereIsNoWorldItIsSaidInWords(String command) throws Exception {
        Path missing = directory.resolve("missing");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        for (Path state : List.of(missing, empty)) {
            err.getBuffer().setLength(0);
            assertThat(run(command, "--state", state.toString())).isEqualTo(1);
            assertThat(err.toString().strip()).isEqualTo(state + " holds no world: start one with ./rhybudd up");
        }
        assertThat(missing).doesNotExist();
    }

    @Test
    void aDirectoryOfSomebodyElseIsNotTaken() throws Exception {
        Path file = Files.writeString(directory.resolve("thesis.txt"), "years of work");

        assertThat(run("up", "--state", directory.toString())).isEqualTo(1);

        assertThat(err.toString().strip())
                .isEqualTo(directory + " holds files that are not ours: give --state an empty directory");
        assertThat(file).hasContent("years of work");
    }

    @Test
    void anArchiveForAuditorsIsNotImportedAndItIsSaidInWords() {
        Path archive = Path.of(System.getProperty("rhybudd.home", ".."), "audit/src/test/resources/archives/0.1.0");

        assertRefusedToImport(
                archive,
                "this archive is for auditors, and no service can go on from it: make a whole one of the"
                        + " stopped service, with ./rhybudd audit export --whole");
    }

    @Test
    void aFileThatIsNotThereIsNoBug() throws Exception {
        String key = SigningKey.in(directory.resolve("key.pem"), "merthyr")
                .verifier()
                .text();
        Path proof = directory.resolve("proof.json");

        assertThat(run("audit", "check-proof", proof.toString(), "--verifier", key))
                .isEqualTo(1);

        assertThat(err.toString().strip()).startsWith(proof.toString()).hasLineCount(1);
    }

    @Test
    void anExportThatDidNotComeToItsEndIsNotImported() throws Exception {
        Path archive = Files.createDirectory(directory.resolve("archive"));
        Files.writeString(archive.resolve("manifest.json"), """
                        {"format": 1, "council": "merthyr", "partitions": [], "schemas": [],
                         "cluster": {"topics": [], "groups": {}}}
                        """);
        Files.writeString(archive.resolve("outside-kafka.zip"), "half of it");

        assertRefusedToImport(
                archive,
                "the archive has no outside-kafka.zip, for the export did not come to its end: make another"
                        + " with ./rhybudd audit export --whole");
    }

    private void assertRefusedToImport(Path archive, String why) {
        Path state = directory.resolve("new");

        assertThat(run("audit", "import", archive.toString(), "--state", state.toString()))
                .isEqualTo(1);

        assertThat(err.toString().strip()).isEqualTo(why);
        assertThat(state).doesNotExist();
    }
}
