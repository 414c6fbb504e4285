package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.streams.Judged.Reached;
import cymru.rhybudd.streams.Judged.Unjudged;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The whole way, top to bottom: from a row committed in a council database to an officer's notification.
 *
 * <p>FRONT (one task for a council) takes the row changes in, finds whom they concern and who that is, and appends what
 * follows to the log of record. ASSESS (a task for each partition of the log) folds the log, citizen by citizen. NOTIFY
 * (one task) sees all alerts in one order; it tells the team, or lets an alert wait where everybody sees it.
 */
public final class EarlyWarningTopology {
    private EarlyWarningTopology() {}

    /** Builds the topology for one council. */
    public static Topology build(Topics topics, Council council, StreamsConfig config, StageMetrics metrics) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));

        // FRONT: row changes → citizen-log, in one task and one transaction.
        Turns turns = new Turns(council.sources());
        KStream<String, Taken> taken = builder.stream(
                        topics.tables(), topics.bytes(turns).withName("read-row-changes"))
                .process(new IntakeStage(council, metrics), Named.as(IntakeStage.STAGE));

        KStream<String, Control> said =
                builder.stream(topics.controls().name(), topics.controls().source());

        // A tick goes the way of the rows first: whose time as a party is over is off before the log says the new day.
        KStream<String, Arrival> ticks = said.flatMapValues(Arrival::ticks, Named.as("keep-ticks"));

        // What officers do about a citizen goes through LINK too, which knows who has the citizen's id now.
        KStream<String, Attribution> acts = builder.stream(
                topics.officerActions().name(),
                Consumed.with(
                                Serdes.String(),
                                Attribution.Act.serde(topics.officerActions().valueSerde()))
                        .withName("read-officer-actions"));

        KStream<String, Linked> linked = taken.<Arrival>flatMapValues(Taken::rows, Named.as("keep-mapped-rows"))
                .merge(ticks, Named.as("join-ticks"))
                .process(new AttributeStage(council.sources()), Named.as("attribute-to-people"))
                .merge(acts, Named.as("join-officer-actions"))
                .process(new LinkStage(council.pseudonym(), council.teams(), metrics), Named.as(LinkStage.STAGE));

        // That feeds are whole joins the way here, and is broadcast too.
        KStream<String, Taken> signs = builder.stream(
                        topics.heartbeats(), topics.bytes(turns).withName("read-heartbeats"))
                .process(new FeedStage(council, metrics), Named.as(FeedStage.STAGE));

        // What concerns everybody joins the way here, and is broadcast into every partition of the log.
        KStream<String, CitizenEvent> controls =
                said.mapValues(control -> new CitizenEvent(control.getBody()), Named.as("write-control-as-log-entry"));

        KStream<String, CitizenEvent> acted = linked.flatMapValues(Linked::acts, Named.as("keep-officer-actions"))
                .mapValues(CitizenEvent::new, Named.as("write-action-as-log-entry"));

        linked.flatMapValues(Linked::linkages, Named.as("keep-linked-rows"))
                .process(new GatherStage(), Named.as("gather-by-citizen"))
                .mapValues(event -> new CitizenEvent(Mapping.toAvro(event)), Named.as("write-as-log-entry"))
                .merge(
                        signs.flatMapValues(Taken::signs, Named.as("keep-signs-of-life"))
                                .mapValues(CitizenEvent::new, Named.as("write-sign-as-log-entry")),
                        Named.as("join-signs-of-life"))
                .merge(controls, Named.as("join-controls"))
                .merge(acted, Named.as("join-actions-of-citizens"))
                .to(
                        topics.citizenLog().name(),
                        topics.citizenLog()
                                .sink()
                                .withStreamPartitioner(new LogPartitioner())
                                .withName("append-to-log"));

        linked.filter(
                        (citizen, value) -> value instanceof Linked.Directory && !Canary.is(citizen),
                        Named.as("keep-directory-entries"))
                .mapValues(value -> ((Linked.Directory) value).entry(), Named.as("tell-who-is-who"))
                .to(topics.citizenDirectory().name(), topics.citizenDirectory().sink());

        taken.merge(signs, Named.as("join-all-that-came-in"))
                .flatMapValues(Taken::refusals, Named.as("keep-refused-records"))
                .merge(
                        linked.flatMapValues(Linked::refusals, Named.as("keep-acts-about-nobody")),
                        Named.as("join-all-that-was-refused"))
                .process(QuarantineProcessor::new, Named.as("quarantine-record"))
                .to(topics.deadLetters().name(), topics.deadLetters().sink());

        // ASSESS: citizen-log → decisions, assessments, alerts. What goes on in the log itself is appended there: the
        // next
        // step of a sweep, and what one citizen hands over to another.
        KStream<String, Judged> judged = builder.stream(
                        topics.citizenLog().name(), topics.citizenLog().source())
                .process(
                        new AssessStage(council.sweepSteps(), council.models(), topics.citizenLog(), metrics),
                        Named.as(AssessStage.STAGE));

        judged.flatMapValues(Judged::entries, Named.as("keep-entries-for-log"))
                .to(
                        topics.citizenLog().name(),
                        topics.citizenLog()
                                .sink()
                                .withStreamPartitioner(new LogPartitioner())
                                .withName("continue-log"));

        judged.flatMapValues(Judged::unjudged, Named.as("keep-who-was-not-judged"))
                .mapValues(Unjudged::letter, Named.as("write-as-dead-letter"))
                .process(QuarantineProcessor::new, Named.as("quarantine-visit"))
                .to(topics.deadLetters().name(), topics.deadLetters().sink().withName("keep-visit"));

        KStream<String, Reached> verdicts = judged.flatMapValues(Judged::verdicts, Named.as("keep-verdicts"));

        // The canary goes on to NOTIFY alone: no view of citizens has it.
        KStream<String, Reached> ofCitizens =
                verdicts.filterNot((citizen, reached) -> Canary.is(citizen), Named.as("keep-verdicts-of-citizens"));

        ofCitizens
                .mapValues(
                        (citizen, reached) -> Mapping.decision(citizen, reached.position(), reached.verdict()),
                        Named.as("record-decision"))
                .to(topics.decisions().name(), topics.decisions().sink());

        ofCitizens
                .flatMapValues(
                        reached -> reached.verdict().assessment().stream()
                                .map(Mapping::toAvro)
                                .toList(),
                        Named.as("keep-assessment"))
                .to(topics.assessments().name(), topics.assessments().sink());

        ofCitizens
                .flatMapValues(
                        reached -> reached.verdict().alerts().stream()
                                .map(Mapping::toAvro)
                                .toList(),
                        Named.as("list-alerts"))
                .to(topics.alerts().name(), topics.alerts().sink());

        judged.flatMapValues(Judged::shadows, Named.as("keep-what-shadows-see"))
                .map((citizen, seen) -> seen.record(), Named.as("record-shadow"))
                .to(
                        topics.shadowAssessments().name(),
                        topics.shadowAssessments().sink());

        // NOTIFY's log: alerts, and what concerns all of them, in one order.
        verdicts.flatMapValues(
                        reached -> reached.verdict().alerts().stream()
                                .map(alert -> new AlertEvent(Mapping.toAvro(alert)))
                                .toList(),
                        Named.as("list-alerts-for-office"))
                .merge(
                        judged.flatMapValues(Judged::concerning, Named.as("keep-what-concerns-alerts"))
                                .mapValues(AlertEvent::new, Named.as("write-as-alert-log-entry")),
                        Named.as("join-what-concerns-alerts"))
                .to(topics.alertLog().name(), topics.alertLog().sink());

        notifyTeams(
                builder,
                topics.alertLog(),
                topics.officerNotifications(),
                topics.heldAlerts(),
                topics.teamDigests(),
                new NotifyStage(council.sweepSteps(), metrics));

        return builder.build();
    }

    /** NOTIFY: alert-log → officer-notifications, held-alerts, team-digests; work on many alerts goes on in the log itself. */
    static void notifyTeams(
            StreamsBuilder builder,
            Topic<String, AlertEvent> alertLog,
            Topic<String, OfficerNotification> notifications,
            Topic<String, HeldAlert> heldAlerts,
            Topic<String, TeamDigest> digests,
            NotifyStage stage) {
        KStream<String, Dispatch> dispatches =
                builder.stream(alertLog.name(), alertLog.source()).process(stage, Named.as(NotifyStage.STAGE));

        dispatches
                .flatMapValues(Dispatch::notifications, Named.as("keep-notifications"))
                .to(notifications.name(), notifications.sink());

        dispatches.flatMapValues(Dispatch::held, Named.as("keep-held-alerts")).to(heldAlerts.name(), heldAlerts.sink());

        dispatches.flatMapValues(Dispatch::digests, Named.as("keep-digests")).to(digests.name(), digests.sink());

        dispatches
                .flatMapValues(Dispatch::steps, Named.as("keep-office-steps"))
                .to(alertLog.name(), alertLog.sink().withName("continue-office-work"));
    }
}
