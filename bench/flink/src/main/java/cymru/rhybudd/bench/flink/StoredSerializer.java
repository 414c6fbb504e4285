package cymru.rhybudd.bench.flink;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * What the stages keep, by their own serdes. The stages never change a value that they have put, so that Flink need not copy it: on the
 * heap that is the quickest that Flink can be.
 */
public final class StoredSerializer<V> extends TypeSerializer<V> {
    private static final long serialVersionUID = 1;
    private static final String NO_TOPIC = "";

    private final SerdeSupplier<V> made;
    private transient @Nullable Serde<V> serde;

    /** Makes a serde where the serializer has come to. */
    public interface SerdeSupplier<V> extends Supplier<Serde<V>>, java.io.Serializable {}

    StoredSerializer(SerdeSupplier<V> made) {
        this.made = made;
    }

    private Serde<V> serde() {
        Serde<V> here = serde;
        if (here == null) {
            here = made.get();
            serde = here;
        }
        return here;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<V> duplicate() {
        return new StoredSerializer<>(made);
    }

    @Override
    public @Nullable V createInstance() {
        return null; // Avro's classes have no empty instance that would be valid
    }

    @Override
    public V copy(V from) {
        return from;
    }

    @Override
    public V copy(V from, V reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(V value, DataOutputView target) throws IOException {
        byte[] bytes = Objects.requireNonNull(serde().serializer().serialize(NO_TOPIC, value));
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public V deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return Objects.requireNonNull(serde().deserializer().deserialize(NO_TOPIC, bytes));
    }

    @Override
    public V deserialize(V reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int length = source.readInt();
        target.writeInt(length);
        target.write(source, length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredSerializer;
    }

    @Override
    public int hashCode() {
        return StoredSerializer.class.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<V> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** The versions of what is stored are told apart by its first bytes, as in the topology's own stores: nothing is to be noted here. */
    public static final class Snapshot<V> implements TypeSerializerSnapshot<V> {
        private final @Nullable StoredSerializer<V> serializer;

        /** For Flink, which makes one to read what was noted. */
        public Snapshot() {
            this(null);
        }

        Snapshot(@Nullable StoredSerializer<V> serializer) {
            this.serializer = serializer;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView target) {}

        @Override
        public void readSnapshot(int version, DataInputView source, ClassLoader loader) {}

        @Override
        public TypeSerializer<V> restoreSerializer() {
            return Objects.requireNonNull(serializer, "the benchmark's job is never restored");
        }

        @Override
        public TypeSerializerSchemaCompatibility<V> resolveSchemaCompatibility(TypeSerializerSnapshot<V> before) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
    }
}
