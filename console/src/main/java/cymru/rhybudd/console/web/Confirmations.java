package cymru.rhybudd.console.web;

import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What officers want with an address that is new, until the code that was sent there comes back: before that nobody is written to there. In
 * memory of this instance only, and of a code only what the browser of the session can make of it.
 */
final class Confirmations {
    static final Duration GOOD_FOR = Duration.ofMinutes(15);
    static final int MOST_TRIES = 5;
    /** So that nobody lets it write to others without end. */
    static final int MOST_CODES_AN_HOUR = 6;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Waiting> bySession = new HashMap<>();
    private final Map<String, List<Instant>> sentByOfficer = new HashMap<>();

    /** What became of codes that were typed in. */
    enum Verdict {
        /** All are right: what was wanted may be kept. */
        RIGHT,
        /** One is not, and may be typed in again. */
        WRONG,
        /** They are good no more, for it is too late or was tried too often, or none was sent. */
        OVER
    }

    /** What an officer wants as soon as the codes are there. */
    private static final class Waiting {
        private final OfficerPreferences said;
        private final SortedMap<DeliveryChannel, String> marks = new TreeMap<>();
        private final Instant until;
        private int tries;

        Waiting(OfficerPreferences said, Instant until) {
            this.said = said;
            this.until = until;
        }
    }

    Confirmations(Clock clock) {
        this.clock = clock;
    }

    /** The subscriptions whose address is another than before. */
    static List<Subscription> unconfirmed(OfficerPreferences said, Optional<OfficerPreferences> before) {
        return said.getSubscriptions().stream()
                .filter(wanted -> before.stream()
                        .flatMap(earlier -> earlier.getSubscriptions().stream())
                        .noneMatch(held -> held.getChannel() == wanted.getChannel()
                                && held.getAddress().equals(wanted.getAddress())))
                .toList();
    }

    /** Whether so many codes may be sent to the officer's addresses now; they count from here on. */
    synchronized boolean admits(String officer, int codes) {
        Instant now = clock.instant();
        sentByOfficer.values().forEach(sent -> sent.removeIf(at -> !now.isBefore(at.plus(HOUR))));
        sentByOfficer.values().removeIf(List::isEmpty);
        List<Instant> sent = sentByOfficer.getOrDefault(officer, new ArrayList<>());
        if (sent.size() + codes > MOST_CODES_AN_HOUR) {
            return false;
        }
        for (int each = 0; each < codes; each++) {
            sent.add(now);
        }
        sentByOfficer.put(officer, sent);
        return true;
    }

    /** Waits for codes that were sent, instead of for earlier ones. */
    synchronized void await(Session session, OfficerPreferences said, Map<DeliveryChannel, String> codes) {
        Instant now = clock.instant();
        bySession.values().removeIf(waiting -> !now.isBefore(waiting.until));
        Waiting waiting = new Waiting(said, now.plus(GOOD_FOR));
        codes.forEach((channel, code) -> waiting.marks.put(channel, session.mark(text(said, channel, code))));
        bySession.put(session.key(), waiting);
    }

    /** What waits for codes, by channel the address where each was sent; empty where nothing does. */
    synchronized SortedMap<DeliveryChannel, String> awaited(Session session) {
        SortedMap<DeliveryChannel, String> addresses = new TreeMap<>();
        current(session)
                .ifPresent(waiting -> waiting.marks
                        .keySet()
                        .forEach(channel -> addresses.put(channel, address(waiting.said, channel))));
        return addresses;
    }

    /** Looks at what was typed in, which counts as one try. */
    synchronized Verdict check(Session session, Map<DeliveryChannel, String> typed) {
        Optional<Waiting> found = current(session);
        if (found.isEmpty()) {
            return Verdict.OVER;
        }
        Waiting waiting = found.get();
        boolean areRight = true;
        for (Map.Entry<DeliveryChannel, String> each : waiting.marks.entrySet()) {
            String code = typed.getOrDefault(each.getKey(), "");
            areRight &= session.isMark(each.getValue(), text(waiting.said, each.getKey(), code));
        }
        if (areRight) {
            return Verdict.RIGHT;
        }
        waiting.tries++;
        if (waiting.tries < MOST_TRIES) {
            return Verdict.WRONG;
        }
        bySession.remove(session.key());
        return Verdict.OVER;
    }

    /** What the officer wanted whose codes are right. */
    synchronized Optional<OfficerPreferences> wanted(Session session) {
        return current(session).map(waiting -> waiting.said);
    }

    /** It is kept, and waits no more. */
    synchronized void done(Session session) {
        bySession.remove(session.key());
    }

    private Optional<Waiting> current(Session session) {
        Instant now = clock.instant();
        return Optional.ofNullable(bySession.get(session.key())).filter(waiting -> now.isBefore(waiting.until));
    }

    private static String text(OfficerPreferences said, DeliveryChannel channel, String code) {
        return channel + "|" + address(said, channel) + "|" + code;
    }

    private static String address(OfficerPreferences said, DeliveryChannel channel) {
        return said.getSubscriptions().stream()
                .filter(subscription -> subscription.getChannel() == channel)
                .map(Subscription::getAddress)
                .findFirst()
                .orElse("");
    }
}
