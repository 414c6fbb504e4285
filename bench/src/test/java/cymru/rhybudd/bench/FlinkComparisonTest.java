package cymru.rhybudd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "rhybudd.nightly", matches = "true", disabledReason = "takes two minutes")
class FlinkComparisonTest {
    private static final Home HOME = Home.ofThisProcess();
    private static final Scale SMALL =
            new Scale(true, 200, 3_000, Duration.ZERO, 1, Duration.ofMinutes(1), 1, 1, Duration.ofMillis(1));
    private static final int CHECKPOINT_MILLIS = 100;

    /** The comparison itself makes the run void where anybody's score differs. */
    @Test
    void flinkComesToTheSameScoresAsTheTopology() throws Exception {
        assumeTrue(
                Files.exists(HOME.of("bench/flink/target/classpath.txt"))
                        && Files.isDirectory(HOME.of("local/plugins/target/registry")),
                "both are made by mvn package");

        Throughput throughput;
        try (Laboratory laboratory = Laboratory.start(HOME);
                Admin admin = laboratory.admin();
                FlinkMachine flink = FlinkMachine.start(HOME)) {
            throughput = new ThroughputBenchmark(laboratory, admin, SMALL, line -> {})
                    .run(input -> List.of(
                            new WholeTopology(laboratory, input.tables()),
                            new FlinkContender(laboratory, admin, flink, input, false, CHECKPOINT_MILLIS, true)));
        }

        String job = FlinkContender.name(false, CHECKPOINT_MILLIS);
        assertThat(throughput.outcomes()).containsOnlyKeys(WholeTopology.NAME, job);
        assertThat(throughput.outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome.scores()).isNotEmpty());
        assertThat(throughput.cpuRatioTo(job)).isPositive();
    }
}
