package cymru.rhybudd.audit.verify;

import cymru.rhybudd.schemas.ReplayedCitizen;

/** Puts away what is known of the citizens of a partition when it was replayed: all partitions together would not fit into memory. */
@FunctionalInterface
public interface CitizenKeeper {

    /** Returns the same citizens from where they were put; for several threads, each with a partition of its own. */
    Iterable<ReplayedCitizen> keep(int partition, Iterable<ReplayedCitizen> citizens);
}
