package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.bench.AssessorMeasurement.CoreCost;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Machine MACHINE = new Machine("a cpu", 2, 2048, "a JDK", "an OS", "2026-11-24T10:00:00Z", 0.5);

    private static Round round(String contender, double seconds, double cpuSeconds) {
        return new Round(
                contender,
                1_000,
                new Spent((long) (seconds * 1e9), (long) (cpuSeconds * 1e9), (long) (cpuSeconds * 5e8), 4_000_000));
    }

    private static Result result() {
        return new Result(
                MACHINE,
                Scale.QUICK,
                List.of(new CoreCost(4, 1_000, 900, 1_100, 2_000), new CoreCost(12, 3_000, 2_900, 3_100, 5_000)),
                List.of(round("topology", 0.4, 1), round("topology", 0.5, 1), round("topology", 1, 1)),
                List.of(round("pass-through", 0.1, 0.25), round("pass-through", 0.1, 0.25)),
                new Input(List.of(), 30_000, 10_000, 512));
    }

    @Test
    void dividesTheMedianOfTheTopologyByThatOfThePassThrough() {
        assertThat(result().topologyToPassThroughRatio()).isCloseTo(2_000 / 10_000.0, within(1e-9));
        assertThat(result().ratioByRound().max()).isCloseTo(0.25, within(1e-9));
        assertThat(result().cpuRatio()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void countsPerEvent() {
        Round round = round("topology", 0.5, 1);
        assertThat(round.eventsPerSecond()).isCloseTo(2_000, within(1e-6));
        assertThat(round.cpuSecondsPerMillion()).isCloseTo(1_000, within(1e-6));
        assertThat(round.streamsCpuSecondsPerMillion()).isCloseTo(500, within(1e-6));
        assertThat(round.bytesPerEvent()).isCloseTo(4_000, within(1e-6));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0), value -> value)).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void keepsTheKeysThatOthersReadBy() throws Exception {
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(result()));
        assertThat(json.path("topologyToPassThroughRatio").asDouble()).isCloseTo(0.2, within(1e-9));
        assertThat(json.path("topologyEventsPerSecond").asDouble()).isCloseTo(2_000, within(1e-6));
        assertThat(json.path("passThroughEventsPerSecond").asDouble()).isCloseTo(10_000, within(1e-6));
        assertThat(json.path("assessNanos").asDouble()).isEqualTo(3_000);
        assertThat(json.path("assessBytes").asDouble()).isEqualTo(5_000);
        assertThat(json.path("quick").asBoolean()).isTrue();
        assertThat(json.path("environment").path("cpu").asText()).isEqualTo("a cpu");
        assertThat(json.path("environment").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("environment").path("jdk").asText()).isEqualTo("a JDK");
        assertThat(json.path("environment").path("date").asText()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void writesTheReportWithItsPictureBesideIt(@TempDir Path directory) throws Exception {
        ReportFiles files = new ReportFiles(directory.resolve("new/report.md"));

        files.write(result());

        assertThat(Files.readString(files.markdown()))
                .contains(
                        "reaches 0.20 of the throughput", "](report.svg)", "**2,000** (1,000–2,500)", "a cpu, 2 cores")
                .contains("| 12 | **3,000** (2,900–3,100) | 5,000 |");
        String picture = Files.readString(directory.resolve("new/report.svg"));
        assertThat(picture).contains("10,000", "2,000");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture)));
    }
}
