package cymru.rhybudd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Where and when was measured.
 *
 * @param storeMegabytes what the stores share outside the heap, where the benchmark was told
 * @param loadBefore the machine's load before anything began; negative where it is not known
 */
record Machine(
        String cpu,
        int cores,
        long heapMegabytes,
        String storeMegabytes,
        String jdk,
        String os,
        String date,
        double loadBefore) {

    static Machine here() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                cpuModel(),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20,
                System.getenv().getOrDefault(Laboratory.STORE_MEMORY, "default"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage());
    }

    /** Whether others used more than there is before anything began: what is measured then says little of the service. */
    boolean isBusy() {
        return loadBefore > cores;
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown"; // not Linux
        }
    }
}
