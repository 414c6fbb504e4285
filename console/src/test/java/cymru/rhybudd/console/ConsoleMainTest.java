package cymru.rhybudd.console;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.delivery.WrongTopicsException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not start ends, for only then is it started again: its threads would otherwise keep a process alive that serves nobody. */
class ConsoleMainTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"RHYBUDD_CONSOLE_PORT", "RHYBUDD_CONSOLE_METRICS_PORT"})
    void aConsoleWhosePortIsTakenEndsAndSaysWhy(String variable) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(exit(Map.of(variable, Integer.toString(taken.getLocalPort()))))
                    .isEqualTo(1);
            assertThat(said()).contains("the console did not start", Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void aWrongSettingEndsItWithACodeOfItsOwn() throws Exception {
        assertThat(exit(Map.of("RHYBUDD_CONSOLE_METRICS_PORT", "many"))).isEqualTo(2);
        assertThat(said()).startsWith("RHYBUDD_CONSOLE_METRICS_PORT must be a whole number");
    }

    @Test
    void aTopicThatIsMissingIsToldAsAWrongSettingIs() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        int code = ConsoleMain.say(
                new WrongTopicsException("topic deliveries is missing"),
                new PrintStream(told, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("topic deliveries is missing");
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said"));
    }

    /** With what code it ends; -1 where it does not. */
    private int exit(Map<String, String> changed) throws Exception {
        Map<String, String> environment = new HashMap<>(ConsoleServiceTest.environment(directory));
        environment.putAll(changed);
        File said = directory.resolve("said").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConsoleMain.class.getName())
                .redirectOutput(directory.resolve("log").toFile())
                .redirectError(said);
        builder.environment().keySet().removeIf(name -> name.startsWith("RHYBUDD_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
