package cymru.rhybudd.local.faults;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Something that breaks.
 *
 * @param name by which it is asked for
 * @param what in words, for the report
 */
record Fault(String name, String what, Strike strike, Possible possible) {

    /** How it breaks; returns when it is over, and what was broken has been started again. */
    @FunctionalInterface
    interface Strike {
        void on(Cluster cluster, Random random) throws Exception;
    }

    /** What keeps it from breaking here; null when nothing does. */
    @FunctionalInterface
    interface Possible {
        @Nullable
        String missing(Cluster cluster) throws Exception;
    }

    Fault(String name, String what, Strike strike) {
        this(name, what, strike, cluster -> null);
    }

    @Override
    public String toString() {
        return name;
    }
}
