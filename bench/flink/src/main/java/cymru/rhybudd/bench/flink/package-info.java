/** Flink around the topology's stages: sources, sinks, state and the process in which the job runs. */
@NullMarked
package cymru.rhybudd.bench.flink;

import org.jspecify.annotations.NullMarked;
