package cymru.rhybudd.console.web;

import cymru.rhybudd.console.governance.Question;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.signin.Unguessable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was asked about lives, by whom; so that neither an id nor a reason stands in an address. In memory only, and the oldest goes first. */
final class Questions {
    private static final int MOST = 1_000;

    private final Map<String, Asked> asked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > MOST;
        }
    };

    private record Asked(String session, Question question) {}

    /** Keeps a question; returns under which key. */
    synchronized String keep(Session session, Question question) {
        String key = Unguessable.random();
        asked.put(key, new Asked(session.key(), question));
        return key;
    }

    /** The question of that key; empty unless this very session asked it. */
    synchronized Optional<Question> of(Session session, String key) {
        return Optional.ofNullable(asked.get(key))
                .filter(one -> one.session.equals(session.key()))
                .map(Asked::question);
    }
}
