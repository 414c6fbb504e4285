package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contract;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.ShadowAssessment;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.serde.SchemaText;
import cymru.rhybudd.schemas.serde.TopicSerdes;
import cymru.rhybudd.source.SourceMappings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;

/** Every topic with its serdes; no other class of the topology names one. How they are kept stands in deploy/topics.yaml. */
public final class Topics {
    /** Where records go that could not be read, mapped or applied. */
    public static final String DEAD_LETTERS = "dead-letters";

    private final List<String> tables;
    private final List<String> heartbeats;
    private final TopicSerdes serdes;

    /** The topics of the mapped tables and of the contracts. */
    public Topics(SourceMappings sources, TopicSerdes serdes) {
        this.tables = Stream.concat(sources.topics().stream(), Stream.of(Canary.TOPIC))
                .toList();
        this.heartbeats = sources.heartbeatTopics();
        this.serdes = serdes;
    }

    /** The captured tables' changes, and the canary's, as bytes: INTAKE reads them itself, so that it can refuse them one by one. */
    public List<String> tables() {
        return tables;
    }

    /** What Debezium's heartbeats write, as bytes like the tables: by these a feed proves that it is whole. */
    public List<String> heartbeats() {
        return heartbeats;
    }

    Consumed<byte[], byte[]> bytes(Turns turns) {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withTimestampExtractor(turns);
    }

    Topic<byte[], byte[]> deadLetters() {
        return new Topic<>(DEAD_LETTERS, Serdes.ByteArray(), Serdes.ByteArray());
    }

    /** What concerns everybody, in the order in which it happened: clock ticks, published models, supervisors' rulings. */
    public Topic<String, Control> controls() {
        return of(Contracts.CONTROLS);
    }

    /** The log of record: everything that may change an assessment. */
    public Topic<String, CitizenEvent> citizenLog() {
        return of(Contracts.CITIZEN_LOG);
    }

    /** Every verdict, with its reason, silence included. */
    public Topic<String, Decision> decisions() {
        return of(Contracts.DECISIONS);
    }

    /** The latest assessment of every citizen. */
    public Topic<String, Assessment> assessments() {
        return of(Contracts.ASSESSMENTS);
    }

    /** Alerts as ASSESS raises them. */
    public Topic<String, Alert> alerts() {
        return of(Contracts.ALERTS);
    }

    /** How shadow models see citizens: the latest of every citizen and model. */
    public Topic<String, ShadowAssessment> shadowAssessments() {
        return of(Contracts.SHADOW_ASSESSMENTS);
    }

    /** Alerts, and what concerns all of them, in one order: the log of NOTIFY. */
    public Topic<String, AlertEvent> alertLog() {
        return of(Contracts.ALERT_LOG);
    }

    /** What officers did about a citizen. */
    public Topic<String, OfficerActed> officerActions() {
        return of(Contracts.OFFICER_ACTIONS);
    }

    /** Alerts that wait, visibly, and where they stand. */
    public Topic<String, HeldAlert> heldAlerts() {
        return of(Contracts.HELD_ALERTS);
    }

    /** What teams are told at once about all alerts of a hold. */
    public Topic<String, TeamDigest> teamDigests() {
        return of(Contracts.TEAM_DIGESTS);
    }

    /** Alerts with the team that is told. */
    public Topic<String, OfficerNotification> officerNotifications() {
        return of(Contracts.OFFICER_NOTIFICATIONS);
    }

    /** Names, addresses and records of a citizen: the only topic of ours that identifies people. */
    public Topic<String, DirectoryEntry> citizenDirectory() {
        return of(Contracts.CITIZEN_DIRECTORY);
    }

    /** Who looked at whom, and why; the topology does not read it. */
    public Topic<String, Access> accessLog() {
        return of(Contracts.ACCESS_LOG);
    }

    /** Registers the schema of every contract, so that readers find them before the first record. */
    public void registerContracts() {
        for (Contract<?> contract : Contracts.topics()) {
            serdes.registry().register(contract.topic() + "-value", SchemaText.of(contract.type()));
        }
    }

    private <T extends SpecificRecordBase> Topic<String, T> of(Contract<T> contract) {
        return new Topic<>(contract.topic(), Serdes.String(), serdes.values(contract));
    }
}
