package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why officers want to see what is restricted, as they said in this session and to this instance. It goes with the session, so that
 * it is asked again in the next.
 */
final class ReasonsGiven {
    private final Map<String, Given> bySession = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Given(Instant until, Map<String, String> reasons) {}

    ReasonsGiven(Clock clock) {
        this.clock = clock;
    }

    void give(Session session, Interrupted what, String citizen, String reason) {
        Instant now = clock.instant();
        bySession.values().removeIf(given -> !now.isBefore(given.until));
        bySession
                .computeIfAbsent(session.key(), key -> new Given(session.endsAt(), new ConcurrentHashMap<>()))
                .reasons
                .put(what + "/" + citizen, reason);
    }

    /** Empty where nothing was said. */
    Optional<String> of(Session session, Interrupted what, String citizen) {
        return Optional.ofNullable(bySession.get(session.key())).map(given -> given.reasons.get(what + "/" + citizen));
    }
}
