/** The council's three databases as rows: what the simulator writes and the oracle reads. */
@NullMarked
package cymru.rhybudd.local.council;

import org.jspecify.annotations.NullMarked;
