package cymru.rhybudd.console.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of this instance. They are in memory only: a restart signs everybody out. */
public final class Sessions {
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final Map<String, Used> sessions = new ConcurrentHashMap<>();

    private record Used(Session session, Instant lastUsed) {}

    /** A session that has just begun, with the secret that the browser keeps. */
    public record Begun(String secret, Session session) {}

    /** Sessions end when they were idle for so long, and at the latest after the longest time. */
    public Sessions(Clock clock, Duration idle, Duration longest) {
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /** Begins a session. */
    public Begun begin(Officer officer) {
        Instant now = clock.instant();
        sessions.values().removeIf(used -> isOver(used, now));
        String secret = Unguessable.random();
        Session session = new Session(Unguessable.hash(secret), officer, Unguessable.random(), now.plus(longest));
        sessions.put(session.key(), new Used(session, now));
        return new Begun(secret, session);
    }

    /** The session of a cookie, which is used thereby; empty where it has ended or never was. */
    public Optional<Session> use(@Nullable String secret) {
        if (secret == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Used used = sessions.computeIfPresent(
                Unguessable.hash(secret), (key, known) -> isOver(known, now) ? null : new Used(known.session, now));
        return Optional.ofNullable(used).map(Used::session);
    }

    /** Whether the session still stands; asking does not use it. */
    public boolean stands(Session session) {
        Used used = sessions.get(session.key());
        return used != null && !isOver(used, clock.instant());
    }

    /** Ends a session. */
    public void end(Session session) {
        sessions.remove(session.key());
    }

    private boolean isOver(Used used, Instant now) {
        return !now.isBefore(used.session.endsAt()) || !now.isBefore(used.lastUsed.plus(idle));
    }
}
