/** Decides from one event what is now known of a citizen and whether an officer is told. */
@NullMarked
package cymru.rhybudd.domain.alert;

import org.jspecify.annotations.NullMarked;
