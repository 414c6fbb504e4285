package cymru.rhybudd.local.simulation;

import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.local.simulation.SimulatedLog.Appended;
import cymru.rhybudd.local.simulation.SimulatedService.Part;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.LogReplay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Replays a partition of the log of record, and compares with what the service wrote on decisions, alerts, alert-log and the log itself. */
final class RecordReplay implements LogReplay.Listener {
    private static final int ANY_STEPS = 0;

    private final Cluster cluster;
    private final int partition;
    private final List<byte[]> decisions = new ArrayList<>();
    private final List<byte[]> listed = new ArrayList<>();
    private final List<byte[]> handedOn = new ArrayList<>();
    private final List<byte[]> appended = new ArrayList<>();

    RecordReplay(Cluster cluster, int partition) {
        this.cluster = cluster;
        this.partition = partition;
    }

    /** In what the service wrote otherwise. */
    List<String> differences() {
        LogReplay replay = new LogReplay(this, SimulatedService.MODELS);
        for (Appended entry :
                cluster.log(Contracts.CITIZEN_LOG.topic(), partition).all()) {
            byte[] key = Objects.requireNonNull(entry.entry().key());
            replay.take(
                    new String(key, StandardCharsets.UTF_8),
                    read(entry.entry()),
                    new LogPosition(partition, entry.offset()));
        }
        List<String> differences = new ArrayList<>();
        compare(Contracts.DECISIONS.topic(), written(Contracts.DECISIONS.topic()), decisions, differences);
        compare(Contracts.ALERTS.topic(), written(Contracts.ALERTS.topic()), listed, differences);
        compare(Contracts.ALERT_LOG.topic(), written(Contracts.ALERT_LOG.topic()), handedOn, differences);
        compare(Contracts.CITIZEN_LOG.topic(), ownEntries(), appended, differences);
        return differences;
    }

    private static CitizenEvent read(LogEntry entry) {
        return SimulatedService.read(Contracts.CITIZEN_LOG, Objects.requireNonNull(entry.value()));
    }

    private List<byte[]> written(String topic) {
        return cluster.of(new Task(Part.ASSESS, partition)).written().stream()
                .filter(entry -> entry.log().topic().equals(topic))
                .map(entry -> Objects.requireNonNull(entry.value()))
                .toList();
    }

    /** How many citizens a step visits is for the service's settings to say. */
    private List<byte[]> ownEntries() {
        return written(Contracts.CITIZEN_LOG.topic()).stream()
                .map(value -> bytes(SimulatedService.read(Contracts.CITIZEN_LOG, value)))
                .toList();
    }

    private static byte[] bytes(CitizenEvent entry) {
        return SimulatedService.written(
                Contracts.CITIZEN_LOG,
                entry.getBody() instanceof SweepContinued step
                        ? new CitizenEvent(
                                new SweepContinued(step.getPartition(), step.getSweep(), step.getAfter(), ANY_STEPS))
                        : entry);
    }

    private void compare(String topic, List<byte[]> is, List<byte[]> must, List<String> differences) {
        int both = Math.min(is.size(), must.size());
        for (int i = 0; i < both; i++) {
            if (!Arrays.equals(is.get(i), must.get(i))) {
                differences.add("partition " + partition + ": entry " + i + " on " + topic + " is another");
                return;
            }
        }
        if (is.size() != must.size()) {
            differences.add(
                    "partition " + partition + ": " + is.size() + " entries on " + topic + ", not " + must.size());
        }
    }

    @Override
    public void decided(Decision decision) {
        decisions.add(SimulatedService.written(Contracts.DECISIONS, decision));
    }

    @Override
    public void handedOn(AlertEvent entry) {
        handedOn.add(SimulatedService.written(Contracts.ALERT_LOG, entry));
        if (entry.getBody() instanceof Alert alert && !Canary.is(alert.getCitizen())) {
            listed.add(SimulatedService.written(Contracts.ALERTS, alert));
        }
    }

    @Override
    public void appended(String key, CitizenEvent entry) {
        appended.add(bytes(entry));
    }
}
