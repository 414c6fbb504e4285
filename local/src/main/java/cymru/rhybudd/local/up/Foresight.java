package cymru.rhybudd.local.up;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.reconcile.AlertLedger;
import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.reconcile.Expectation;
import cymru.rhybudd.local.reconcile.Held;
import cymru.rhybudd.local.reconcile.Model;
import cymru.rhybudd.local.reconcile.StreamReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** Writes into a ledger, change by change, the alerts that must follow. For the thread that makes the changes. */
public final class Foresight {
    private final AlertLedger ledger;
    private final Expectation expectation;
    /** The hour by the wall clock, at which the service ticks. */
    private Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    /**
     * Begins with what the databases hold and the stream has settled to: colours depend on the path by which it came there.
     *
     * @param fresh whether no alert was ever raised
     */
    public Foresight(WorldTopics topics, CouncilImage image, Model model, boolean fresh, AlertLedger ledger) {
        this.ledger = ledger;
        try (StreamReader reader = new StreamReader(topics.client(), topics.serdes())) {
            Map<Set<String>, Held> held = reader.get().heldByRecords();
            expectation = new Expectation(image, model, hour, fresh, held::getOrDefault);
        }
    }

    /** Takes in a change that was committed. */
    public void expect(CommittedChange change) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        if (now.isAfter(hour)) {
            hour = now;
            ledger.expectOfTick(expectation.tick(now));
        }
        ledger.expect(change, expectation.after(change));
    }
}
