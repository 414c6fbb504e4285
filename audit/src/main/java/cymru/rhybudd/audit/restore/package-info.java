/** Brings an archive back to life: the records of a stopped service, at the offsets that they had. */
@NullMarked
package cymru.rhybudd.audit.restore;

import org.jspecify.annotations.NullMarked;
