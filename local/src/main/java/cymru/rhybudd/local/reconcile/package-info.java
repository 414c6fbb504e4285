/** The independent oracle: what every citizen's picture must be by the council's own rows, and how the stream differs from it. */
@NullMarked
package cymru.rhybudd.local.reconcile;

import org.jspecify.annotations.NullMarked;
