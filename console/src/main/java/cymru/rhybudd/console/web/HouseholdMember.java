package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.schemas.DirectoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who lives where the person of an alert lives.
 *
 * @param person null for somebody who is restricted: that they are there is all that is said
 * @param alerts open alerts about them, of teams that the officer may see
 */
public record HouseholdMember(@Nullable DirectoryEntry person, List<OpenAlert> alerts) {
    public HouseholdMember {
        alerts = List.copyOf(alerts);
    }
}
