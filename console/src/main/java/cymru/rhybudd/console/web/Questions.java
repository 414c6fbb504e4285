package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Unguessable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was asked about people, by whom; so that neither a name, an id nor a reason stands in an address. In memory only: a question goes
 * with its session as soon as another is asked, and of too many the oldest goes first.
 */
final class Questions<Q> {
    private static final int MOST = 1_000;

    private final Predicate<Session> stands;
    private final Map<String, Asked<Q>> asked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked<Q>> eldest) {
            return size() > MOST;
        }
    };

    private record Asked<Q>(Session session, Q question) {}

    /**
     * None yet.
     *
     * @param stands whether a session has not ended, here or elsewhere
     */
    Questions(Predicate<Session> stands) {
        this.stands = stands;
    }

    /** Keeps a question; returns under which key. */
    synchronized String keep(Session session, Q question) {
        asked.values().removeIf(one -> !stands.test(one.session));
        String key = Unguessable.random();
        asked.put(key, new Asked<>(session, question));
        return key;
    }

    /** The question of that key; empty unless this very session asked it. */
    synchronized Optional<Q> of(Session session, String key) {
        return Optional.ofNullable(asked.get(key))
                .filter(one -> one.session.key().equals(session.key()))
                .map(Asked::question);
    }
}
