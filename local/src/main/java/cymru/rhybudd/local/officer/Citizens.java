package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Contracts;
import java.util.Set;
import java.util.TreeSet;

/** Finds pseudonyms by their beginning, which is what lists and screens show of them. */
final class Citizens {
    private static final int WHOLE = 36;

    private Citizens() {}

    /**
     * The pseudonym that begins so; a whole one is taken as it is.
     *
     * @throws IllegalArgumentException if none does, or several do
     */
    static String find(WorldTopics topics, String beginning) {
        if (beginning.length() >= WHOLE) {
            return beginning;
        }
        Set<String> found = new TreeSet<>();
        topics.readKeys(Contracts.ASSESSMENTS, citizen -> {
            if (citizen.startsWith(beginning)) {
                found.add(citizen);
            }
        });
        return only(found, "dinasyddion / citizens", beginning);
    }

    /** The only one of those that begin so. */
    static String only(Set<String> found, String what, String beginning) {
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " " + what + ": " + beginning
                    + (found.isEmpty() ? "" : "; rhowch ragor ohono / give more of it"));
        }
        return found.iterator().next();
    }
}
