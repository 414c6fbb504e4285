package cymru.rhybudd.bench.flink;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What the job is to know of the council and of the machine.
 *
 * @param council the short name
 * @param councilDirectory the council's files
 * @param group the consumer group, which is the transactions' name too
 * @param logPartitions of citizen-log
 * @param parallelism of ASSESS; the other two stages see everything in one order
 * @param heap whether state is kept on the heap rather than in RocksDB
 * @param checkpointMillis how often what was done is made visible
 * @param byTime whether tables are read about in the order of their times, as Kafka Streams reads them; a table may wait for quiet ones
 * @param directory for state and checkpoints
 */
public record JobSettings(
        String council,
        String councilDirectory,
        String pseudonymKeyFile,
        String bootstrapServers,
        String registryUrl,
        String group,
        int logPartitions,
        int parallelism,
        boolean heap,
        long checkpointMillis,
        boolean byTime,
        String directory)
        implements Serializable {
    /**
     * Reads them from a line of {@code name=value}, with tabs between, as the benchmark's FlinkContender writes it.
     *
     * @throws IllegalArgumentException if one is missing
     */
    public static JobSettings of(String line) {
        Map<String, String> named = new HashMap<>();
        for (String each : line.split("\t", -1)) {
            int sign = each.indexOf('=');
            named.put(each.substring(0, Math.max(0, sign)), each.substring(sign + 1));
        }
        return new JobSettings(
                required(named, "council"),
                required(named, "councilDirectory"),
                required(named, "pseudonymKeyFile"),
                required(named, "bootstrapServers"),
                required(named, "registryUrl"),
                required(named, "group"),
                Integer.parseInt(required(named, "logPartitions")),
                Integer.parseInt(required(named, "parallelism")),
                Boolean.parseBoolean(required(named, "heap")),
                Long.parseLong(required(named, "checkpointMillis")),
                Boolean.parseBoolean(required(named, "byTime")),
                required(named, "directory"));
    }

    private static String required(Map<String, String> named, String name) {
        String value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a job needs the setting " + name);
        }
        return value;
    }
}
