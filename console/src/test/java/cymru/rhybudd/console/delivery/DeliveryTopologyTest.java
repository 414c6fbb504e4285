package cymru.rhybudd.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.UnsteadyRegistry;
import cymru.rhybudd.console.channel.Outcome;
import cymru.rhybudd.console.figures.DeliveryFigures;
import cymru.rhybudd.console.signin.SessionKeys;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SignInRecord;
import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTopologyTest {
    private static final List<String> STORES =
            List.of(Memory.MARKS, Memory.ALERTS, Memory.PREFERENCES, Memory.OFFICERS, Memory.MOMENTS, Memory.OPEN);

    private final UnsteadyRegistry registry = new UnsteadyRegistry();
    private final TopicSerdes serdes = new TopicSerdes(Map.of(), registry);
    private final List<Dispatch> sent = new ArrayList<>();
    private Executor sending = Runnable::run;

    @TempDir
    Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private int instances;

    /** One instance with a sender that works at once; what became of it is asked for by the next pass. */
    private final class Instance implements AutoCloseable {
        private final Topology topology;
        private final TopologyTestDriver driver;

        Instance() {
            Sender sender = new Sender(this::send, route -> sending);
            DeliverStage stage = new DeliverStage(
                    Wishes.rules("t.leader"),
                    new Composition(URI.create("https://rhybudd.example")),
                    sender,
                    serdes,
                    new DeliveryFigures(meters, Clock.systemUTC()));
            topology = DeliveryTopology.build(serdes, stage);
            driver = new TopologyTestDriver(
                    topology, settings(directory.resolve("instance-" + instances++)), Wishes.MORNING);
            signedIn("c.evans");
        }

        private void signedIn(String officer) {
            topic(Contracts.CONSOLE_SESSIONS)
                    .pipeInput(SessionKeys.officer(officer), new SignInRecord(Wishes.seen(officer)));
        }

        private Outcome send(Dispatch dispatch) {
            sent.add(dispatch);
            return Outcome.taken("provider-" + sent.size());
        }

        <T extends SpecificRecordBase> TestInputTopic<String, T> topic(Contract<T> contract) {
            return driver.createInputTopic(
                    contract.topic(),
                    new StringSerializer(),
                    serdes.values(contract).serializer(),
                    Wishes.MORNING,
                    java.time.Duration.ZERO);
        }

        List<DeliveryState> states() {
            TestOutputTopic<String, Delivery> log = driver.createOutputTopic(
                    Contracts.DELIVERIES.topic(),
                    new StringDeserializer(),
                    serdes.values(Contracts.DELIVERIES).deserializer());
            return log.readValuesToList().stream().map(Delivery::getState).toList();
        }

        void passes(int passes) {
            for (int pass = 0; pass < passes; pass++) {
                driver.advanceWallClockTime(DeliverStage.PASS);
            }
        }

        /** Of everything that is remembered of alerts. */
        List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (String store : List.of(Memory.MARKS, Memory.ALERTS, Memory.MOMENTS, Memory.OPEN)) {
                try (KeyValueIterator<String, Object> all =
                        driver.<String, Object>getKeyValueStore(store).all()) {
                    all.forEachRemaining(each -> keys.add(each.key));
                }
            }
            return keys;
        }

        /** Takes over what the stores of another hold, as a restored task does. */
        void takeOver(Instance before) {
            for (String store : STORES) {
                copy(before.driver.getKeyValueStore(store), driver.getKeyValueStore(store));
            }
        }

        private static <T> void copy(KeyValueStore<String, T> from, KeyValueStore<String, T> to) {
            try (KeyValueIterator<String, T> all = from.all()) {
                all.forEachRemaining(each -> to.put(each.key, each.value));
            }
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    private static OfficerNotification red() {
        return ToldAlerts.opened("a1", Wishes.TEAM, Rag.RED);
    }

    @Test
    void everyTopicThatItReadsOrWritesIsLookedAtBeforeItStarts() {
        try (Instance instance = new Instance()) {
            Set<String> topics = new TreeSet<>();
            instance.topology.describe().subtopologies().stream()
                    .flatMap(part -> part.nodes().stream())
                    .forEach(node -> {
                        if (node instanceof TopologyDescription.Source source) {
                            topics.addAll(source.topicSet());
                        } else if (node instanceof TopologyDescription.Sink sink) {
                            topics.add(sink.topic());
                        }
                    });

            assertThat(DeliveryTopology.TOPICS).isEqualTo(topics);
        }
    }

    @Test
    void whatIsDueIsWrittenDownThenSentThenWrittenDownAgain() {
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            instance.passes(1);
            assertThat(sent).isEmpty();
            assertThat(instance.states()).containsExactly(DeliveryState.DUE);

            instance.passes(1);
            assertThat(sent).singleElement().satisfies(dispatch -> {
                assertThat(dispatch.address()).isEqualTo("c.evans@council.example");
                assertThat(dispatch.perhapsSent()).isFalse();
            });
            instance.passes(5);
            assertThat(instance.states()).containsExactly(DeliveryState.SENT);
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void noAlertIsPassedOverBecauseTheRegistryIsAway() {
        try (Instance instance = new Instance()) {
            TestInputTopic<String, OfficerNotification> told = instance.topic(Contracts.OFFICER_NOTIFICATIONS);
            registry.asksInVain = 1;

            assertThatThrownBy(() -> told.pipeInput("citizen", red()))
                    .as("so that the thread is replaced, and takes it again")
                    .hasCauseInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void anAlertThatNobodyCanReadHoldsUpNoOther() {
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            instance.driver
                    .createInputTopic(
                            Contracts.OFFICER_NOTIFICATIONS.topic(), new StringSerializer(), new ByteArraySerializer())
                    .pipeInput("citizen", new byte[] {1});
            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            instance.passes(1);

            assertThat(instance.states()).containsExactly(DeliveryState.DUE);
        }
    }

    @Test
    void whatBecomesOfMessagesIsCountedAndShownOnlyWhereItIsSent() {
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            assertThat(working()).isZero();
            instance.passes(3);

            assertThat(working()).isEqualTo(1);
            assertThat(meters.get("rhybudd.delivery.messages")
                            .tags("channel", "EMAIL", "state", "SENT", "reason", "TAKEN")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("rhybudd.delivery.messages").counters())
                    .allSatisfy(
                            counter -> assertThat(counter.getId().toString()).doesNotContain("c.evans"));
        }
        assertThat(working()).as("by another instance").isZero();
    }

    private double working() {
        return meters.get("rhybudd.delivery.working").gauge().value();
    }

    @Test
    void nobodyIsSentAWordOfTheCanary() {
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));

            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput(Canary.CITIZEN, red());
            instance.passes(3);

            assertThat(sent).isEmpty();
            assertThat(instance.states()).isEmpty();
            assertThat(instance.keys()).isEmpty();
        }
    }

    @Test
    void aDigestIsReadFromItsTopicAndSentOnce() {
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            instance.topic(Contracts.TEAM_DIGESTS)
                    .pipeInput(
                            Wishes.TEAM,
                            ToldAlerts.digest(
                                    "model/2026-12",
                                    Wishes.TEAM,
                                    red(),
                                    ToldAlerts.opened("a2", Wishes.TEAM, Rag.AMBER)));
            instance.passes(3);

            assertThat(sent)
                    .singleElement()
                    .satisfies(
                            dispatch -> assertThat(dispatch.message().subject()).contains("Digest of 2 alerts"));
            assertThat(instance.states()).containsExactly(DeliveryState.DUE, DeliveryState.SENT);
        }
    }

    @Test
    void whatWasSentByAnInstanceThatDiedIsSentAgainByTheSameIdAndSaidToBePerhapsSent() {
        try (Instance dying = new Instance();
                Instance next = new Instance()) {
            dying.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            dying.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            dying.passes(2);
            assertThat(sent).hasSize(1);

            // It dies here: after the channel took it, before the next pass wrote that down.
            next.takeOver(dying);
            next.passes(3);
            assertThat(sent).hasSize(2);
            assertThat(sent.get(1).id()).isEqualTo(sent.get(0).id());
            assertThat(sent.get(1).perhapsSent()).isTrue();
            assertThat(next.states()).containsExactly(DeliveryState.SENT);
        }
    }

    @Test
    void whatHasNotBegunToLeaveWhenTheTaskMovesIsLeftToWhoeverTakesOver() {
        List<Runnable> waiting = new ArrayList<>();
        sending = waiting::add;
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            instance.passes(2);
        }
        assertThat(waiting).hasSize(1);
        waiting.forEach(Runnable::run);

        assertThat(sent).isEmpty();
    }

    @Test
    void anAcknowledgementThatIsReadFirstCountsToo() {
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            instance.topic(Contracts.OFFICER_ACTIONS)
                    .pipeInput("citizen", Wishes.act("d.price", "a1", "act-1", new Acknowledged()));
            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            instance.passes(3);

            assertThat(sent).isEmpty();
            assertThat(instance.states()).containsExactly(DeliveryState.SUPPRESSED);
        }
    }

    @Test
    void anOfficerWhoIsForgottenIsNotTold() {
        try (Instance instance = new Instance()) {
            TestInputTopic<String, OfficerPreferences> preferences = instance.topic(Contracts.OFFICER_PREFERENCES);
            preferences.pipeInput("c.evans", Wishes.email("c.evans"));
            preferences.pipeInput("c.evans", (OfficerPreferences) null);
            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            instance.passes(3);

            assertThat(sent).isEmpty();
        }
    }

    @Test
    void whoIsNoLongerKnownToSignInIsNotToldAndWhoSignsOutIs() {
        try (Instance instance = new Instance()) {
            instance.signedIn("d.price");
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("d.price", Wishes.email("d.price"));
            TestInputTopic<String, SignInRecord> signIns = instance.topic(Contracts.CONSOLE_SESSIONS);
            signIns.pipeInput(SessionKeys.officer("d.price"), (SignInRecord) null);
            signIns.pipeInput("session/c.evans", (SignInRecord) null);
            instance.topic(Contracts.OFFICER_NOTIFICATIONS).pipeInput("citizen", red());
            instance.passes(3);

            assertThat(sent).extracting(Dispatch::address).containsExactly("c.evans@council.example");
        }
    }

    @Test
    void anEpisodeIsForgottenFourWeeksAfterItsEnd() {
        Instant end = Wishes.MORNING.plusSeconds(1);
        Instant forgotten = end.plus(Outbox.FORGOTTEN_AFTER);
        try (Instance instance = new Instance()) {
            instance.topic(Contracts.OFFICER_PREFERENCES).pipeInput("c.evans", Wishes.email("c.evans"));
            TestInputTopic<String, OfficerNotification> told = instance.topic(Contracts.OFFICER_NOTIFICATIONS);
            told.pipeInput("citizen", red());
            instance.topic(Contracts.OFFICER_ACTIONS)
                    .pipeInput("citizen", Wishes.act("d.price", "a1", "act-1", new Acknowledged()));
            told.pipeInput("citizen", ToldAlerts.told("a2", "a1", EpisodeStep.CLOSED, Wishes.TEAM, Rag.RED), end);
            instance.passes(3);

            told.pipeInput("citizen", ToldAlerts.opened("b", "elsewhere", Rag.RED), forgotten);
            assertThat(instance.keys()).anyMatch(key -> key.contains("a1"));
            told.pipeInput("citizen", ToldAlerts.opened("c", "elsewhere", Rag.RED), forgotten.plusMillis(1));
            assertThat(instance.keys()).isNotEmpty().noneMatch(key -> key.contains("a1") || key.contains("a2"));
        }
    }

    private static Properties settings(Path directory) {
        Properties settings = new Properties();
        settings.putAll(DeliveryService.settings(
                "test", Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1"), directory));
        return settings;
    }
}
