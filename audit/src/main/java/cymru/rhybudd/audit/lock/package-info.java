/** That a directory is one's own for a while. */
@NullMarked
package cymru.rhybudd.audit.lock;

import org.jspecify.annotations.NullMarked;
