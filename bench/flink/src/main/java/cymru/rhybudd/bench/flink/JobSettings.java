package cymru.rhybudd.bench.flink;

import java.io.Serializable;

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
        String directory)
        implements Serializable {
    private static final String SEPARATOR = "\t";

    /** Reads the fields in this order, as the benchmark's FlinkContender writes them. */
    public static JobSettings of(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new JobSettings(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                parts[4],
                parts[5],
                Integer.parseInt(parts[6]),
                Integer.parseInt(parts[7]),
                Boolean.parseBoolean(parts[8]),
                Long.parseLong(parts[9]),
                parts[10]);
    }
}
