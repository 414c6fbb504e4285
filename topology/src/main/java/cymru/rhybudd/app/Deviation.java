package cymru.rhybudd.app;

import org.apache.kafka.common.config.TopicConfig;

/**
 * What the brokers have of a topic otherwise than the catalogue says.
 *
 * @param setting by Kafka's name, or {@link #PARTITIONS}
 * @param harm why the service must not start with it; empty where it may
 */
public record Deviation(String topic, String setting, String is, String stated, String harm) {
    static final String PARTITIONS = "partitions";

    /** Whether the service refuses to start. */
    public boolean isHarmful() {
        return !harm.isEmpty();
    }

    boolean isOfPartitions() {
        return setting.equals(PARTITIONS);
    }

    boolean isOfTimes() {
        return setting.equals(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    }

    /** Which topic it is, what is otherwise, and what comes of it. */
    public String says() {
        String otherwise = "topic " + topic + " has " + setting + "=" + is + ", and the catalogue says " + stated;
        return isHarmful() ? otherwise + ": " + harm : otherwise;
    }

    /** What an administrator of the brokers does about it. */
    public String remedy() {
        return isOfPartitions()
                ? "correct deploy/topics.yaml, or move the topic's records to a new topic"
                : "kafka-configs.sh --bootstrap-server … --alter --topic " + topic + " --add-config " + setting + "="
                        + stated;
    }
}
