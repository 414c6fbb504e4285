/** Counts of people as they may be shown: none so small, and none to be reckoned from others, that it points at somebody. */
@NullMarked
package cymru.rhybudd.audit.disclosure;

import org.jspecify.annotations.NullMarked;
