package cymru.rhybudd.audit.index;

import cymru.rhybudd.audit.records.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** By which names a record is looked up. */
@FunctionalInterface
public interface Naming {
    /** By its key: a citizen's pseudonym, or the kind of a record that concerns everybody. */
    Naming KEY = (record, names) -> {
        byte[] key = record.key();
        if (key != null) {
            names.accept(new String(key, StandardCharsets.UTF_8));
        }
    };

    /** Gives the names; none for a record that nobody looks up. */
    void name(StoredRecord record, Consumer<String> names);
}
