package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.OfficeView;
import cymru.rhybudd.local.reconcile.Reconciliation;
import cymru.rhybudd.local.reconcile.StreamPicture;
import cymru.rhybudd.local.reconcile.StreamView;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.streams.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
