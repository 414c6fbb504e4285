package cymru.rhybudd.app;

import cymru.rhybudd.schemas.serde.IncompatibleSchemaException;
import cymru.rhybudd.schemas.serde.InvalidSchemaException;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the schemas at hand of what connectors write. A standby has read none of it: had it to take over while the registry is away, it
 * would wait for it.
 */
final class SchemasAtHand implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SchemasAtHand.class);

    private final Registry registry;
    private final List<String> topics;

    SchemasAtHand(Registry registry, List<String> topics) {
        this.registry = registry;
        this.topics = List.copyOf(topics);
    }

    /** Asks once for each topic; a registry that is away is asked another time. */
    @Override
    public void run() {
        try {
            topics.forEach(this::look);
        } catch (RegistryUnavailableException e) {
            LOGGER.debug("the registry is away, and its schemas are looked up another time");
        }
    }

    /** One that the registry has no good answer for keeps none of the others waiting. */
    private void look(String topic) {
        try {
            registry.keepAtHand(topic + "-value");
        } catch (UnknownSchemaException | InvalidSchemaException | IncompatibleSchemaException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("the schema of a topic cannot be looked up");
        }
    }
}
