/** Finds the few records about one citizen, or of one alert, among very many. */
@NullMarked
package cymru.rhybudd.audit.index;

import org.jspecify.annotations.NullMarked;
