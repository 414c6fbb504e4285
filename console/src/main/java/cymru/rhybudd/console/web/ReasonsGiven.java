package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Session;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** Why officers want to see what is restricted, as they said in this session. It goes with the session, so that it is asked again. */
final class ReasonsGiven {
    private final Map<Session, Map<String, String>> bySession = Collections.synchronizedMap(new WeakHashMap<>());

    void give(Session session, Interrupted what, String citizen, String reason) {
        bySession.computeIfAbsent(session, key -> new ConcurrentHashMap<>()).put(what + "/" + citizen, reason);
    }

    /** Empty where nothing was said. */
    Optional<String> of(Session session, Interrupted what, String citizen) {
        return Optional.ofNullable(bySession.getOrDefault(session, Map.of()).get(what + "/" + citizen));
    }
}
