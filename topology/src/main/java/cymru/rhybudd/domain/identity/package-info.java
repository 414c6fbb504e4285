/** Decides which person records are the same citizen. */
@NullMarked
package cymru.rhybudd.domain.identity;

import org.jspecify.annotations.NullMarked;
