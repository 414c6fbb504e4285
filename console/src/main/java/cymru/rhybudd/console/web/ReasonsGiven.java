package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Why officers want to see what is restricted, as they said in this session and to this instance. It goes with the session, so that
 * it is asked again in the next.
 */
final class ReasonsGiven {
    private final Map<String, Given> bySession = new ConcurrentHashMap<>();
    private final Predicate<Session> stands;

    private record Given(Session session, Map<String, String> reasons) {}

    /**
     * None yet.
     *
     * @param stands whether a session has not ended, here or elsewhere
     */
    ReasonsGiven(Predicate<Session> stands) {
        this.stands = stands;
    }

    void give(Session session, Interrupted what, String citizen, String reason) {
        bySession.values().removeIf(given -> !stands.test(given.session));
        bySession
                .computeIfAbsent(session.key(), key -> new Given(session, new ConcurrentHashMap<>()))
                .reasons
                .put(what + "/" + citizen, reason);
    }

    /** Empty where nothing was said. */
    Optional<String> of(Session session, Interrupted what, String citizen) {
        return Optional.ofNullable(bySession.get(session.key())).map(given -> given.reasons.get(what + "/" + citizen));
    }
}
