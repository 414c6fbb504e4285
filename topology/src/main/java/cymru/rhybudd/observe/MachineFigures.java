package cymru.rhybudd.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.nio.file.Path;

/** What every process tells of its memory, threads, processor, files and disk; one set of panels and rules serves all. */
public final class MachineFigures implements AutoCloseable {
    private final JvmGcMetrics collector = new JvmGcMetrics();

    /** Registers them all but the disk's. */
    public MachineFigures(MeterRegistry registry) {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    /** How full the disk of a directory is. */
    public static void disk(Path directory, MeterRegistry registry) {
        new DiskSpaceMetrics(directory.toFile()).bindTo(registry);
    }

    @Override
    public void close() {
        collector.close();
    }
}
