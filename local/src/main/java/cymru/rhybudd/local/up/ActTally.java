package cymru.rhybudd.local.up;

import cymru.rhybudd.local.officer.OfficerActions;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Writes the acts of the officers at work, and counts those that were written. */
final class ActTally implements BiConsumer<String, OfficerActed>, AutoCloseable {
    private static final String MISSED = "MISSED";

    private final OfficerActions actions;
    private final Map<String, Long> written = new TreeMap<>();

    ActTally(OfficerActions actions) {
        this.actions = actions;
    }

    @Override
    public void accept(String citizen, OfficerActed act) {
        String name = act.getAction() instanceof OutcomeRecorded recorded
                ? recorded.getOutcome().name()
                : MISSED;
        actions.send(citizen, act, (place, failure) -> {
            if (failure == null) {
                count(name);
            }
        });
    }

    private synchronized void count(String name) {
        written.merge(name, 1L, Long::sum);
    }

    /** By outcome, and MISSED for cases that should have been raised. */
    synchronized Map<String, Long> written() {
        return new TreeMap<>(written);
    }

    /** Returns when everything is written that was accepted. */
    void flush() {
        actions.flush();
    }

    @Override
    public void close() {
        actions.close();
    }
}
