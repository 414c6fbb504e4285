/** How the clients of brokers and registry are set: from files that may hold secrets. */
@NullMarked
package cymru.rhybudd.schemas.client;

import org.jspecify.annotations.NullMarked;
