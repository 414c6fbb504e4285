package cymru.rhybudd.bench;

import java.util.List;
import java.util.Map;

/** An application whose throughput is measured. */
interface Contender {

    /** What the report calls it. */
    String name();

    /** The topics of the input. */
    List<String> inputs();

    /** The topics that the application itself both writes and reads on the way to its last output. */
    List<String> between();

    /** The consumer group of a round. */
    String group(int round);

    /** How many transaction markers may stand at the end of a partition of the topics between, past which nobody commits. */
    int markers();

    /** Whether it comes to pictures of citizens, which must then be the same as the others'. */
    boolean judges();

    /** Starts a fresh instance, which begins with the first record of the input. */
    Running start(int round) throws Exception;

    /** An instance; it stops when it is closed. */
    interface Running extends AutoCloseable {

        /** The processor time that it has used outside this process. */
        default long cpuNanosElsewhere() {
            return 0;
        }

        /** Seconds for which each stage has worked so far, where that is known. */
        default Map<String, Double> stageSeconds() throws Exception {
            return Map.of();
        }
    }
}
