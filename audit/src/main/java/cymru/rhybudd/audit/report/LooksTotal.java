package cymru.rhybudd.audit.report;

import cymru.rhybudd.schemas.Access;
import java.util.HashSet;
import java.util.Set;

/** How many looks, of how many officers at how many citizens; counted one by one, so that none need be kept. */
public final class LooksTotal {
    private final Set<String> officers = new HashSet<>();
    private final Set<String> citizens = new HashSet<>();
    private int looks;

    /** Counts one. */
    public void add(Access look) {
        looks++;
        officers.add(look.getOfficer());
        citizens.add(look.getCitizen());
    }

    public int looks() {
        return looks;
    }

    int officers() {
        return officers.size();
    }

    int citizens() {
        return citizens.size();
    }
}
