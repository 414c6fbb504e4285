package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Values;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.serde.RegisteredSerde;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.schemas.serde.SchemaText;
import cymru.rhybudd.schemas.serde.UnknownSchemaException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of a contract as bytes. Where they were written with the schema of today, bytes are compared, and nothing is decoded.
 */
final class ContractBytes<T extends SpecificRecordBase> {
    /** In the Confluent wire format: 0x00 and the id of the schema. */
    static final int HEADER = 5;

    private final String topic;
    private final Registry registry;
    private final Schema today;
    private final Serializer<T> serializer;
    private final Values<T> values;
    private final Map<Integer, Boolean> isToday = new ConcurrentHashMap<>();

    ContractBytes(Contract<T> contract, Registry registry) {
        this.topic = contract.topic();
        this.registry = registry;
        this.today = SchemaText.of(contract.type());
        this.serializer = new RegisteredSerde<>(contract.type(), new ReadOnly(registry)).serializer();
        this.values = new Values<>(contract, registry);
    }

    /** The value in Avro binary, after a header that says nothing. */
    byte[] write(T value) {
        return serializer.serialize(topic, value);
    }

    /** Null where there is no value, or none of the contract. */
    @Nullable
    T readable(byte @Nullable [] bytes) {
        return values.read(bytes);
    }

    /** Whether the written bytes are those of the value. */
    boolean isSame(byte[] recorded, byte[] expected) {
        return isOfToday(recorded)
                && Arrays.equals(recorded, HEADER, recorded.length, expected, HEADER, expected.length);
    }

    /** Whether they were written with the schema of today: then they must be the very bytes. Those of an older one are decoded, and compared. */
    boolean isOfToday(byte[] recorded) {
        return recorded.length >= HEADER
                && recorded[0] == 0
                && isToday.computeIfAbsent(ByteBuffer.wrap(recorded).getInt(1), this::isToday);
    }

    /** The bytes as they were written, or as they would be with the schema of today. */
    byte[] today(byte[] recorded, T value) {
        return isOfToday(recorded) ? recorded : write(value);
    }

    private boolean isToday(int id) {
        try {
            return registry.byId(id).equals(today);
        } catch (UnknownSchemaException e) {
            return false; // who reads the value says so
        }
    }

    /** Who verifies registers nothing. */
    private record ReadOnly(Registry registry) implements Registry {
        @Override
        public int register(String subject, Schema schema) {
            return 0;
        }

        @Override
        public Schema byId(int id) {
            return registry.byId(id);
        }

        @Override
        public Optional<Schema> latest(String subject) {
            return registry.latest(subject);
        }

        @Override
        public boolean compatible(String subject, Schema schema) {
            return registry.compatible(subject, schema);
        }
    }
}
