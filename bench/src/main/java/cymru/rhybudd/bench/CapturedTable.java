package cymru.rhybudd.bench;

import org.apache.avro.Schema;

/**
 * A captured table as Debezium writes it.
 *
 * @param key the schema of the records' keys
 * @param row the schema of the images before and after a change
 * @param envelope the schema of the records' values
 */
record CapturedTable(String topic, Schema key, Schema row, Schema envelope) {}
