/** Deterministic simulation: the service's own topology on a simulated cluster, which crashes between any two steps. Start reading at SimulationTest. */
@NullMarked
package cymru.rhybudd.local.simulation;

import org.jspecify.annotations.NullMarked;
