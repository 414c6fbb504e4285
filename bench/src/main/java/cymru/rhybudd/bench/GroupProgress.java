package cymru.rhybudd.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has come, by what it has committed. */
record GroupProgress(Admin admin, String group) {

    /** How many records of the topics lie behind the group. */
    long committed(Collection<String> topics) throws InterruptedException, ExecutionException {
        long sum = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : committed().entrySet()) {
            if (topics.contains(entry.getKey().topic()) && entry.getValue() != null) {
                sum += entry.getValue().offset();
            }
        }
        return sum;
    }

    /**
     * Whether the group has read every record of the topics.
     *
     * @param markers how many transaction markers may stand at the end of a partition, past which nobody commits
     */
    boolean hasRead(List<String> topics, int markers) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = ends(admin, topics);
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            if (end.getValue() - (offset == null ? 0 : offset.offset()) > markers) {
                return false;
            }
        }
        return true;
    }

    /** Whether the contender, whose group this is, has read so many records of its input, and all that came of them. */
    boolean isThrough(Contender contender, long records) throws InterruptedException, ExecutionException {
        // Twice, for between two looks a stage may have written what the stage before it has just read.
        return committed(contender.inputs()) >= records
                && hasRead(contender.between(), contender.markers())
                && hasRead(contender.between(), contender.markers());
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Where the topics' partitions end. */
    static Map<TopicPartition, Long> ends(Admin admin, List<String> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(partition ->
                            asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(asked).all().get();
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, info) ->
                ends.put(partition, Objects.requireNonNull(info).offset()));
        return ends;
    }

    /** How many records and transaction markers the topics hold. */
    static long size(Admin admin, List<String> topics) throws InterruptedException, ExecutionException {
        return ends(admin, topics).values().stream().mapToLong(Long::longValue).sum();
    }
}
