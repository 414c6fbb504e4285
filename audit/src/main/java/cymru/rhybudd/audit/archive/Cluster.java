package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.records.Partition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stopped service goes on from, besides records: the shape of its topics, and how far each consumer group had come.
 *
 * @param topics by name
 * @param groups what each had committed, by name
 */
public record Cluster(List<TopicShape> topics, Map<String, List<Place>> groups) {
    public Cluster {
        topics = List.copyOf(topics);
        groups = new TreeMap<>(groups);
    }

    /**
     * A topic, without its records.
     *
     * @param settings that were given to it, and are not the broker's own
     * @param bounds of its partitions, in their order
     */
    public record TopicShape(String name, Map<String, String> settings, List<Bounds> bounds) {
        public TopicShape {
            settings = new TreeMap<>(settings);
            bounds = List.copyOf(bounds);
        }
    }

    /**
     * Where a partition begins and ends. Not each offset between holds a record: some hold the ends of transactions, and some records were taken back or
     * compacted away.
     *
     * @param start the first offset that the broker knows
     * @param end the offset of the next record to come
     */
    public record Bounds(long start, long end) {}

    /**
     * How far a group had come in a partition.
     *
     * @param note what the group wrote beside the offset; Kafka Streams keeps the time of the stream there
     */
    public record Place(String topic, int partition, long offset, String note) {
        /** The partition's name. */
        public Partition name() {
            return new Partition(topic, partition);
        }
    }

    /** The names of all topics. */
    public List<String> names() {
        return topics.stream().map(TopicShape::name).toList();
    }
}
