package cymru.rhybudd.local.command;

import cymru.rhybudd.app.ModelHistory;
import cymru.rhybudd.schemas.Contract;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Topics for commands that only read them: those of a world, or of an archive. */
public interface ReadableTopics {

    /** Gives every record of a topic up to its present end; a null value is a record that was taken back. */
    <T extends SpecificRecordBase> void read(Contract<T> contract, BiConsumer<String, @Nullable T> reader);

    /** What models were published so far. */
    ModelHistory history();
}
