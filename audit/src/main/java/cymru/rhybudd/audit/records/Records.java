package cymru.rhybudd.audit.records;

import cymru.rhybudd.schemas.serde.Registry;
import java.util.List;

/** The committed records of topics, up to some moment. Several threads may each read partitions of it. */
public interface Records {

    /** The partitions of a topic, in order; none where the topic is not known. */
    List<Partition> partitions(String topic);

    /** How many records a partition holds; for a progress bar, so it may be a few more. */
    long count(Partition partition);

    /**
     * Reads a partition onwards.
     *
     * @param from the offset of the first record to read, or of one before it
     */
    Cursor read(Partition partition, long from);

    /** The offset before which the service has taken in every record of a log of its own; what follows from later ones may not be written yet. */
    long processed(Partition partition);

    /** Tells these records from those of another world or archive, also where both are kept in the same place one after the other. */
    String identity();

    /** The schemas that the records were written with, by their ids. */
    Registry schemas();
}
