package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.domain.alert.DecisionReason;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.source.CouncilTables;
import cymru.rhybudd.source.SourceMappings;
import cymru.rhybudd.streams.Stage;
import cymru.rhybudd.streams.TestCouncil;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of what is elsewhere by now, or is no more, are shown no longer. */
class MetricsTest {
    private static final SourceMappings SOURCES = SourceMappings.load(CouncilTables.MAPPINGS);
    private static final TopologyDescription TOPOLOGY = TestCouncil.topology().describe();

    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    private List<String> series(String name) {
        return metrics.scrape().lines().filter(line -> line.startsWith(name)).toList();
    }

    private void shadowed(int partition, long citizens) {
        metrics.shadowed(partition, "2027-01", "GREEN", "AMBER", "area", "north", citizens);
    }

    @Test
    void aPartitionThatMovedAwayShowsNoShadows() {
        shadowed(0, 17);
        shadowed(1, 18);

        metrics.forgetShadows(0);

        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().contains("partition=\"1\"");
    }

    @Test
    void aFeedThatIsSilentFromTheStartShowsItsSilence() {
        metrics.announce(SOURCES, TOPOLOGY, () -> true);

        assertThat(series("rhybudd_feed_age_seconds"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .isBetween(0.0, 60.0));
    }

    @Test
    void anInstanceThatDoesNotTakeRowsInSaysNothingOfTheirSilence() {
        metrics.announce(SOURCES, TOPOLOGY, () -> false);

        assertThat(series("rhybudd_feed_age_seconds")).hasSize(3).allMatch(line -> line.endsWith(" NaN"));
    }

    @Test
    void aSignOfLifeFromLongAgoShowsHowLongAgo() {
        metrics.announce(SOURCES, TOPOLOGY, () -> true);

        metrics.feedAlive("housing", Instant.now().minus(Duration.ofHours(1)).toEpochMilli());

        assertThat(series("rhybudd_feed_age_seconds{source=\"housing\"}"))
                .singleElement()
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .isBetween(3_600.0, 3_660.0));
    }

    @Test
    void aPartitionThatComesBackShowsWhatItCountsThen() {
        shadowed(0, 17);
        metrics.forgetShadows(0);

        shadowed(0, 19);

        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().endsWith(" 19.0");
    }

    @Test
    void aGroupThatNobodyIsInIsNotShown() {
        shadowed(0, 17);

        shadowed(0, 0);

        assertThat(series("rhybudd_shadow_citizens")).isEmpty();
    }

    @Test
    void fewerThanFiveAreShownAsNone() {
        shadowed(0, 4);
        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().endsWith(" 0.0");

        shadowed(0, 5);
        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().endsWith(" 5.0");
    }

    @Test
    void whatWaitsFallsToZeroAndStaysThere() {
        metrics.held("BUDGET", "housing-options-north", 2);

        metrics.held("BUDGET", "housing-options-north", 0);

        assertThat(series("rhybudd_alerts_held")).singleElement().asString().endsWith(" 0.0");
    }

    @Test
    void aTeamThatIsGoneTakesItsFiguresAlong() {
        metrics.held("BUDGET", "old", 0);
        metrics.budget("old", 3, 4);
        metrics.budget("new", 1, 2);

        metrics.forgetTeam("old");

        assertThat(metrics.scrape()).contains("team=\"new\"").doesNotContain("team=\"old\"");
    }

    @Test
    void anInstanceThatNoLongerRunsNotifyShowsNoTeams() {
        metrics.held("BUDGET", "north", 3);
        metrics.held("MODEL_CHANGE", "north", 3);
        metrics.budget("north", 1, 2);

        metrics.forgetOffice();

        assertThat(metrics.scrape()).doesNotContain("team=\"north\"");
    }

    @Test
    void whatMayHappenShowsZeroBeforeItDoes() {
        metrics.announce(SOURCES, TOPOLOGY, () -> true);

        assertThat(series("rhybudd_dead_letters_total")).isNotEmpty().allMatch(line -> line.endsWith(" 0.0"));
        assertThat(series("rhybudd_withheld_total")).isNotEmpty().allMatch(line -> line.endsWith(" 0.0"));
        assertThat(series("rhybudd_alert_latency_seconds_count")).hasSize(3).allMatch(line -> line.endsWith(" 0"));
    }

