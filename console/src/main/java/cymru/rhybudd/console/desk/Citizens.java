package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.DirectoryEntry;
import java.util.Optional;

/** Who a pseudonym is, and how the citizen stands now. */
public interface Citizens {
    /** Who the citizen is; empty where the directory does not say, or no more. */
    Optional<DirectoryEntry> who(String citizen);

    /** The newest assessment; empty where nothing can be assessed. */
    Optional<Assessment> picture(String citizen);
}
