/** Commands that look at a world, running or stopped: reconcile and dead-letters. */
@NullMarked
package cymru.rhybudd.local.inspect;

import org.jspecify.annotations.NullMarked;
