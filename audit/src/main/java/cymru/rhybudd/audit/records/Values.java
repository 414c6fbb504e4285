package cymru.rhybudd.audit.records;

import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.serde.ReadableDeserializer;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the values of one contract out of records. */
public final class Values<T extends SpecificRecordBase> {
    private final String topic;
    private final Deserializer<@Nullable T> deserializer;

    /** Of that contract, by the schemas with which they were written. */
    public Values(Contract<T> contract, Registry registry) {
        this.topic = contract.topic();
        this.deserializer = new ReadableDeserializer<>(new RegisteredSerde<>(contract.type(), registry).deserializer());
    }

    /** Null where there is no value, or none of the contract: the service could not read it either. */
    public @Nullable T read(byte @Nullable [] value) {
        return deserializer.deserialize(topic, value);
    }
}
