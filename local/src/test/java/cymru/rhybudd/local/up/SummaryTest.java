package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTest {
    @TempDir
    Path directory;

    /** With numbers that all differ, so that none can stand for another. */
    private static Summary summary(int lost, int twice, int unexpected, int differences) {
        return new Summary(
                11,
                12,
                1.5,
                2.5,
                13,
                14,
                15,
                new Summary.Alerts(16, 29, Map.of("ESCALATION", 16L), Map.of("AMBER", 17L)),
                new Summary.LatencyMs(18, 19, 20, 21),
                22,
                23,
                24,
                Map.of("USEFUL", 30L),
                "2027-01",
                lost,
                twice,
                unexpected,
                differences,
                List.of("lost: one"));
    }

    @Test
    void isWrittenUnderThePromisedNames() throws Exception {
        Path file = directory.resolve("summary.json");

        summary(25, 26, 27, 28).write(file);

        assertThat(lines("", new ObjectMapper().readTree(file.toFile())))
                .containsExactlyInAnyOrder(
                        "seed 11",
                        "citizens 12",
                        "startUpSeconds 1.5",
                        "firstAlertSeconds 2.5",
                        "changesCommitted 13",
                        "observations 14",
                        "assessments 15",
                        "alerts.total 16",
                        "alerts.held 29",
                        "alerts.byKind.ESCALATION 16",
                        "alerts.byColour.AMBER 17",
                        "latencyMs.p50 18",
                        "latencyMs.p99 19",
                        "latencyMs.p999 20",
                        "latencyMs.max 21",
                        "deadLetters 22",
                        "withheld 23",
                        "restarts 24",
                        "officersActs.USEFUL 30",
                        "modelChanged \"2027-01\"",
                        "alertsLost 25",
                        "alertsTwice 26",
                        "differences 28",
                        // more than was promised
                        "alertsUnexpected 27",
                        "amiss [\"lost: one\"]");
    }

    private static List<String> lines(String path, JsonNode node) {
        if (!node.isObject()) {
            return List.of(path + " " + node);
        }
        List<String> lines = new ArrayList<>();
        node.properties().forEach(entry -> {
            String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            lines.addAll(lines(name, entry.getValue()));
        });
        return lines;
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                argumentSet("nothing amiss, whatever was withheld or killed", summary(0, 0, 0, 0), true),
                argumentSet("an alert lost", summary(1, 0, 0, 0), false),
                argumentSet("an alert twice", summary(0, 1, 0, 0), false),
                argumentSet("an alert that nobody expected", summary(0, 0, 1, 0), false),
                argumentSet("a difference", summary(0, 0, 0, 1), false));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isCleanOnlyWhereEveryAlertCameOnceAndNothingDiffers(Summary summary, boolean clean) {
        assertThat(summary.isClean()).isEqualTo(clean);
    }
}
