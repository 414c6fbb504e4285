package cymru.rhybudd.bench;

import cymru.rhybudd.app.TopicAdmin;
import cymru.rhybudd.app.TopicCatalogue;
import cymru.rhybudd.schemas.Contracts;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * The topology's stages as a Flink job in a process of its own.
 *
 * @param heap whether state is kept on the heap rather than in RocksDB
 * @param checkpointMillis how often what was done is made visible
 * @param byTime whether it reads tables about in the order of their times, as Kafka Streams does, for which one may wait for quiet ones
 */
record FlinkContender(
        Laboratory laboratory,
        Admin admin,
        FlinkMachine machine,
        Input input,
        boolean heap,
        long checkpointMillis,
        boolean byTime)
        implements Contender {
    private static final int PARALLELISM = 2;
    /** Each of the two subtasks of ASSESS, and NOTIFY, may have transactions of two checkpoints under way when the last record is written. */
    private static final int MARKERS = 8;

    static String name(boolean heap, long checkpointMillis) {
        return "flink-" + (heap ? "heap-" : "rocksdb-") + checkpointMillis;
    }

    @Override
    public String name() {
        return name(heap, checkpointMillis);
    }

    @Override
    public List<String> inputs() {
        return input.tables();
    }

    @Override
    public List<String> between() {
        return List.of(Contracts.CITIZEN_LOG.topic(), Contracts.ALERT_LOG.topic());
    }

    @Override
    public String group(int round) {
        return "bench-" + name() + "-" + round;
    }

    @Override
    public int markers() {
        return MARKERS;
    }

    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public Running start(int round) throws Exception {
        Home home = laboratory.home();
        new TopicAdmin(admin).apply(TopicCatalogue.load(laboratory.catalogue()), true, 1);
        Path directory = laboratory.directory("flink").resolve(group(round));
        machine.start(String.join(
                "\t",
                "council=bench-" + round,
                "councilDirectory=" + home.council(),
                "pseudonymKeyFile=" + laboratory.pseudonymKey(),
                "bootstrapServers=" + laboratory.bootstrapServers(),
                "registryUrl=" + laboratory.registryUrl(),
                "group=" + group(round),
                "logPartitions=" + input.logPartitions(),
                "parallelism=" + PARALLELISM,
                "heap=" + heap,
                "checkpointMillis=" + checkpointMillis,
                "byTime=" + byTime,
                "directory=" + directory));
        return new Running() {
            @Override
            public long cpuNanosElsewhere() {
                return machine.cpuNanos();
            }

            @Override
            public void close() throws Exception {
                machine.stop();
            }
        };
    }
}
