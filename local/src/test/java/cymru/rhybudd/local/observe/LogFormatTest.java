package cymru.rhybudd.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs are for machines too: an object a line, which says at which stage and where in which topic. */
class LogFormatTest {
    @TempDir
    Path directory;

    private String logged(String format) throws Exception {
        Path file = directory.resolve(format + ".log");
        log(format, file, Map.of());
        return Files.readString(file);
    }

    private void log(String format, Path file, Map<String, String> properties) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("RHYBUDD_LOG_FORMAT", format);
        context.putProperty("rhybudd.log", file.toString());
        properties.forEach(context::putProperty);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
        context.start();
        context.getLogger("cymru.rhybudd.streams")
                .atWarn()
                .addKeyValue("stage", "assess-citizen")
                .addKeyValue("offset", 17L)
                .log("record sent to the dead letters");
        context.stop();
    }

    @Test
    void aLineIsAnObjectWithStageAndPosition() throws Exception {
        JsonNode line = new ObjectMapper().readTree(logged("json"));

        assertThat(line.get("formattedMessage").asText()).isEqualTo("record sent to the dead letters");
        assertThat(line.at("/kvpList/0/stage").asText()).isEqualTo("assess-citizen");
        assertThat(line.at("/kvpList/1/offset").asText()).isEqualTo("17");
    }

    /** What a command answers with --json is read by programs. */
    @Test
    void aCommandInAContainerLogsOnStandardErrorAndNotIntoItsAnswer() throws Exception {
        Map<String, String> written = streams(Map.of());

        assertThat(directory.resolve("none.log")).doesNotExist();
        assertThat(written.get("out")).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(written.get("err"))
                        .at("/kvpList/0/stage")
                        .asText())
                .isEqualTo("assess-citizen");
    }

    @Test
    void serviceAndConsoleInAContainerLogOnStandardOutput() throws Exception {
        Map<String, String> written = streams(Map.of("rhybudd.log.stream", "System.out"));

        assertThat(written.get("err")).isEmpty();
        assertThat(written.get("out")).contains("assess-citizen");
    }

    private Map<String, String> streams(Map<String, String> properties) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
        try {
            log("output", directory.resolve("none.log"), properties);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return Map.of("out", output.toString(StandardCharsets.UTF_8), "err", error.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLineForPeopleSaysTheSame() throws Exception {
        assertThat(logged("text")).contains("WARN", "record sent to the dead letters", "stage=\"assess-citizen\"");
    }
}
