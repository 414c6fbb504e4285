package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.DirectoryEntry;

/** What LINK passes on: rows and assignments to GATHER, people to the citizen directory. */
sealed interface Linked {

    /** For GATHER. */
    record Rows(Linkage linkage) implements Linked {}

    /** For the directory: who the citizen is now. */
    record Entry(DirectoryEntry entry) implements Linked {}

    /** For the directory: no record is this citizen any more. */
    record Gone() implements Linked {}
}
