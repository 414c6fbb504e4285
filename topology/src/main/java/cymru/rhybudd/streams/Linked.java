package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.OfficerActed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What LINK passes on: rows and assignments to GATHER, people to the citizen directory, officers' acts to the log. */
sealed interface Linked {

    /** What is for GATHER. */
    default List<Linkage> linkages() {
        return List.of();
    }

    /** What is for the log: an officer's act, under the id that the citizen has now. */
    default List<OfficerActed> acts() {
        return List.of();
    }

    /** What is for the dead letters. */
    default List<DeadLetter> refusals() {
        return List.of();
    }

    /** For GATHER. */
    record Rows(Linkage linkage) implements Linked {
        @Override
        public List<Linkage> linkages() {
            return List.of(linkage);
        }
    }

    /**
     * For the directory: who the citizen is now.
     *
     * @param entry null when no record is this citizen any more
     */
    record Directory(@Nullable DirectoryEntry entry) implements Linked {}

    /** For the log. */
    record Acted(OfficerActed act) implements Linked {
        @Override
        public List<OfficerActed> acts() {
            return List.of(act);
        }
    }

    /** An act about nobody who is known. */
    record Refused(DeadLetter letter) implements Linked {
        @Override
        public List<DeadLetter> refusals() {
            return List.of(letter);
        }
    }
}
