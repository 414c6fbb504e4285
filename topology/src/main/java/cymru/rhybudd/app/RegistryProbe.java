package cymru.rhybudd.app;

import cymru.rhybudd.schemas.serde.RegistryClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Asks the registry whether it is there for us. While it is away what is known goes on; a schema that is new waits. */
final class RegistryProbe implements Runnable {
    private final RegistryClient registry;
    private volatile boolean reached = true;

    /** @param registry with the service's own password or certificate */
    RegistryProbe(RegistryClient registry, MeterRegistry meters) {
        this.registry = registry;
        Gauge.builder("rhybudd.reachable", this, probe -> probe.reached ? 1 : 0)
                .description("Whether the other side answered when it was last asked")
                .tag("side", "registry")
                .register(meters);
    }

    /** Asks once. */
    @Override
    public void run() {
        reached = registry.reach() == RegistryClient.Reach.ANSWERS;
    }
}