    @ParameterizedTest
    @CsvSource({
        "take-in-row-change, SCHEMA_MISMATCH",
        "take-sign-of-life, NOT_AN_ENVELOPE",
        "link-to-citizens, OVERTAKEN",
        "read-controls, UNREADABLE",
        "record-decision, NOT_APPLICABLE",
        "append-to-log, NOT_APPLICABLE"
    })
    void theFirstDeadLetterOfAnyNodeIsARise(String node, String reason) {
        metrics.announce(SOURCES, TOPOLOGY, () -> true);
        String series = "rhybudd_dead_letters_total{reason=\"" + reason + "\",stage=\"" + node + "\"} ";
        assertThat(series("rhybudd_dead_letters_total")).contains(series + "0.0");

        metrics.deadLetter(node, reason);

        assertThat(series("rhybudd_dead_letters_total")).contains(series + "1.0");
    }

    @Test
    void theFirstAlertDecisionAndRulingAreRisesToo() {
        metrics.announce(SOURCES, TOPOLOGY, () -> true);

        assertThat(metrics.scrape())
                .contains(
                        "rhybudd_alerts_total{colour=\"RED\",kind=\"EVICTION_DATED\"} 0.0",
                        "rhybudd_decisions_total{reason=\"SNOOZE_RAN_OUT\"} 0.0",
                        "rhybudd_hold_rulings_total{outcome=\"UNKNOWN_HOLD\",ruling=\"DROP\"} 0.0");
    }

    @Test
    void eachStageShowsHowLongRecordsWaitedAndHowLongItWorked() {
        metrics.passed(Stage.ASSESS, System.currentTimeMillis(), 3_000_000);

        assertThat(series("rhybudd_stage_wait_seconds_count{stage=\"ASSESS\""))
                .singleElement()
                .asString()
                .endsWith(" 1");
        assertThat(series("rhybudd_stage_work_seconds_sum{stage=\"ASSESS\""))
                .singleElement()
                .asString()
                .endsWith(" 0.003");
    }

    @Test
    void whereNoCanaryTravelsNoSilenceShows() {
        metrics.canaryHeard(Instant.EPOCH);

        assertThat(series("rhybudd_canary")).isEmpty();
    }

    @Test
    void whereOneTravelsTheSilenceCountsFromTheStart() {
        metrics.awaitCanary();

        assertThat(series("rhybudd_canary_age_seconds")).hasSize(1);
        assertThat(series("rhybudd_canary_latency_seconds_count"))
                .singleElement()
                .asString()
                .endsWith(" 0");
    }

    @Test
    void theNumberOfSeriesDoesNotGrowWithTheCitizens() {
        long few = seriesAfter(50);
        long many = seriesAfter(50_000);

        assertThat(many).isEqualTo(few).isLessThan(1_500);
    }

    /** Everything that is said of citizens, of so many of them; areas, teams, models and sources are the council's. */
    private static long seriesAfter(int citizens) {
        try (Metrics council = new Metrics()) {
            council.announce(SOURCES, TOPOLOGY, () -> true);
            council.awaitCanary();
            SplittableRandom random = new SplittableRandom(7);
            for (int i = 0; i < Math.max(citizens, 50_000); i++) {
                say(council, random, i % citizens);
            }
            return council.scrape()
                    .lines()
                    .filter(line -> line.startsWith("rhybudd_"))
                    .count();
        }
    }

    private static void say(Metrics council, SplittableRandom random, int citizen) {
        String kind = one(random, AlertKind.values());
        String colour = one(random, Rag.values());
        LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
        int partition = random.nextInt(12);
        council.observed("housing", one(random, Indicator.values()));
        council.decided(one(random, DecisionReason.values()));
        council.alerted(kind, colour);
        council.outcome(one(random, AlertOutcome.values()), one(random, Indicator.values()), "2026-12");
        council.coloured(partition, colour, citizen);
        council.open(partition, kind, day, 1 + random.nextInt(9));
        council.passed(Stage.ASSESS, citizen, 1_000L + citizen);
        council.latency("housing", Duration.ofMillis(citizen));
    }

    private static String one(SplittableRandom random, Enum<?>[] values) {
        return values[random.nextInt(values.length)].name();
    }

    @Test
    void kafkasFiguresAreKeptByNameAndLoseWhatEveryStartChanges() {
        String process = "rhybudd-merthyr-0488f2c8-2fcc-421d-b737-d3593bcdd9f7";
        metrics.registry()
                .gauge(
                        "kafka.stream.thread.process.rate",
                        Tags.of("thread.id", process + "-StreamThread-1", "process.id", process.substring(16)),
                        7);
        metrics.registry().gauge("kafka.consumer.fetch.manager.records.lag", Tags.of("client.id", process), 7);

        assertThat(series("kafka_"))
                .containsExactly("kafka_stream_thread_process_rate{process_id=\"\",thread_id=\"StreamThread-1\"} 7.0");
    }
}
