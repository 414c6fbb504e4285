package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.reconcile.AlertLedger;
import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.reconcile.Expectation;
import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.ReadAlert;
import cymru.rhybudd.local.reconcile.Verdict;
import cymru.rhybudd.local.simulation.SimulatedService.Part;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.local.simulation.TaskRun.Input;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.EpisodeStep;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The alerts of a foreseeable history, held against those that the oracle expects of the changes in the order in which FRONT took them. */
final class ForeseenAlerts {
    private static final long IN_NO_OTHER_ORDER = -1;

    private final World world;
    private final Expectation expectation;
    private final AlertLedger ledger = new AlertLedger(IN_NO_OTHER_ORDER);
    private final Set<LogEntry> known = Collections.newSetFromMap(new IdentityHashMap<>());

    private ForeseenAlerts(World world) {
        this.world = world;
        this.expectation = new Expectation(
                new CouncilImage(), Model.parse(world.model()), World.BEGIN, true, (records, entered) -> entered);
    }

    /** What is amiss, a line each. */
    static List<String> amiss(World world) {
        ForeseenAlerts alerts = new ForeseenAlerts(world);
        alerts.expect();
        alerts.read();
        Verdict verdict = alerts.ledger.compare();
        return verdict.isClean() ? List.of() : verdict.lines();
    }

    private void expect() {
        for (Input input : world.cluster().of(new Task(Part.FRONT, 0)).taken()) {
            LogEntry entry = input.entry().entry();
            CommittedChange change = world.databases().change(entry);
            if (change != null && known.add(entry)) {
                ledger.expect(change, expectation.after(change));
            } else if (input.log().topic().equals(Contracts.CONTROLS.topic())) {
                Control control = SimulatedService.read(Contracts.CONTROLS, Objects.requireNonNull(entry.value()));
                if (control.getBody() instanceof ClockTicked tick
                        && tick.getInstant().isAfter(World.BEGIN)) {
                    ledger.expectOfTick(expectation.tick(tick.getInstant()));
                }
            }
        }
    }

    private void read() {
        for (LogEntry entry : Views.entries(world.cluster(), Contracts.CITIZEN_DIRECTORY.topic())) {
            if (entry.value() != null) {
                DirectoryEntry said = SimulatedService.read(Contracts.CITIZEN_DIRECTORY, entry.value());
                ledger.belongs(said.getCitizen(), said.getRecords());
            }
        }
        for (Alert alert : Views.all(world.cluster(), Contracts.ALERTS)) {
            if (alert.getStep() != EpisodeStep.CLOSED) {
                ledger.read(ReadAlert.of(alert));
            }
        }
    }
}
