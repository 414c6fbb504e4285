package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.serde.StoredSerde;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the console reads. Every instance reads every partition into memory, so that each shows the same and none asks another;
 * it writes nothing, and judges nothing.
 */
final class DeskTopology {
    static final String PICTURES = "assessment-by-citizen";

    private static final Logger LOGGER = LoggerFactory.getLogger(DeskTopology.class);

    private final StreamsBuilder builder = new StreamsBuilder();
    private final TopicSerdes serdes;
    private final CountDownLatch closing;

    private DeskTopology(TopicSerdes serdes, CountDownLatch closing) {
        this.serdes = serdes;
        this.closing = closing;
    }

    /** The topology that tells the readers; it waits for the schema registry until the desk closes. */
    static Topology build(TopicSerdes serdes, Readers readers, CountDownLatch closing) {
        DeskTopology topology = new DeskTopology(serdes, closing);
        topology.tell(
                Contracts.CITIZEN_DIRECTORY,
                "directory-seen",
                (citizen, entry, offset, at) -> readers.directory().take(citizen, entry));
        topology.keep(Contracts.ASSESSMENTS, PICTURES, readers.oversight()::assessed);
        topology.tell(
                Contracts.SHADOW_ASSESSMENTS,
                "shadows-seen",
                (key, shadow, offset, at) -> readers.oversight().shadowed(key, shadow));
        topology.tell(
                Contracts.RESTRICTIONS,
                "restrictions-seen",
                (key, restriction, offset, at) -> readers.restrictions().take(key, restriction));
        topology.tell(Contracts.OFFICER_NOTIFICATIONS, "told-alerts", (key, told, offset, at) -> {
            if (told != null) {
                readers.desk().told(told, offset, at);
            }
        });
        topology.tell(Contracts.TEAM_DIGESTS, "digests-seen", (key, digest, offset, at) -> {
            if (digest != null) {
                readers.desk().digested(digest, offset, at);
            }
        });
        topology.tell(Contracts.OFFICER_ACTIONS, "acts-seen", (citizen, act, offset, at) -> {
            if (act != null) {
                readers.desk().acted(citizen, act);
            }
        });
        topology.tell(
                Contracts.HELD_ALERTS,
                "held-alerts-seen",
                (key, held, offset, at) -> readers.desk().held(key, held, offset));
        topology.tell(Contracts.CONTROLS, "controls-seen", (key, control, offset, at) -> {
            if (control != null) {
                readers.published().take(control);
                readers.oversight().told(control, offset, at);
                if (control.getBody() instanceof HoldRuled ruled) {
                    readers.desk().ruled(ruled);
                }
            }
        });
        topology.tell(
                Contracts.CONSOLE_SESSIONS,
                "sign-ins-seen",
                (key, latest, offset, at) -> readers.sessions().take(key, latest));
        topology.tell(
                Contracts.OFFICER_PREFERENCES,
                "preferences-seen",
                (officer, said, offset, at) -> readers.correspondence().preferred(officer, said));
        topology.tell(Contracts.DELIVERIES, "deliveries-seen", (key, delivery, offset, at) -> {
            if (delivery != null) {
                readers.correspondence().delivered(delivery);
            }
        });
        return topology.builder.build();
    }

    /** The latest record of each key, as it is; a listener hears of each. */
    private <T extends SpecificRecordBase> void keep(
            Contract<T> contract, String store, BiConsumer<String, @Nullable T> listener) {
        read(contract, store, () -> new KeepLatest<>(store, guarded(contract.topic(), listener)));
    }

    /** Each record to a listener, at every start from the beginning; the store that Kafka asks for stays empty. */
    private <T extends SpecificRecordBase> void tell(Contract<T> contract, String store, Telling.Listener<T> listener) {
        read(contract, store, () -> new Telling<>(guarded(contract.topic(), listener)));
    }

    /** What is stored needs no registry: a record that could be read must not be lost because one is away. */
    private <T extends SpecificRecordBase> void read(
            Contract<T> contract, String store, ProcessorSupplier<String, T, Void, Void> reader) {
        Serde<T> values = serdes.values(contract);
        Serde<T> patient =
                Serdes.serdeFrom(values.serializer(), new PatientDeserializer<>(values.deserializer(), closing));
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(store),
                                Serdes.String(),
                                new StoredSerde<>(contract.type()))
                        .withLoggingDisabled(),
                contract.topic(),
                Consumed.with(Serdes.String(), patient).withName("read-" + contract.topic()),
                reader);
    }

    private static <T> BiConsumer<String, @Nullable T> guarded(String topic, BiConsumer<String, @Nullable T> listener) {
        return (key, value) -> {
            try {
                listener.accept(key, value);
            } catch (RuntimeException e) {
                LOGGER.atError()
                        .addKeyValue("topic", topic)
                        .addKeyValue("exception", e.getClass().getSimpleName())
                        .log("a record was not taken onto the desk");
            }
        };
    }

    /**
     * The canary is shown to nobody. One record that cannot be shown must not stop all others from being shown; its value is not
     * logged.
     */
    private static <T> Telling.Listener<T> guarded(String topic, Telling.Listener<T> listener) {
        return (key, value, offset, at) -> {
            if (Canary.is(key)) {
                return;
            }
            try {
                listener.accept(key, value, offset, at);
            } catch (RuntimeException e) {
                LOGGER.atError()
                        .addKeyValue("topic", topic)
                        .addKeyValue("offset", offset)
                        .addKeyValue("exception", e.getClass().getSimpleName())
                        .log("a record was not taken onto the desk");
            }
        };
    }
}
