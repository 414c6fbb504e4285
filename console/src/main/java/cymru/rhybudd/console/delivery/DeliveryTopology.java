package cymru.rhybudd.console.delivery;

import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

/** What delivery reads and writes. Every topic has one partition, and so there is one task: one instance delivers, another takes over. */
final class DeliveryTopology {
    /** All of them, without its own stores'. */
    static final Set<String> TOPICS = Set.of(
            Contracts.OFFICER_NOTIFICATIONS.topic(),
            Contracts.TEAM_DIGESTS.topic(),
            Contracts.OFFICER_ACTIONS.topic(),
            Contracts.OFFICER_PREFERENCES.topic(),
            Contracts.CONSOLE_SESSIONS.topic(),
            Contracts.DELIVERIES.topic());

    private DeliveryTopology() {}

    static Topology build(TopicSerdes serdes, DeliverStage stage) {
        Topology topology = new Topology();
        String[] sources = {
            read(topology, serdes, Contracts.OFFICER_NOTIFICATIONS),
            read(topology, serdes, Contracts.TEAM_DIGESTS),
            read(topology, serdes, Contracts.OFFICER_ACTIONS),
            read(topology, serdes, Contracts.OFFICER_PREFERENCES),
            read(topology, serdes, Contracts.CONSOLE_SESSIONS)
        };
        topology.addProcessor("deliver-messages", stage, sources);
        topology.addSink(
                "write-" + Contracts.DELIVERIES.topic(),
                Contracts.DELIVERIES.topic(),
                Serdes.String().serializer(),
                serdes.values(Contracts.DELIVERIES).serializer(),
                "deliver-messages");
        return topology;
    }

    private static <T extends SpecificRecordBase> String read(
            Topology topology, TopicSerdes serdes, Contract<T> contract) {
        Deserializer<T> values = serdes.values(contract).deserializer();
        String name = "read-" + contract.topic();
        topology.addSource(name, Serdes.String().deserializer(), values, contract.topic());
        return name;
    }
}
