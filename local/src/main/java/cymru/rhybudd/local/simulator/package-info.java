/** A seeded, repeatable council: a population in three databases, and life events that change it. */
@NullMarked
package cymru.rhybudd.local.simulator;

import org.jspecify.annotations.NullMarked;
