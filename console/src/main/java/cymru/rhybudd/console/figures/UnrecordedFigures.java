package cymru.rhybudd.console.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What could not be recorded, by topic: on {@code access-log} a look that was therefore not granted, on {@code officer-actions} an act that was not done. */
public final class UnrecordedFigures {
    private final MeterRegistry registry;

    /** Registered there. */
    public UnrecordedFigures(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What is to be run whenever a record of the topic could not be kept; it shows as 0 before. */
    public Runnable of(String topic) {
        Counter counter = Counter.builder("rhybudd.console.unrecorded")
                .description("Looks and acts that could not be recorded, and so were not granted or not done")
                .tag("topic", topic)
                .register(registry);
        return counter::increment;
    }
}
