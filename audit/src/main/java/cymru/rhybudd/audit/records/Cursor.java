package cymru.rhybudd.audit.records;

import org.jspecify.annotations.Nullable;

/** A place in a partition. For one thread. */
public interface Cursor extends AutoCloseable {

    /** The next record; null at the end. */
    @Nullable
    StoredRecord next();

    /**
     * Goes to another place of the partition, forwards or back; cheaper than another cursor.
     *
     * @param from the offset of the next record to read, or of one before it
     */
    void seek(long from);

    @Override
    void close();
}
