/** Decides whether there is a lawful purpose for a fact. */
@NullMarked
package cymru.rhybudd.domain.basis;

import org.jspecify.annotations.NullMarked;
