/** Replays the log of record with the code that decided, and compares what follows with what was written, record by record. */
@NullMarked
package cymru.rhybudd.audit.verify;

import org.jspecify.annotations.NullMarked;
