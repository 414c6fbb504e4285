package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.bench.AssessorMeasurement.CoreCost;
import cymru.rhybudd.bench.Growth.Recovery;
import cymru.rhybudd.bench.GrowthScale.Size;
import cymru.rhybudd.bench.Latency.Burst;
import cymru.rhybudd.bench.TriggerFigures.Writing;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Machine MACHINE =
            new Machine("a cpu", 2, 2048, "512", "a JDK", "an OS", "2026-11-24T10:00:00Z", 0.5);

    private static final Delays DELAYS = new Delays(500, 101, 150, 202, 303, 404);

    private static Round round(String contender, double seconds, double cpuSeconds) {
        return new Round(
                contender,
                1_000,
                new Spent((long) (seconds * 1e9), (long) (cpuSeconds * 1e9), (long) (cpuSeconds * 5e8), 4_000_000),
                Map.of("ASSESS", 0.2));
    }

    private static Throughput throughput() {
        return new Throughput(
                Scale.QUICK,
                Map.of(
                        "topology",
                        List.of(round("topology", 0.4, 1), round("topology", 0.5, 1), round("topology", 1, 1)),
                        "pass-through",
                        List.of(round("pass-through", 0.1, 0.25), round("pass-through", 0.1, 0.25)),
                        "flink-rocksdb-1000",
                        List.of(round("flink-rocksdb-1000", 2, 3)),
                        "flink-heap-1000",
                        List.of(round("flink-heap-1000", 1, 0.5))),
                512,
                Map.of("topology", outcome("2026-12 700")));
    }

    private static Outcome outcome(String score) {
        return new Outcome(900, 80, 70, Map.of(List.of("housing/person/1"), score), Map.of("RED", 1L), 1);
    }

    private static Latency latency(String name, @Nullable Burst burst) {
        return new Latency(name, 200, 6_000, 199.9, 1.5, 1.2, DELAYS, burst);
    }

    private static Result result() {
        return result(MACHINE, Map.of());
    }

    private static Result result(Machine machine, Map<Part, String> failed) {
        return result(machine, failed, 50);
    }

    private static Result result(Machine machine, Map<Part, String> failed, double rawP99) {
        return new Result(
                machine,
                true,
                List.of(new CoreCost(4, 1_000, 900, 1_100, 2_000), new CoreCost(12, 3_000, 2_900, 3_100, 5_000)),
                throughput(),
                Map.of("topology", DELAYS, "flink-rocksdb-1000", DELAYS),
                new Latencies(
                        new Delays(10_000, 1, 5, rawP99, 40, 50),
                        List.of(latency("at200", null), latency("burst", new Burst(200_100, 3.5, 61, DELAYS, DELAYS)))),
                new TriggerFigures(
                        2_000, 2_100, List.of(new Writing("triggers", 700, DELAYS, 1_500, 20_000, 4, 900)), 0.25),
                List.of(new Growth(
                        new Size(10_000, 4), 3_000, 400, 10, 15_000, 5_000, 2_000, 30_000, new Recovery(7.5, 2.5))),
                new Failover(new FailoverScale(2_000, 3), 100, List.of(6.5, 9.0, 7.0)),
                failed);
    }

    @Test
    void aPartThatFailedIsNamedAndDoesNotTakeTheOthersAlong() throws Exception {
        Result result = result(MACHINE, Map.of(Part.LATENCY, "no database"));

        assertThat(MarkdownReport.of(result, shows -> shows)).contains("`latency` could not be measured: no database");
        assertThat(new ObjectMapper()
                        .readTree(JsonReport.of(result))
                        .at("/failed/latency")
                        .asText())
                .isEqualTo("no database");
    }

    @Test
    void whatABusyMachineShowedIsNotToBePublished() throws Exception {
        Machine busy = new Machine("a cpu", 2, 2048, "512", "a JDK", "an OS", "2026-11-24T10:00:00Z", 2.5);
        Result result = result(busy, Map.of());

        assertThat(MarkdownReport.of(result, shows -> shows)).contains("Not to be published");
        assertThat(new ObjectMapper()
                        .readTree(JsonReport.of(result))
                        .get("busy")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatASlowMachineShowedOfLatencyIsNotToBePublished() throws Exception {
        Result slow = result(MACHINE, Map.of(), 50.1);

        assertThat(MarkdownReport.of(slow, shows -> shows))
                .contains("not to be published, for the machine itself is slow");
        assertThat(MarkdownReport.of(slow, shows -> shows)).doesNotContain("**From the SQL commit to the alert");
        assertThat(MarkdownReport.of(result(), shows -> shows)).contains("**From the SQL commit to the alert");
        assertThat(MarkdownReport.of(result(), shows -> shows)).doesNotContain("not to be published");
        assertThat(new ObjectMapper()
                        .readTree(JsonReport.of(slow))
                        .get("latencyPublishable")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void dividesTheMedianOfTheTopologyByThatOfThePassThrough() {
        assertThat(throughput().topologyToPassThroughRatio()).isCloseTo(2_000 / 10_000.0, within(1e-9));
        assertThat(throughput().ratioByRound().max()).isCloseTo(0.25, within(1e-9));
        assertThat(throughput().cpuRatio()).isCloseTo(0.25, within(1e-9));
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
    void seesWhoHasAnotherScoreOrNone() {
        Outcome nobody = new Outcome(0, 0, 0, Map.of(), Map.of(), 0);

        assertThat(outcome("2026-12 700").differences(outcome("2026-12 700"))).isZero();
        assertThat(outcome("2026-12 700").differences(outcome("2026-12 600"))).isEqualTo(1);
        assertThat(outcome("2026-12 700").differences(nobody)).isEqualTo(1);
        assertThat(nobody.differences(outcome("2026-12 700"))).isEqualTo(1);
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
        assertThat(json.path("flinkCpuRatio").asDouble()).isCloseTo(3, within(1e-9));
        assertThat(json.path("flinkHeapCpuRatio").asDouble()).isCloseTo(0.5, within(1e-9));
        assertThat(json.path("flink")
                        .path("flink-heap-1000")
                        .path("eventsPerSecond")
                        .path("median")
                        .asDouble())
                .isCloseTo(1_000, within(1e-6));
        assertThat(json.path("topology")
                        .path("stageSecondsPerMillion")
                        .path("ASSESS")
                        .path("median")
                        .asDouble())
                .isCloseTo(200, within(1e-6));
        assertThat(json.path("latencyMs").path("at200").path("p50").asDouble()).isEqualTo(101);
        assertThat(json.path("latencyMs").path("at200").path("p99").asDouble()).isEqualTo(202);
        assertThat(json.path("latencyMs").path("at200").path("p999").asDouble()).isEqualTo(303);
        assertThat(json.path("latencyMs").path("at200").path("sustained").asBoolean())
                .isTrue();
        assertThat(json.path("latencyMs").path("burst").path("burstRows").asLong())
                .isEqualTo(200_100);
        assertThat(json.path("triggers")
                        .path("writings")
                        .path(0)
                        .path("changesPerSecond")
                        .asDouble())
                .isEqualTo(700);
        assertThat(json.path("triggers").path("rescoreSeconds").asDouble()).isEqualTo(0.25);
        assertThat(json.path("growth").path(0).path("diskBytesPerCitizen").asDouble())
                .isEqualTo(1_500);
        assertThat(json.at("/topicToAlertMs/flink-rocksdb-1000/p99").asDouble()).isEqualTo(202);
        assertThat(json.at("/failover/kills/1").asDouble()).isEqualTo(9);
        assertThat(json.at("/environment/storeMegabytes").asText()).isEqualTo("512");
        assertThat(json.at("/failover/seconds/median").asDouble()).isEqualTo(7);
        assertThat(json.path("growth").path(0).path("restoreSeconds").asDouble())
                .isEqualTo(7.5);
        assertThat(json.path("quick").asBoolean()).isTrue();
        assertThat(json.path("environment").path("cpu").asText()).isEqualTo("a cpu");
        assertThat(json.path("environment").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("environment").path("jdk").asText()).isEqualTo("a JDK");
        assertThat(json.path("environment").path("date").asText()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void writesTheReportWithItsPicturesBesideIt(@TempDir Path directory) throws Exception {
        ReportFiles files = new ReportFiles(directory.resolve("new/report.md"));

        files.write(result());

        assertThat(Files.readString(files.markdown()))
                .contains(
                        "reaches 0.20 of the throughput", "](report.svg)", "**2,000** (1,000–2,500)", "a cpu, 2 cores")
                .contains("p50 101 ms, p99 202 ms, p99.9 303 ms** at 200 changes", "](report-latency.svg)")
                .contains("changed 200,100 rows", "**3.00 times the events of a second of processor time")
                .contains("| triggers | **700** |", "](report-flink.svg)")
                .contains("| 12 | **3,000** (2,900–3,100) | 5,000 |");
        String picture = Files.readString(directory.resolve("new/report.svg"));
        assertThat(picture).contains("10,000", "2,000");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture)));
    }
}
