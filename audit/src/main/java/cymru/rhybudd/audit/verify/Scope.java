package cymru.rhybudd.audit.verify;

import java.util.Set;

/**
 * How much is verified. Whatever it is, the replay begins at the beginning of the log, for every decision rests on all that was before.
 *
 * @param partitions of the log of record; empty for all
 * @param from what follows from earlier entries is not compared
 * @param to entries after it are not replayed
 * @param complete whether an entry that the service has not taken in counts as a difference: nothing waits in a world that stands still
 */
public record Scope(Set<Integer> partitions, LogBound from, LogBound to, boolean complete) {
    /** Everything, of a world that may be running. */
    public static final Scope WHOLE = new Scope(Set.of(), LogBound.BEGINNING, LogBound.END, false);

    public Scope {
        partitions = Set.copyOf(partitions);
    }

    /** What happened between two places, both included; {@link IllegalArgumentException} where nothing can lie between them. */
    public Scope between(LogBound first, LogBound last) {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException("the first place lies after the last, so that nothing is between them");
        }
        return new Scope(partitions, first, last, complete);
    }

    /** Those partitions alone. */
    public Scope of(Set<Integer> some) {
        return new Scope(some, from, to, complete);
    }

    /** As of a world that stands still. */
    public Scope standingStill() {
        return new Scope(partitions, from, to, true);
    }

    /** Whether all of the log is in it: only then can be said what NOTIFY must have had, and what citizens handed over to each other. */
    public boolean isWhole() {
        return partitions.isEmpty() && from.equals(LogBound.BEGINNING) && to.equals(LogBound.END);
    }

    boolean includes(int partition) {
        return partitions.isEmpty() || partitions.contains(partition);
    }
}
