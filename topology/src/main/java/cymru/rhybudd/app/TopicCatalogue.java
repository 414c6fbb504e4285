package cymru.rhybudd.app;

import cymru.rhybudd.schemas.Changelogs;
import cymru.rhybudd.yaml.YamlFile;
import cymru.rhybudd.yaml.YamlNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Every topic with how it is kept, as {@code deploy/topics.yaml} states it.
 *
 * @param replication how many brokers hold each record
 */
public record TopicCatalogue(int replication, List<Entry> entries) {
    private static final Pattern PERSONAL_DATA = Pattern.compile("none|staff|pseudonymous|identifying");
    private static final Pattern DAYS = Pattern.compile("([0-9]+) days");

    /** A record's time is when the broker took it in: what auditors are told as known at, and told at. */
    static final String APPENDED = "LogAppendTime";

    private static final String LOST = "the brokers would delete what is kept for ever";

    public TopicCatalogue {
        entries = List.copyOf(entries);
    }

    /**
     * One topic.
     *
     * @param partitions in a council
     * @param localPartitions on a laptop
     * @param compacted whether only the latest record of a key is kept
     * @param retention how long records are kept; empty for ever
     * @param personalData none, staff, pseudonymous or identifying
     */
    public record Entry(
            String name,
            int partitions,
            int localPartitions,
            boolean compacted,
            Optional<Duration> retention,
            String personalData,
            String owner) {

        NewTopic topic(boolean local, int replication) {
            return new NewTopic(name, local ? localPartitions : partitions, (short) replication)
                    .configs(configs(replication));
        }

        /** How the brokers keep it, when each record is held that many times. */
        public Map<String, String> configs(int replication) {
            Map<String, String> config = new TreeMap<>();
            config.put(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
            config.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(retention.map(Duration::toMillis).orElse(-1L)));
            config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1"); // brokers may have a limit of their own
            if (compacted) {
                config.put(
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(Changelogs.CLEANED_WITHIN.toMillis()));
            }
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(StreamsSettings.LARGEST_RECORD_BYTES));
            config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, APPENDED);
            config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, replication - 1)));
            return config;
        }

        /**
         * Where the brokers have it otherwise.
         *
         * @param held the settings that it has there, its own and the brokers', by name
         * @param replicas how many brokers hold each record
         */
        List<Deviation> deviations(Map<String, String> held, int replicas) {
            List<Deviation> deviations = new ArrayList<>();
            configs(replicas).forEach((setting, stated) -> {
                String is = held.getOrDefault(setting, "");
                if (!is.equals(stated)) {
                    deviations.add(new Deviation(name, setting, is, stated, harm(setting)));
                }
            });
            return deviations;
        }

        /** Whether it has another number of partitions; {@code local} as on a laptop. */
        Optional<Deviation> deviation(int held, boolean local) {
            int stated = local ? localPartitions : partitions;
            return held == stated
                    ? Optional.empty()
                    : Optional.of(new Deviation(
                            name,
                            Deviation.PARTITIONS,
                            Integer.toString(held),
                            Integer.toString(stated),
                            "records would come to other partitions than those before them"));
        }

        private String harm(String setting) {
            return switch (setting) {
                case TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG ->
                    "auditors read from a record's time when something was known";
                case TopicConfig.CLEANUP_POLICY_CONFIG -> retention.isEmpty() ? LOST : "";
                case TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG ->
                    retention.isEmpty() && !compacted ? LOST : "";
                default -> "";
            };
        }
    }

    /** Reads the catalogue, or throws a {@code ConfigurationFaultException} that names every fault. */
    public static TopicCatalogue load(Path file) {
        return YamlFile.load(file, TopicCatalogue::catalogue);
    }

    private static TopicCatalogue catalogue(YamlNode root) {
        root.allowOnly("replication", "topics");
        List<Entry> entries = new ArrayList<>();
        for (YamlNode.Entry topic : root.required("topics").entries()) {
            topic.value()
                    .attempt(() -> entry(topic.key().text(), topic.value()))
                    .ifPresent(entries::add);
        }
        return new TopicCatalogue(root.required("replication").integer(), entries);
    }

    private static Entry entry(String name, YamlNode node) {
        node.allowOnly("partitions", "local", "cleanup", "retention", "personal-data", "key", "owner");
        int partitions = node.required("partitions").integer();
        YamlNode cleanup = node.required("cleanup");
        boolean compacted = cleanup.text().equals("compact");
        if (!compacted && !cleanup.text().equals("delete")) {
            throw cleanup.fault("there is no cleanup '" + cleanup.text() + "'", "write compact or delete");
        }
        return new Entry(
                name,
                partitions,
                node.optional("local").map(YamlNode::integer).orElse(partitions),
                compacted,
                compacted ? Optional.empty() : retention(node.required("retention")),
                node.required("personal-data").text(PERSONAL_DATA, "none, staff, pseudonymous or identifying"),
                node.required("owner").text());
    }

    private static Optional<Duration> retention(YamlNode node) {
        if (node.text().equals("forever")) {
            return Optional.empty();
        }
        Matcher days = DAYS.matcher(node.text());
        if (!days.matches()) {
            throw node.fault("'" + node.text() + "' is no retention", "write forever, or a number of days: 14 days");
        }
        return Optional.of(Duration.ofDays(Long.parseLong(days.group(1))));
    }
}
