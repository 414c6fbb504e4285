/** How records become bytes: the Confluent wire format on topics, Avro's single-object encoding in state stores. */
@NullMarked
package cymru.rhybudd.schemas.serde;

import org.jspecify.annotations.NullMarked;
