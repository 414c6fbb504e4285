/** The way of the data: stages, topics, and the topology that wires them. Start reading at EarlyWarningTopology. */
@NullMarked
package cymru.rhybudd.streams;

import org.jspecify.annotations.NullMarked;
