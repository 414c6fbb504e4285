package cymru.rhybudd.app;

import com.sun.management.UnixOperatingSystemMXBean;
import cymru.rhybudd.council.PurposesFile;
import cymru.rhybudd.council.StormGuardFile;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.basis.Admission;
import cymru.rhybudd.domain.basis.PurposeRegister;
import cymru.rhybudd.schemas.serde.RegistryClient;
import cymru.rhybudd.source.SourceMappings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** Looks at all that an instance needs, changes nothing, and says what to do about what is missing. */
public final class Doctor {
    private static final int PATIENCE_MILLIS = 8_000;
    private static final String PRINCIPAL = "rhybudd-topology";
    private static final double LEAST_FREE = 0.1;
    private static final long LEAST_FILES = 16_384;
    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);

    private final List<Finding> findings = new ArrayList<>();

    private Doctor() {}

    /**
     * Looks at everything, in the order in which a start needs it. What depends on something that is wrong is not looked at.
     *
     * @param environment as {@link Config#from} reads it
     */
    public static List<Finding> examine(Map<String, String> environment) throws InterruptedException {
        Doctor doctor = new Doctor();
        Config config;
        try {
            config = Config.from(environment);
        } catch (IllegalArgumentException e) {
            return List.of(Finding.bad("configuration", String.valueOf(e.getMessage()), "set it in the environment"));
        }
        doctor.findings.add(Finding.good("configuration", "every variable can be read"));
        doctor.council(config);
        doctor.key(config.pseudonymKeyFile());
        doctor.disk(config.stateDirectory());
        doctor.files();
        doctor.registry(config);
        TopicCatalogue catalogue = doctor.catalogue(config.topicCatalogue());
        if (catalogue != null) {
            doctor.brokers(config, catalogue);
        }
        return List.copyOf(doctor.findings);
    }

    /** Null where it cannot be read: nothing is known then of what the brokers should have. */
    private @Nullable TopicCatalogue catalogue(Path file) {
        try {
            return TopicCatalogue.load(file);
        } catch (RuntimeException e) {
            findings.add(Finding.bad(
                    "topic catalogue",
                    String.valueOf(e.getMessage()),
                    "mend the file, or correct RHYBUDD_TOPIC_CATALOGUE; the brokers were not looked at"));
            return null;
        }
    }

    private void council(Config config) {
        Path directory = config.councilDirectory();
        try {
            SourceMappings sources = SourceMappings.load(directory);
            PurposesFile purposes = PurposesFile.load(Service.only(directory, "*.purposes.yaml"), sources);
            CouncilModels.load(directory);
            TeamsFile.load(directory.resolve("teams.yaml"));
            StormGuardFile.load(directory.resolve("storm-guard.yaml"));
            findings.add(Finding.good("council's files", directory + " is right"));
            findings.add(withheld(sources, purposes.register(), LocalDate.now(ZoneOffset.UTC)));
        } catch (IOException | RuntimeException e) {
            findings.add(Finding.bad("council's files", String.valueOf(e.getMessage()), "mend the file"));
        }
    }

    /** A fault it is not: a council may map what it may not use yet, or no more. */
    static Finding withheld(SourceMappings sources, PurposeRegister register, LocalDate day) {
        String facts = sources.tables().stream()
                .filter(table -> !table.factType().isEmpty())
                .filter(table -> register.admit(table.source(), table.factType(), day) instanceof Admission.Withheld)
                .map(table -> table.source() + "/" + table.factType())
                .distinct()
                .collect(Collectors.joining(", "));
        return Finding.good(
                "purposes",
                facts.isEmpty()
                        ? "every mapped fact has an entry that is live today"
                        : "withheld, for no entry of the register is live today: " + facts);
    }

    private void key(Path file) {
        try {
            Service.pseudonymKey(file);
            findings.add(Finding.good("pseudonym key", file + " is long enough"));
        } catch (IOException | IllegalArgumentException e) {
            findings.add(Finding.bad(
                    "pseudonym key",
                    file + " cannot be read, or is too short",
                    "restore it from its backup; a new key makes strangers of all citizens"));
        }
    }

    private void disk(Path directory) {
        Path there = directory.toAbsolutePath();
        if (!Files.isDirectory(there)) {
            findings.add(Finding.bad(
                    "disk",
                    there + " is not there, or is no directory",
                    "create it and let the service's account own it; if the service has run before, its disk is not mounted, and a start"
                            + " would read all changelogs again"));
            return;
        }
        double free = (double) there.toFile().getUsableSpace()
                / Math.max(1, there.toFile().getTotalSpace());
        String says = Math.round(free * 100) + " % free at " + there;
        if (!Files.isWritable(there)) {
            findings.add(Finding.bad("disk", there + " cannot be written", "let the service's account own it"));
        } else if (free < LEAST_FREE) {
            findings.add(Finding.bad("disk", says, "free or enlarge the disk"));
        } else {
            findings.add(Finding.good("disk", says));
        }
    }

    private void files() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long most = system.getMaxFileDescriptorCount();
            findings.add(
                    most < LEAST_FILES
                            ? Finding.bad("open files", "at most " + most, "raise the limit: ulimit -n 65536")
                            : Finding.good("open files", "at most " + most));
        }
    }

    private void registry(Config config) {
        String host =
                config.registryUrl().getHost() + ":" + config.registryUrl().getPort();
        try {
            findings.add(
                    switch (RegistryClient.of(config.registryUrl(), config.serdes())
                            .reach()) {
                        case ANSWERS -> Finding.good("registry", host + " answers");
                        case REFUSES ->
                            Finding.bad(
                                    "registry",
                                    host + " does not let us in",
                                    "correct the password or the certificate in RHYBUDD_SERDES_FILE");
                        case AWAY ->
                            Finding.bad(
                                    "registry",
                                    host + " does not answer",
                                    "start it, or correct RHYBUDD_REGISTRY_URL; with TLS, the authority in RHYBUDD_SERDES_FILE");
                    });
        } catch (KafkaException e) { // names the setting, and may quote what it is
            findings.add(Finding.bad(
                    "registry",
                    "the settings of its client are wrong (" + e.getClass().getSimpleName() + ")",
                    "correct RHYBUDD_SERDES_FILE"));
        }
    }

    private void brokers(Config config, TopicCatalogue catalogue) throws InterruptedException {
        Map<String, Object> client = config.client();
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (Admin admin = Admin.create(client)) {
            int wanted = config.replicationFactor() == 0 ? catalogue.replication() : config.replicationFactor();
            int nodes = admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .size();
            findings.add(
                    nodes < wanted
                            ? Finding.bad(
                                    "brokers",
                                    nodes + " of " + wanted,
                                    "start the others, or set RHYBUDD_REPLICATION_FACTOR")
                            : Finding.good("brokers", nodes + " answer"));
            findings.add(new BrokerChecks(admin).transactions());
            rights(admin, catalogue, config);
            topics(admin, catalogue, config);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            findings.add(
                    Finding.bad(
                            "brokers",
                            cause.getClass().getSimpleName() + " at " + config.bootstrapServers(),
                            "start them, or correct RHYBUDD_BOOTSTRAP_SERVERS or the keys in RHYBUDD_KAFKA_PROPERTIES_FILE; an authorisation that fails: see the rights"));
        }
    }

    /** Where the catalogue of rights stands beside that of topics. */
    private void rights(Admin admin, TopicCatalogue catalogue, Config config)
            throws InterruptedException, TimeoutException {
        Path file = config.topicCatalogue().resolveSibling("access.yaml");
        if (!Files.exists(file)) {
            return;
        }
        AccessCatalogue.Principal service =
                AccessCatalogue.load(file, catalogue, config.council()).principals().stream()
                        .filter(principal -> principal.name().equals(PRINCIPAL))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(file + " knows no " + PRINCIPAL));
        HeldRights.Known known = HeldRights.of(service, admin, PATIENCE_MILLIS);
        findings.add(
                known.missing().isEmpty()
                        ? Finding.good("rights", "has " + known.held().size() + " of " + PRINCIPAL + notAsked(known))
                        : Finding.bad(
                                "rights",
                                "not allowed: " + String.join(", ", known.missing()),
                                "let an administrator of the brokers run rhybudd brokers apply (docs/deployment.md), or give this instance the"
                                        + " certificate of " + PRINCIPAL));
    }

    /** What the brokers do not tell: it shows when the service runs. */
    private static String notAsked(HeldRights.Known known) {
        return known.unknown().isEmpty()
                ? ", all that there are"
                : "; not to be asked without using them, so not known: " + String.join(", ", known.unknown());
    }

    private void topics(Admin admin, TopicCatalogue catalogue, Config config)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> present = admin.listTopics().names().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        List<TopicCatalogue.Entry> known = catalogue.entries().stream()
                .filter(entry -> present.contains(entry.name()))
                .toList();
        List<String> missing = catalogue.entries().stream()
                .map(TopicCatalogue.Entry::name)
                .filter(name -> !present.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            findings.add(missing(missing, mayCreate(admin)));
            return;
        }
        Map<String, TopicDescription> described = admin.describeTopics(
                        known.stream().map(TopicCatalogue.Entry::name).toList())
                .allTopicNames()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        List<Deviation> deviations = new TopicAdmin(admin).deviations(known, config.local());
        findings.add(otherwise("topics", known.size() + " are there", deviations, Deviation::isOfPartitions));
        findings.add(otherwise("times of records", "are the brokers' own", deviations, Deviation::isOfTimes));
        findings.add(otherwise(
                "keeping",
                "the topics are kept as the catalogue says",
                deviations,
                deviation -> !deviation.isOfPartitions() && !deviation.isOfTimes()));
        findings.add(new BrokerChecks(admin).progress(StreamsSettings.applicationId(config)));
        clock(admin, described);
    }

    /** A service that has run before has its topics: without them it would begin anew, and nobody would see that its log is gone. */
    static Finding missing(List<String> topics, boolean mayCreate) {
        String says = topics.size() + " are not there: " + String.join(", ", topics);
        return Finding.bad(
                "topics",
                says,
                (mayCreate
                                ? "before the first start: start the service, which creates them, and ask again"
                                : "before the first start: let an administrator of the brokers run rhybudd brokers apply (docs/deployment.md)")
                        + "; if the service has run before, these are other brokers (RHYBUDD_BOOTSTRAP_SERVERS), or records were lost: do not start it");
    }

    private static boolean mayCreate(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<AclOperation> may = admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                .authorizedOperations()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return may == null || may.contains(AclOperation.CREATE);
    }

    private static Finding otherwise(
            String check, String good, List<Deviation> deviations, Predicate<Deviation> which) {
        List<Deviation> found = deviations.stream().filter(which).toList();
        return found.isEmpty()
                ? Finding.good(check, good)
                : Finding.bad(check, joined(found, Deviation::says), joined(found, Deviation::remedy));
    }

    private static String joined(List<Deviation> deviations, Function<Deviation, String> words) {
        return deviations.stream().map(words).collect(Collectors.joining("; "));
    }

    /** The newest record of all cannot be from later than now, unless one of the two clocks is wrong. */
    private void clock(Admin admin, Map<String, TopicDescription> described)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        described.forEach((name, topic) -> topic.partitions()
                .forEach(partition ->
                        newest.put(new TopicPartition(name, partition.partition()), OffsetSpec.maxTimestamp())));
        long latest = admin.listOffsets(newest).all().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).values().stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(-1);
        Duration ahead = Duration.between(Instant.now(), Instant.ofEpochMilli(latest));
        findings.add(
                ahead.compareTo(CLOCKS_APART) > 0
                        ? Finding.bad(
                                "clock",
                                "the brokers' is ahead by " + ahead.toSeconds() + " s",
                                "synchronise both (NTP)")
                        : Finding.good("clock", "the brokers' is not ahead"));
    }
}
