/** The files that a council's own people keep, read with file, line and remedy for every fault: model, teams, purposes. */
@NullMarked
package cymru.rhybudd.council;

import org.jspecify.annotations.NullMarked;
