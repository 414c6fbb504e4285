package cymru.rhybudd.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.app.AccessCatalogue;
import cymru.rhybudd.app.AccessCatalogue.Principal;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.audit.evidence.Notary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of rights on a broker that keeps to it, by TLS: each principal does what it may, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final TopicCatalogue TOPICS = TopicCatalogue.load(GuardedCouncil.HOME.resolve("deploy/topics.yaml"));
    private static final AccessCatalogue ACCESS =
            AccessCatalogue.load(GuardedCouncil.HOME.resolve("deploy/access.yaml"), TOPICS, "merthyr");

    /** Who reads everything, so that it says nothing of a topic that they read it. */
    private static final Set<String> AUDITORS = Set.of("rhybudd-audit");

    /** Signed notes for whoever wants a copy, and what Debezium writes for itself. */
    private static final Set<String> READ_BY_AUDITORS_ALONE = Set.of(
            "checkpoints",
            "__debezium-heartbeat.education",
            "__debezium-heartbeat.housing",
            "__debezium-heartbeat.revenues");

    private GuardedCouncil council;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        council = new GuardedCouncil(directory);
        assertThat(council.brokers("plan")).startsWith("1\n+ topic citizen-log");
        council.applyCatalogues();
        try (KafkaProducer<byte[], byte[]> producer = producer("administrator")) {
            topics().forEach(topic -> producer.send(record(topic)));
        }
    }

    @AfterAll
    void stop() throws Exception {
        council.close();
    }

    static List<Principal> principals() {
        return ACCESS.principals();
    }

    @Test
    void everyTopicHasAWriterAndAReaderAmongTheModules() {
        Set<String> written = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        for (Principal principal : principals()) {
            written.addAll(may(principal, AclOperation.WRITE));
            if (!AUDITORS.contains(principal.name())) {
                read.addAll(may(principal, AclOperation.READ));
            }
        }
        read.addAll(READ_BY_AUDITORS_ALONE);

        assertThat(written).containsExactlyInAnyOrderElementsOf(topics());
        assertThat(read).containsExactlyInAnyOrderElementsOf(topics());
    }

    @Test
    void theNotaryReadsWhatItSignsAndNoMore() {
        Principal notary = principals().stream()
                .filter(principal -> principal.name().equals("rhybudd-notary"))
                .findFirst()
                .orElseThrow();

        assertThat(may(notary, AclOperation.READ)).containsExactlyInAnyOrderElementsOf(Notary.TOPICS);
    }

    @ParameterizedTest
    @MethodSource("principals")
    void readsWhatItMayReadAndNothingElse(Principal principal) throws Exception {
        Set<String> read = new TreeSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(principal.name())) {
            for (String topic : topics()) {
                if (isReadable(consumer, topic)) {
                    read.add(topic);
                }
            }
        }

        assertThat(read).isEqualTo(may(principal, AclOperation.READ));
    }

    @ParameterizedTest
    @MethodSource("principals")
    void writesWhatItMayWriteAndNothingElse(Principal principal) throws Exception {
        Set<String> written = new TreeSet<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(principal.name())) {
            for (String topic : topics()) {
                if (isTaken(producer.send(record(topic)))) {
                    written.add(topic);
                }
            }
        }

        assertThat(written).isEqualTo(may(principal, AclOperation.WRITE));
    }

    @ParameterizedTest
    @MethodSource("principals")
    void neitherMakesNorDeletesTopicsNorGivesItselfRights(Principal principal) throws Exception {
        try (Admin admin = Admin.create(council.client(principal.name()))) {
            assertRefused(admin.createTopics(List.of(new NewTopic("anything", 1, (short) 1)))
                    .all());
            assertRefused(admin.deleteTopics(List.of("citizen-log")).all());
            assertRefused(admin.createAcls(principal.bindings()).all());
            assertRefused(admin.describeAcls(AclBindingFilter.ANY).values());
            assertRefused(admin.deleteConsumerGroups(List.of("rhybudd-merthyr")).all());
        }
    }

    @Test
    void nobodyIsLetInWithoutACertificateOfTheAuthority() throws Exception {
        Map<String, Object> stranger = new HashMap<>(council.client("rhybudd-audit"));
        Authority other = new Authority();
        Authority.Identity forged = other.identity("rhybudd-audit");
        stranger.put("ssl.keystore.key", forged.keyPem());
        stranger.put("ssl.keystore.certificate.chain", forged.certificatePem());

        assertThatThrownBy(() -> {
                    try (Admin admin = Admin.create(stranger)) {
                        admin.listTopics().names().get();
                    }
                })
                .hasRootCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void whatTheCatalogueDoesNotNameIsTakenAway() throws Exception {
        change(admin -> admin.createAcls(List.of(consoleAndDeadLetters(AclPermissionType.ALLOW)))
                .all());

        assertThat(council.brokers("apply", "--keep-rights", "--replication-factor", "1"))
                .isEqualTo("0\nthe brokers have what the catalogues say\n"
                        + "= User:rhybudd-console read topic dead-letters is not in the catalogue, and is kept\n");
        assertThat(council.brokers("plan")).isEqualTo("1\n- User:rhybudd-console read topic dead-letters\n");
        assertThat(council.brokers("apply", "--replication-factor", "1"))
                .isEqualTo("0\n- User:rhybudd-console read topic dead-letters\n");
        assertThat(council.brokers("plan")).isEqualTo("0\nthe brokers have what the catalogues say\n");
    }

    @Test
    void whatIsDeniedOnPurposeStaysDenied() throws Exception {
        AclBinding denial = consoleAndDeadLetters(AclPermissionType.DENY);
        change(admin -> admin.createAcls(List.of(denial)).all());
        String said = "0\nthe brokers have what the catalogues say\n"
                + "! User:rhybudd-console read topic dead-letters is denied, and stays so\n";
        try {
            assertThat(council.brokers("apply", "--replication-factor", "1")).isEqualTo(said);
            assertThat(council.brokers("plan")).isEqualTo(said);
        } finally {
            change(admin -> admin.deleteAcls(List.of(denial.toFilter())).all());
        }
    }

    /** What is kept for ever must not be deleted after a week; what is captured may be, and somebody should know. */
    @Test
    void whereTopicsAreKeptOtherwiseThePlanSaysSoAndAHarmfulOneIsRefused() throws Exception {
        council.keep("citizen-log", "retention.ms", "604800000");
        council.keep("housing.public.person", "retention.ms", "604800000");
        String person = "topic housing.public.person has retention.ms=604800000, and the catalogue says 1209600000";
        try {
            assertThat(council.brokers("plan"))
                    .startsWith("1\n! topic citizen-log has retention.ms=604800000, and the catalogue says -1")
                    .contains("--topic citizen-log --add-config retention.ms=-1\n! " + person);
            assertThat(council.brokers("plan", "--json")).contains("\"deviations\" : [", person);
            assertThat(council.brokers("apply", "--replication-factor", "1"))
                    .startsWith("1\ntopic citizen-log has retention.ms=604800000, and the catalogue says -1:"
                            + " the brokers would delete what is kept for ever.")
                    .doesNotContain("housing");

            council.keep("citizen-log", "retention.ms", "-1");

            assertThat(council.brokers("apply", "--replication-factor", "1")).startsWith("0\n! " + person);
            assertThat(council.brokers("plan")).startsWith("1\n! " + person);
        } finally {
            council.keep("citizen-log", "retention.ms", "-1");
            council.keep("housing.public.person", "retention.ms", "1209600000");
        }
    }

    private static AclBinding consoleAndDeadLetters(AclPermissionType type) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "dead-letters", PatternType.LITERAL),
                new AccessControlEntry("User:rhybudd-console", "*", AclOperation.READ, type));
    }

    private void change(Function<Admin, Future<?>> asked) throws Exception {
        try (Admin admin = Admin.create(council.client("administrator"))) {
            asked.apply(admin).get();
        }
    }

    private static List<String> topics() {
        return TOPICS.entries().stream().map(TopicCatalogue.Entry::name).toList();
    }

    private static Set<String> may(Principal principal, AclOperation operation) {
        return principal.grants().stream()
                .filter(grant -> grant.operation() == operation)
                .map(AccessCatalogue.Grant::name)
                .filter(topics()::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private KafkaConsumer<byte[], byte[]> consumer(String principal) throws Exception {
        Map<String, Object> settings = new HashMap<>(council.client(principal));
        settings.put("auto.offset.reset", "earliest");
        settings.put("fetch.max.wait.ms", 20);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer(String principal) throws Exception {
        return new KafkaProducer<>(council.client(principal), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1});
    }

    private static boolean isReadable(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        try {
            consumer.seekToBeginning(consumer.assignment());
            return !consumer.poll(Duration.ofSeconds(20)).isEmpty();
        } catch (TopicAuthorizationException e) {
            return false;
        }
    }

    private static boolean isTaken(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            return sent.get().hasOffset();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return false;
        }
    }

    private static void assertRefused(Future<?> asked) {
        List<Throwable> causes = new ArrayList<>();
        assertThatThrownBy(asked::get).satisfies(e -> causes.add(e.getCause()));
        assertThat(causes).hasOnlyElementsOfType(AuthorizationException.class);
    }
}
