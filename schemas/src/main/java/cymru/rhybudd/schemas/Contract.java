package cymru.rhybudd.schemas;

import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.NullMarked;

/** A topic and the one class of record that its values are. */
@NullMarked
public record Contract<T extends SpecificRecordBase>(String topic, Class<T> type) {}
