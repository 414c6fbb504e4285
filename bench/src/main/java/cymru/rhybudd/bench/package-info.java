/** What the service costs: the assessing core by itself, and the whole topology beside a plain Kafka Streams application. */
@NullMarked
package cymru.rhybudd.bench;

import org.jspecify.annotations.NullMarked;
