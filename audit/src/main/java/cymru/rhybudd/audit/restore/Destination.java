package cymru.rhybudd.audit.restore;

import cymru.rhybudd.audit.archive.Cluster.Place;
import cymru.rhybudd.audit.archive.Cluster.TopicShape;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.schemas.serde.Registry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;

/** The cluster that an archive is written to. */
interface Destination extends AutoCloseable {

    /** {@link RestoreException} where it has topics already. */
    void requireEmpty() throws InterruptedException, ExecutionException;

    /** Makes the topics; whatever their settings say, they keep all that is written until they {@link #giveSettings get} them. */
    void create(List<TopicShape> topics) throws InterruptedException, ExecutionException;

    /**
     * Writes records to the offsets that they had.
     *
     * @param progress hears how many more are written
     */
    void write(Map<Partition, PartitionRuns> partitions, LongConsumer progress)
            throws InterruptedException, ExecutionException;

    /** Lets partitions begin at these offsets, and forgets what was before. */
    void beginAt(Map<Partition, Long> beginnings) throws InterruptedException, ExecutionException;

    /** What stands there now. */
    Records records(Registry schemas);

    /** Gives topics the settings that are their own. From then on they lose what was superseded, and what is older than they keep. */
    void giveSettings(List<TopicShape> topics) throws InterruptedException, ExecutionException;

    /** Says how far each consumer group has come. */
    void placeGroups(Map<String, List<Place>> groups) throws InterruptedException, ExecutionException;

    @Override
    void close();
}
