package cymru.rhybudd.bench;

import java.util.List;

/** A Kafka Streams application whose throughput is measured. */
interface Contender {

    /** What the report calls it. */
    String name();

    /** The topics of the input. */
    List<String> inputs();

    /** The topics that the application itself both writes and reads on the way to its last output. */
    List<String> between();

    /** The consumer group of a round. */
    String group(int round);

    /** Starts a fresh instance, which begins with the first record of the input; it stops when it is closed. */
    AutoCloseable start(int round) throws Exception;
}
