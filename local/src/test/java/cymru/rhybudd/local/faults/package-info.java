/** Breaks a whole cluster, piece by piece, and looks whether an alert was lost or came twice (docs/reliability.md). */
@NullMarked
package cymru.rhybudd.local.faults;

import org.jspecify.annotations.NullMarked;
