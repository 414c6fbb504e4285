/** Topics and rights on brokers of a council, from the two catalogues. */
@NullMarked
package cymru.rhybudd.local.brokers;

import org.jspecify.annotations.NullMarked;
