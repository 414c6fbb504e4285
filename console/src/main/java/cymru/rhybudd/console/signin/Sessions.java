package cymru.rhybudd.console.signin;

import cymru.rhybudd.schemas.OfficerSeen;
import cymru.rhybudd.schemas.SessionBegun;
import cymru.rhybudd.schemas.SessionUsed;
import cymru.rhybudd.schemas.SignInRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of every instance: what one begins or ends, the others read, and so does the next start. Of the secret that the
 * browser keeps, only the hash is known here.
 */
public final class Sessions {
    private static final Duration SAID_AT_MOST_EVERY = Duration.ofMinutes(1);
    /** So long after signing in last, somebody is taken to work here. */
    public static final Duration OFFICERS_REMEMBERED_FOR = Duration.ofDays(28);
    /** Another instance's sign-in is read within this time, or has failed. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int MOST_WAITING = 8;

    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final SessionLog log;
    private final Map<String, Known> byHash = new HashMap<>();
    private final Map<String, Instant> usedByHash = new HashMap<>();
    private final Map<String, OfficerSeen> seenById = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private int waiting;

    /** A session that has just begun, with the secret that the browser keeps. */
    public record Begun(String secret, Session session) {}

    /** Sessions end when they were idle for so long, and at the latest after the longest time. */
    public Sessions(Clock clock, Duration idle, Duration longest, SessionLog log) {
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
        this.log = log;
    }

    /** Begins a session, on every instance. */
    public Begun begin(Officer officer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String secret = Unguessable.random();
        String hash = Unguessable.hash(secret);
        SessionBegun begun = Known.begun(officer, now, now.plus(longest));
        log.keep(SessionKeys.session(hash), new SignInRecord(begun));
        // First, lest it take away what is said next of an officer who comes back after weeks.
        forgetWhatIsOver(now);
        // Who has no list any more is nobody's colleague there, and is sent nothing, from now on.
        log.keepSoon(
                SessionKeys.officer(officer.id()),
                officer.hasQueue() ? new SignInRecord(Known.seen(officer, now)) : null);
        synchronized (this) {
            Known known = byHash.computeIfAbsent(hash, key -> Known.of(begun));
            return new Begun(secret, session(hash, known, secret));
        }
    }

    /** The session of a cookie, which is used thereby; empty where it has ended or never was. */
    public Optional<Session> use(@Nullable String secret) {
        return find(secret, true);
    }

    /** The same, without using it: what a page does by itself keeps no session alive. */
    public Optional<Session> look(@Nullable String secret) {
        return find(secret, false);
    }

    private Optional<Session> find(@Nullable String secret, boolean isUse) {
        if (secret == null || !Unguessable.isLikely(secret)) {
            return Optional.empty();
        }
        String hash = Unguessable.hash(secret);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isNews = false;
        Session session;
        synchronized (this) {
            Known known = awaited(hash);
            if (known == null || known.isOver(now, idle)) {
                return Optional.empty();
            }
            session = session(hash, known, secret);
            if (isUse) {
                isNews = !now.isBefore(known.lastSaid().plus(SAID_AT_MOST_EVERY));
                byHash.put(hash, isNews ? known.said(now) : known.used(now));
            }
        }
        if (isNews) {
            log.keepSoon(SessionKeys.used(hash), new SignInRecord(new SessionUsed(now)));
        }
        return Optional.of(session);
    }

    /** A browser may come from the instance where it has just signed in before this one has read of that; a few can wait at once. */
    private @Nullable Known awaited(String hash) {
        Known known = byHash.get(hash);
        if (known != null || waiting == MOST_WAITING || ended.contains(hash)) {
            return known;
        }
        waiting++;
        try {
            long until = System.nanoTime() + PATIENCE.toNanos();
            long left = PATIENCE.toMillis();
            while (known == null && left > 0) {
                wait(left);
                known = byHash.get(hash);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
        }
        return known;
    }

    /** Whether the session still stands; asking does not use it. */
    public synchronized boolean stands(Session session) {
        Known known = byHash.get(session.key());
        return known != null && !known.isOver(clock.instant(), idle);
    }

    /** Ends a session: here at once, whatever comes of telling the others. */
    public void end(Session session) {
        synchronized (this) {
            byHash.remove(session.key());
            ended.add(session.key());
        }
        log.keep(SessionKeys.session(session.key()), null);
        log.keepSoon(SessionKeys.used(session.key()), null);
    }

    /** Takes what an instance has said: this one, too. */
    public synchronized void take(String key, @Nullable SignInRecord latest) {
        String rest = SessionKeys.rest(key);
        if (latest == null) {
            forget(key, rest);
        } else if (latest.getBody() instanceof SessionBegun begun) {
            if (!ended.contains(rest)) {
                byHash.putIfAbsent(rest, Known.of(begun));
            }
        } else if (latest.getBody() instanceof SessionUsed used) {
            usedByHash.put(rest, used.getAt());
            byHash.computeIfPresent(rest, (hash, known) -> known.said(used.getAt()));
        } else if (latest.getBody() instanceof OfficerSeen seen) {
            seenById.put(rest, seen);
        }
        notifyAll();
    }

    private void forget(String key, String rest) {
        if (SessionKeys.isSession(key)) {
            byHash.remove(rest);
            ended.remove(rest);
        } else if (SessionKeys.isUsed(key)) {
            usedByHash.remove(rest);
        } else {
            seenById.remove(rest);
        }
    }

    /** Who of the team has signed in within the last weeks: names by id. */
    public synchronized SortedMap<String, String> seenOf(String team) {
        SortedMap<String, String> names = new TreeMap<>();
        seenById.values().stream()
                .filter(seen -> seen.getTeams().contains(team))
                .forEach(seen -> names.put(seen.getOfficer(), seen.getName()));
        return names;
    }

    /** Who has signed in within the last weeks and may see the team's alerts, by what the identity provider said then: their ids. */
    public synchronized Set<String> readersOf(String team) {
        Instant now = clock.instant();
        return seenById.values().stream()
                .filter(seen -> mayRead(seen, team, now))
                .map(OfficerSeen::getOfficer)
                .collect(Collectors.toSet());
    }

    /** Whether an officer has signed in lately, and may see the team's alerts by what the identity provider said then. */
    public static boolean mayRead(OfficerSeen seen, String team, Instant now) {
        return now.isBefore(seen.getAt().plus(OFFICERS_REMEMBERED_FOR))
                && Officer.of(seen).mayRead(team);
    }

    /**
     * So that the topic holds what stands, and no more; instances may well do it twice. Another may know of a use that it has not
     * said yet.
     */
    private void forgetWhatIsOver(Instant now) {
        Instant surely = now.minus(SAID_AT_MOST_EVERY);
        List<String> keys = new ArrayList<>();
        synchronized (this) {
            ended.forEach(hash -> keys.add(SessionKeys.session(hash)));
            byHash.forEach((hash, known) -> {
                if (known.isOver(surely, idle)) {
                    keys.add(SessionKeys.session(hash));
                }
            });
            usedByHash.forEach((hash, at) -> {
                if (!surely.isBefore(at.plus(idle))) {
                    keys.add(SessionKeys.used(hash));
                }
            });
            seenById.forEach((id, seen) -> {
                if (!now.isBefore(seen.getAt().plus(OFFICERS_REMEMBERED_FOR))) {
                    keys.add(SessionKeys.officer(id));
                }
            });
        }
        keys.forEach(key -> log.keepSoon(key, null));
    }

    private static Session session(String hash, Known known, String secret) {
        return new Session(hash, known.officer(), Unguessable.formToken(secret), known.endsAt());
    }
}
