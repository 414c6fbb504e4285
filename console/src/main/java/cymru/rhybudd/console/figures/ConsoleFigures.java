package cymru.rhybudd.console.figures;

import cymru.rhybudd.observe.MachineFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** All figures of one instance. Labels are routes, topics, channels, and what became of something: few, and never a person's. */
public final class ConsoleFigures implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MachineFigures machine = new MachineFigures(registry);

    /** With those of the machine. */
    public ConsoleFigures(Path stateDirectory) {
        MachineFigures.disk(stateDirectory, registry);
    }

    /** Whether the pages are shown. */
    public void ready(BooleanSupplier ready) {
        Gauge.builder("rhybudd.console.ready", ready, is -> is.getAsBoolean() ? 1 : 0)
                .description("Whether everything has been read that pages need")
                .strongReference(true)
                .register(registry);
    }

    /** Where others put theirs. */
    public MeterRegistry registry() {
        return registry;
    }

    /** As Prometheus reads them. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        machine.close();
        registry.close();
    }
}
