package cymru.rhybudd.app;

import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.RegistryUnavailableException;
import java.util.List;

/**
 * Keeps the schemas of the captured tables at hand. A standby has read none of their records: had it to take over while the registry is
 * away, it would wait for it.
 */
final class SchemasAtHand implements Runnable {
    private final Registry registry;
    private final List<String> topics;

    SchemasAtHand(Registry registry, List<String> topics) {
        this.registry = registry;
        this.topics = List.copyOf(topics);
    }

    /** Asks once for each table; a registry that is away is asked another time. */
    @Override
    public void run() {
        try {
            topics.forEach(topic -> registry.keepAtHand(topic + "-value"));
        } catch (RegistryUnavailableException e) {
            // RegistryProbe shows it
        }
    }
}
