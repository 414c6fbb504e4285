package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.Wanted;
import java.util.Map;

/**
 * Whom an officer looks for, and why.
 *
 * @param reason as the access log keeps it
 * @param typed what stands in the fields, for looking again
 */
record Search(Wanted wanted, String reason, Map<String, String> typed) {
    Search {
        typed = Map.copyOf(typed);
    }
}
