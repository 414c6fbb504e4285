/** The command line: one launcher for everything. */
@NullMarked
package cymru.rhybudd.local;

import org.jspecify.annotations.NullMarked;
