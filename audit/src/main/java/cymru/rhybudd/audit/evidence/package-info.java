/**
 * Evidence that nobody altered what was written: a hash of every record, a chain and a Merkle tree over them for each partition, and signed
 * checkpoints that a third party can hold (RFC 9162; C2SP signed-note and tlog-checkpoint).
 */
@NullMarked
package cymru.rhybudd.audit.evidence;

import org.jspecify.annotations.NullMarked;
