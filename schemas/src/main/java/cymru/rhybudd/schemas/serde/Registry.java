package cymru.rhybudd.schemas.serde;

import java.util.Optional;
import org.apache.avro.Schema;

/** What the serdes need of a schema registry. An id stands for one schema for ever. */
public interface Registry {
    /** Registers the schema as the subject's newest version, unless it has it already, and returns its id. */
    int register(String subject, Schema schema);

    /** The schema with this id; {@link UnknownSchemaException} where there is none. */
    Schema byId(int id);

    /** The subject's newest version; empty where the subject is not known. */
    Optional<Schema> latest(String subject);

    /**
     * Sees to it that records of the subject's newest version, if there is one, can be read while the registry is away; where all
     * schemas are at hand there is nothing to do.
     */
    default void keepAtHand(String subject) {}

    /** Whether the registry would accept the schema as the subject's next version. */
    boolean compatible(String subject, Schema schema);
}
