package cymru.rhybudd.app;

import cymru.rhybudd.schemas.Contracts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What brokers must have before the service starts on them, besides its topics. */
final class BrokerChecks {
    private static final String FEATURE = "transaction.version";
    private static final int EPOCH_PER_TRANSACTION = 2;

    private final Admin admin;

    BrokerChecks(Admin admin) {
        this.admin = admin;
    }

    /** Below version 2 a late request of a transaction that was given up may come into the next one: alerts would be lost or told twice, and nobody would see it (KIP-890). */
    Finding transactions() throws ExecutionException, InterruptedException {
        FinalizedVersionRange version = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get(FEATURE);
        String says = FEATURE + " is " + (version == null ? 0 : version.maxVersionLevel());
        return version != null && version.maxVersionLevel() >= EPOCH_PER_TRANSACTION
                ? Finding.good("transactions", says)
                : Finding.bad(
                        "transactions",
                        "the brokers' " + says + ", and must be " + EPOCH_PER_TRANSACTION,
                        "let an administrator of the brokers run kafka-features.sh --bootstrap-server … upgrade --feature "
                                + FEATURE + "=" + EPOCH_PER_TRANSACTION);
    }

    /**
     * Whether a start goes on where the last one stopped. Brokers forget how far a group had come in which nobody was for long: everything would be taken in again,
     * on top of what is known, and told again.
     */
    Finding progress(String group) throws ExecutionException, InterruptedException {
        // In this order: whoever decided has come as far as a row before.
        boolean decided = isWritten(Contracts.DECISIONS.topic());
        boolean known = !admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .isEmpty();
        if (known || !decided) {
            return Finding.good(
                    "progress", known ? "the brokers know how far " + group + " has come" : "nothing is decided yet");
        }
        return Finding.bad(
                "progress",
                "there are decisions, but the brokers do not know how far " + group
                        + " had come: a start would take in everything again, and tell every team again",
                "correct RHYBUDD_COUNCIL if it is another than before; else the brokers forgot it (offsets.retention.minutes): place the group"
                        + " where it stood, as docs/operations.md says");
    }

    /** A broker may not have heard yet of a topic that has just been made: nothing is in it. */
    private boolean isWritten(String topic) throws ExecutionException, InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .forEach(partition ->
                            ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream().anyMatch(end -> end.offset() > 0);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
