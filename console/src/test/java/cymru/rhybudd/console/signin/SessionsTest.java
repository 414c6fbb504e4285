package cymru.rhybudd.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Instant T = Instant.parse("2026-11-26T08:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(20);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Instant now = T;
    private final Sessions sessions = new Sessions(new Turning(), IDLE, LONGEST);

    @Test
    void aSessionEndsWhenItWasIdleForItsTime() {
        Sessions.Begun begun = sessions.begin(officer());
        now = T.plus(IDLE).minusMillis(1);
        assertThat(sessions.use(begun.secret())).isPresent();
        now = now.plus(IDLE);
        assertThat(sessions.use(begun.secret())).isEmpty();
    }

    @Test
    void aSessionEndsAfterTheLongestTimeHoweverBusy() {
        Sessions.Begun begun = sessions.begin(officer());
        for (int minutes = 10; minutes < 60; minutes += 10) {
            now = T.plus(Duration.ofMinutes(minutes));
            assertThat(sessions.use(begun.secret())).isPresent();
        }
        now = T.plus(LONGEST);
        assertThat(sessions.use(begun.secret())).isEmpty();
    }

    @Test
    void whatIsKeptOpensNothing() {
        Sessions.Begun begun = sessions.begin(officer());
        assertThat(sessions.use(begun.session().key())).isEmpty();
        assertThat(begun.session().toString()).doesNotContain(begun.secret());
    }

    @Test
    void aCookieIsWorthNothingAfterSigningOut() {
        Sessions.Begun begun = sessions.begin(officer());
        sessions.end(begun.session());
        assertThat(sessions.use(begun.secret())).isEmpty();
        assertThat(sessions.stands(begun.session())).isFalse();
    }

    private static Officer officer() {
        return new Officer("c.evans", "Catrin Evans", Set.of(Role.CASEWORKER), List.of("north"), "north", true);
    }

    private final class Turning extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
