/** Keeps how far a verification came, so that the next one goes on from there. */
@NullMarked
package cymru.rhybudd.audit.milestone;

import org.jspecify.annotations.NullMarked;
