package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Unguessable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked about people, by whom; so that neither a name, an id nor a reason stands in an address. In memory only, and the oldest
 * goes first.
 */
final class Questions<Q> {
    private static final int MOST = 1_000;

    private final Map<String, Asked<Q>> asked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked<Q>> eldest) {
            return size() > MOST;
        }
    };

    private record Asked<Q>(String session, Q question) {}

    /** Keeps a question; returns under which key. */
    synchronized String keep(Session session, Q question) {
        String key = Unguessable.random();
        asked.put(key, new Asked<>(session.key(), question));
        return key;
    }

    /** The question of that key; empty unless this very session asked it. */
    synchronized Optional<Q> of(Session session, String key) {
        return Optional.ofNullable(asked.get(key))
                .filter(one -> one.session.equals(session.key()))
                .map(Asked::question);
    }
}
