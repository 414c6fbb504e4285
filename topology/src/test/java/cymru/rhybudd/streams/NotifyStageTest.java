package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.AlertRecords.amber;
import static cymru.rhybudd.streams.AlertRecords.notice;
import static cymru.rhybudd.streams.AlertRecords.red;
import static cymru.rhybudd.streams.Desk.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.serde.InMemoryRegistry;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NOTIFY with its stores and topics: keys, steps through its own log, and the same as in memory. */
class NotifyStageTest {
    private static final int STEPS = 2;

    private final TopicSerdes serdes = new TopicSerdes(Map.of(), new InMemoryRegistry());
    private final CountedMetrics metrics = new CountedMetrics();
    private final Desk desk = new Desk(STEPS);

    @TempDir
    Path state;

    @SuppressWarnings("NullAway.Init")
    private TopologyTestDriver driver;

    @BeforeEach
    void open() {
        driver = driver();
        append("office", new ClockTicked(midnight(MONDAY)));
        append("office", AlertRecords.TEAMS);
        append("office", AlertRecords.model(2, 1));
    }

    private TopologyTestDriver driver() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "rhybudd-office-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        StreamsBuilder builder = new StreamsBuilder();
        EarlyWarningTopology.notifyTeams(
                builder,
                topic(Contracts.ALERT_LOG),
                topic(Contracts.OFFICER_NOTIFICATIONS),
                topic(Contracts.HELD_ALERTS),
                topic(Contracts.TEAM_DIGESTS),
                new NotifyStage(STEPS, metrics));
        return new TopologyTestDriver(builder.build(), properties);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void everyOutputHasItsTopicAndKey() {
        append("citizen", amber("a", 3000).record());
        append("citizen", amber("b", 3000).record());
        append("hold", ruled("b", HoldRuling.DIGEST));

        assertThat(read(Contracts.OFFICER_NOTIFICATIONS))
                .extracting(record -> record.key, record -> record.value.getNotificationId())
                .containsExactly(tuple("citizen-of-a", "a"));
        assertThat(read(Contracts.HELD_ALERTS))
                .extracting(record -> record.key, record -> record.value.getState())
                .containsExactly(tuple("b", HoldState.WAITING), tuple("b", HoldState.DIGESTED));
        assertThat(read(Contracts.TEAM_DIGESTS))
                .extracting(
                        record -> record.key, record -> record.value.getAlerts().size())
                .containsExactly(tuple("housing-options-north", 1));
    }

    @Test
    void doesWithItsStoresWhatItDoesInMemory() {
        for (int i = 0; i < 9; i++) {
            append("citizen", amber("amber" + i, 3000 + i).record());
            append(
                    "citizen",
                    red("red" + i, 6000 + i).inMassUpdate("revenues/balance/7").record());
        }
        append("citizen", notice("notice", MONDAY.plusDays(60)).record());
        append("hold", ruled("revenues/balance/7", HoldRuling.RELEASE));
        append("office", new ClockTicked(midnight(MONDAY.plusWeeks(1))));
        append("office", new ClockTicked(midnight(MONDAY.plusWeeks(2))));

        List<SpecificRecord> told = new ArrayList<>();
        read(Contracts.OFFICER_NOTIFICATIONS).forEach(record -> told.add(record.value));
        assertThat(told).isEqualTo(desk.told());
        assertThat(desk.toldIds())
                .startsWith("amber0", "notice", "red8", "red7")
                .endsWith("amber8", "amber7");
        List<HeldAlert> held =
                read(Contracts.HELD_ALERTS).stream().map(record -> record.value).toList();
        assertThat(held)
                .isEqualTo(desk.outputs().stream()
                        .filter(HeldAlert.class::isInstance)
                        .toList());
        assertThat(metrics.count("held", "BUDGET", "housing-options-north")).isEqualTo(6);
        assertThat(metrics.count("told", "housing-options-north")).isEqualTo(1);
        assertThat(metrics.count("left", "housing-options-north")).isEqualTo(1);
    }

    @Test
    void whatItShowsGoesWithTheTask() {
        append("citizen", amber("a", 3000).byModel().record());
        assertThat(metrics.count("held", "MODEL_CHANGE", "housing-options-north"))
                .isEqualTo(1);

        driver.close();

        assertThat(metrics.shown()).isEmpty();
        driver = driver();
    }

    private void append(String key, SpecificRecord body) {
        TestInputTopic<String, AlertEvent> log = driver.createInputTopic(
                Contracts.ALERT_LOG.topic(),
                Serdes.String().serializer(),
                serdes.values(Contracts.ALERT_LOG).serializer());
        log.pipeInput(key, new AlertEvent(body));
        desk.take(body);
    }

    private static HoldRuled ruled(String hold, HoldRuling ruling) {
        return new HoldRuled(hold, ruling, "officer-7", "checked", Instant.EPOCH);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private <T extends SpecificRecordBase> Topic<String, T> topic(Contract<T> contract) {
        return new Topic<>(contract.topic(), Serdes.String(), serdes.values(contract));
    }

    private <T extends SpecificRecordBase> List<KeyValue<String, T>> read(Contract<T> contract) {
        TestOutputTopic<String, T> topic = driver.createOutputTopic(
                contract.topic(),
                Serdes.String().deserializer(),
                serdes.values(contract).deserializer());
        return topic.readKeyValuesToList();
    }
}
