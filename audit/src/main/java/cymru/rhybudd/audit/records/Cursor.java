package cymru.rhybudd.audit.records;

import org.jspecify.annotations.Nullable;

/** A place in a partition. For one thread. */
public interface Cursor extends AutoCloseable {

    /** The next record; null at the end. */
    @Nullable
    StoredRecord next();

    @Override
    void close();
}
