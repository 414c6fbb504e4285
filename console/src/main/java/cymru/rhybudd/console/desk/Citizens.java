package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.restriction.RestrictionsInForce;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who a pseudonym is, how the citizen stands now, and who must be protected. */
public interface Citizens {
    /** Who the citizen is; empty where the directory does not say, or no more. */
    Optional<DirectoryEntry> who(String citizen);

    /** The newest assessment; empty where nothing can be assessed. */
    Optional<Assessment> picture(String citizen);

    /** Everybody who lives at an address, by pseudonym. */
    List<String> at(long uprn);

    /** Everybody, in no order. */
    Stream<DirectoryEntry> everybody();

    /** Everybody who answers to what is known of them, in no order. */
    Stream<DirectoryEntry> answering(Wanted wanted);

    /** Who must be protected. */
    RestrictionsInForce restrictions();

    /** Whether somebody must say why they want to see the citizen: also where nobody knows by which records they would be protected. */
    default boolean isRestricted(String citizen) {
        return who(citizen).map(restrictions()::covers).orElse(true);
    }
}
