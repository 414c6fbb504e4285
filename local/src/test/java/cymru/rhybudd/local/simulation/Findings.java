package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.OfficeView;
import cymru.rhybudd.local.reconcile.Reconciliation;
import cymru.rhybudd.local.reconcile.StreamPicture;
import cymru.rhybudd.local.reconcile.StreamView;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.streams.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds what came of a history against what must. */
final class Findings {
    private final World world;
    private final Cluster cluster;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(World world) {
        this.world = world;
        this.cluster = world.cluster();
    }

    /** All that is amiss; nothing where all is well. */
    static List<Finding> of(History history, Flaw flaw) {
        World world;
        try {
            world = World.after(history, flaw);
        } catch (RuntimeException e) {
            return List.of(new Finding(Check.RUNS, failure(e)));
        }
        Findings check = new Findings(world);
        check.oracle();
        check.patches();
        if (history.foreseeable()) {
            ForeseenAlerts.amiss(world).forEach(line -> check.add(Check.FORESEEN, line));
        }
        check.once();
        check.setAside();
        for (Task task : SimulatedService.tasks()) {
            new TaskReplay(World.service(history), world.cluster(), task, flaw)
                    .differences()
                    .forEach(difference -> check.add(Check.UNDISTURBED, difference));
        }
        for (int partition = 0; partition < SimulatedService.PARTITIONS; partition++) {
            new RecordReplay(world.cluster(), partition)
                    .differences()
                    .forEach(difference -> check.add(Check.REPLAY, difference));
        }
        return List.copyOf(check.findings);
    }

    private static String failure(RuntimeException failure) {
        StringBuilder chain = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            chain.append(each).append(" at ").append(each.getStackTrace()[0]).append("; ");
        }
        return chain.toString();
    }

    private void add(Check check, String text) {
        findings.add(new Finding(check, text));
    }

    private void oracle() {
        Map<String, Set<String>> directory = new HashMap<>();
        Views.latest(cluster, Contracts.CITIZEN_DIRECTORY)
                .forEach((citizen, entry) -> directory.put(citizen, Set.copyOf(entry.getRecords())));
        Map<String, StreamPicture> pictures = new HashMap<>();
        Views.latest(cluster, Contracts.ASSESSMENTS)
                .forEach((citizen, assessment) -> pictures.put(citizen, StreamPicture.of(assessment)));
        Reconciliation reconciliation = new Reconciliation(
                Model.parse(world.model()),
                world.clock(),
                world.databases().proven(),
                () -> world.databases().image(),
                () -> new StreamView(directory, pictures),
                this::office);
        try {
            reconciliation.run(1, Duration.ZERO, progress -> {}).lines().forEach(line -> add(Check.ORACLE, line));
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of whoever a row speaks, the log must have said last the patch of the ward that the directory has. */
    private void patches() {
        Map<String, String> said = new HashMap<>();
        Map<String, Set<String>> rows = new HashMap<>();
        for (LogEntry entry : Views.entries(cluster, Contracts.CITIZEN_LOG.topic())) {
            Object body = SimulatedService.read(Contracts.CITIZEN_LOG, Objects.requireNonNull(entry.value()))
                    .getBody();
            if (body instanceof Observed observed) {
                String citizen = new String(Objects.requireNonNull(entry.key()), StandardCharsets.UTF_8);
                said.compute(citizen, (one, before) -> observed.getPatch() == null ? before : observed.getPatch());
                Set<String> speaking = rows.computeIfAbsent(citizen, one -> new HashSet<>());
                observed.getRows().forEach(row -> {
                    if (row.getFact() == null) {
                        speaking.remove(row.getRow());
                    } else {
                        speaking.add(row.getRow());
                    }
                });
            }
        }
        Views.latest(cluster, Contracts.CITIZEN_DIRECTORY).forEach((citizen, entry) -> {
            String patch = SimulatedService.TEAMS.teams().patch(entry.getWard());
            if (!rows.getOrDefault(citizen, Set.of()).isEmpty() && !patch.equals(said.get(citizen))) {
                add(Check.ORACLE, citizen + " is of the patch " + patch + ", and the log said " + said.get(citizen));
            }
        });
    }

    private OfficeView office() {
        return new OfficeView(
                Views.all(cluster, Contracts.ALERT_LOG),
                Views.all(cluster, Contracts.OFFICER_NOTIFICATIONS),
                Views.latest(cluster, Contracts.HELD_ALERTS),
                Views.all(cluster, Contracts.TEAM_DIGESTS));
    }

    private void once() {
        Set<String> raised = new HashSet<>();
        for (Alert alert : Views.all(cluster, Contracts.ALERTS)) {
            if (!raised.add(alert.getAlertId())) {
                add(Check.ONCE, "raised twice: " + alert.getAlertId());
            }
        }
        Set<String> told = new HashSet<>();
        Views.all(cluster, Contracts.OFFICER_NOTIFICATIONS).forEach(notification -> {
            if (!told.add(notification.getNotificationId())) {
                add(Check.ONCE, "told twice: " + notification.getNotificationId());
            }
        });
    }

    private void setAside() {
        int letters = Views.entries(cluster, Topics.DEAD_LETTERS).size();
        if (letters != world.poisoned()) {
            add(Check.SET_ASIDE, letters + " dead letters of " + world.poisoned() + " records that nobody can read");
        }
    }
}
