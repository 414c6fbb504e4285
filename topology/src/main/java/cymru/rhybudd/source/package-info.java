/** Reads the source mappings and maps rows of council systems with them: what is not listed is dropped at the door. */
@NullMarked
package cymru.rhybudd.source;

import org.jspecify.annotations.NullMarked;
