package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.DirectoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What LINK passes on: rows and assignments to GATHER, people to the citizen directory. */
sealed interface Linked {

    /** What is for GATHER. */
    default List<Linkage> linkages() {
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
}
