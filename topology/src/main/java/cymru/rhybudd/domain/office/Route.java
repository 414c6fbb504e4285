package cymru.rhybudd.domain.office;

/** Which way an alert goes. */
public sealed interface Route {

    /**
     * To its team, at once.
     *
     * @param counts whether it counts in the team's budget
     */
    record Told(boolean counts) implements Route {}

    /** It waits. */
    record Held(Hold hold) implements Route {}
}
