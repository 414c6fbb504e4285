package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the console reads. Every instance reads every partition into memory, so that each shows the same and none asks another;
 * it writes nothing, and judges nothing.
 */
public final class DeskTopology {
    static final String DIRECTORY = "entry-by-citizen";
    static final String PICTURES = "assessment-by-citizen";

    private static final Logger LOGGER = LoggerFactory.getLogger(DeskTopology.class);

    private final StreamsBuilder builder = new StreamsBuilder();
    private final TopicSerdes serdes;

    private DeskTopology(TopicSerdes serdes) {
        this.serdes = serdes;
    }

    /** The topology that fills the desk and the register of what is published. */
    public static Topology build(TopicSerdes serdes, Desk desk, Published published) {
        DeskTopology topology = new DeskTopology(serdes);
        topology.keep(Contracts.CITIZEN_DIRECTORY, DIRECTORY);
        topology.keep(Contracts.ASSESSMENTS, PICTURES);
        topology.tell(Contracts.OFFICER_NOTIFICATIONS, "told-alerts", (key, told, offset, at) -> {
            if (told != null) {
                desk.told(told, offset, at);
            }
        });
        topology.tell(Contracts.OFFICER_ACTIONS, "acts-seen", (key, act, offset, at) -> {
            if (act != null) {
                desk.acted(act);
            }
        });
        topology.tell(
                Contracts.HELD_ALERTS, "held-alerts-seen", (key, held, offset, at) -> desk.held(key, held, offset));
        topology.tell(Contracts.CONTROLS, "controls-seen", (key, control, offset, at) -> {
            if (control != null) {
                published.take(control);
                if (control.getBody() instanceof HoldRuled ruled) {
                    desk.ruled(ruled);
                }
            }
        });
        return topology.builder.build();
    }

    /** The latest record of each key, as it is. */
    private <T extends SpecificRecordBase> void keep(Contract<T> contract, String store) {
        Serde<T> values = serdes.values(contract);
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.String(), values)
                        .withLoggingDisabled(),
                contract.topic(),
                Consumed.with(Serdes.String(), values).withName("read-" + contract.topic()),
                () -> new KeepLatest<>(store));
    }

    /** Each record to a listener, at every start from the beginning; the store that Kafka asks for stays empty. */
    private <T extends SpecificRecordBase> void tell(Contract<T> contract, String store, Telling.Listener<T> listener) {
        Serde<T> values = serdes.values(contract);
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.String(), values)
                        .withLoggingDisabled(),
                contract.topic(),
                Consumed.with(Serdes.String(), values).withName("read-" + contract.topic()),
                () -> new Telling<>(guarded(contract.topic(), listener)));
    }

    /** One record that cannot be shown must not stop all others from being shown; its value is not logged. */
    private static <T> Telling.Listener<T> guarded(String topic, Telling.Listener<T> listener) {
        return (key, value, offset, at) -> {
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
