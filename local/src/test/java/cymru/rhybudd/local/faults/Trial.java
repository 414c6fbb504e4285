package cymru.rhybudd.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.local.Terminal;
import cymru.rhybudd.local.command.GapMeter;
import cymru.rhybudd.local.inspect.CurrentModel;
import cymru.rhybudd.local.reconcile.AlertLedger;
import cymru.rhybudd.local.reconcile.Verdict;
import cymru.rhybudd.local.up.AlertWatch;
import cymru.rhybudd.local.up.CouncilImages;
import cymru.rhybudd.local.up.Foresight;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** Lets one thing break while the council lives, and holds what came of it against what had to come. */
record Trial(Cluster cluster, long seed) {
    private static final Duration CALM = Duration.ofSeconds(6);
    /** Changes of two databases, or of two tables, that lie closer may arrive in another order than they were made. */
    private static final double REORDERED_WITHIN_SECONDS = 40;

    /** Runs to its end; the lines say what is amiss. */
    Result of(Fault fault, List<String> amiss) throws Exception {
        cluster.settle();
        AlertLedger ledger = new AlertLedger((long) (Changes.A_SECOND * REORDERED_WITHIN_SECONDS));
        CurrentModel current = CurrentModel.read(cluster.topics());
        Foresight foresight = new Foresight(
                cluster.topics(), CouncilImages.read(cluster.databases()), current.model(), false, ledger);
        Changes changes = cluster.changes();
        long before = changes.committed();
        changes.tell(foresight::expect);
        GapMeter meter = new GapMeter(cluster.topics());
        AlertWatch watch = new AlertWatch(cluster.topics(), ledger);
        try (meter;
                watch) {
            meter.start();
            watch.start();
            changes.goOn();
            try {
                Faults.pass(CALM);
                fault.strike().on(cluster, new Random(seed));
                Faults.pass(CALM);
            } finally {
                changes.halt();
            }
            cluster.settle();
            awaitQuiet(watch);
        }
        Verdict verdict = ledger.compare();
        amiss.addAll(verdict.lines());
        return new Result(
                fault.name(),
                fault.what(),
                LocalDate.now(ZoneOffset.UTC),
                changes.committed() - before,
                meter.longest().toMillis(),
                verdict.read(),
                verdict.alertsLost().size(),
                verdict.alertsTwice().size(),
                verdict.unexpected().size(),
                reconcile(amiss),
                verify(amiss));
    }

    /** The last notification is committed when the stream has settled; the watch needs a moment to read it. */
    private static void awaitQuiet(AlertWatch watch) throws InterruptedException {
        long before = -1;
        while (before != watch.total()) {
            before = watch.total();
            Faults.pass(Duration.ofSeconds(1));
        }
    }

    private int reconcile(List<String> amiss) {
        JsonNode found = asked(amiss, "reconcile", "--state", cluster.state().root(), "--json");
        return found.get("differences").asInt() + found.get("misplaced").asInt();
    }

    private int verify(List<String> amiss) {
        JsonNode found =
                asked(amiss, "audit", "verify", "--state", cluster.state().root(), "--json");
        return found.get("differences").size();
    }

    private static JsonNode asked(List<String> amiss, Object... command) {
        Terminal terminal = Terminal.run(command);
        if (terminal.exitCode() != 0) {
            amiss.add(terminal.text());
        }
        try {
            return terminal.json();
        } catch (IOException e) {
            throw new IllegalStateException(terminal.text(), e);
        }
    }
}
