package cymru.rhybudd.console.desk;

import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.schemas.restriction.RestrictionsInForce;

/**
 * Whoever is told what the console reads.
 *
 * @param desk the lists of all teams
 * @param published models, teams and purposes
 * @param sessions who has signed in, on any instance
 * @param oversight what governance staff oversee
 * @param restrictions who must be protected from being looked at
 * @param directory whom the directory names
 * @param correspondence how officers want to be told outside the console, and what became of each message
 */
public record Readers(
        Desk desk,
        Published published,
        Sessions sessions,
        Oversight oversight,
        RestrictionsInForce restrictions,
        Directory directory,
        Correspondence correspondence) {
    /** Readers who were told nothing yet, but who has signed in. */
    public static Readers with(Sessions sessions) {
        return new Readers(
                new Desk(),
                new Published(),
                sessions,
                new Oversight(),
                new RestrictionsInForce(),
                new Directory(),
                new Correspondence());
    }
}
