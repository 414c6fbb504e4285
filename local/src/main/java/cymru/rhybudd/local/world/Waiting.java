package cymru.rhybudd.local.world;

import java.time.Duration;

/** Waits for something that another process does. */
public final class Waiting {
    private static final long LOOK_EVERY_MILLIS = 50;

    private Waiting() {}

    /** Something that is or is not so yet. */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E, InterruptedException;
    }

    /**
     * Returns when the condition holds.
     *
     * @throws IllegalStateException with the given words if it does not within the time
     */
    public static <E extends Exception> void until(Duration patience, String otherwise, Condition<E> condition)
            throws E, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
