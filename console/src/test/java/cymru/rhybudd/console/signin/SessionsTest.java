package cymru.rhybudd.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cymru.rhybudd.schemas.SessionUsed;
import cymru.rhybudd.schemas.SignInRecord;
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
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = T;
    private final SharedSignIns topic = SharedSignIns.of(new Turning());
    private final Sessions sessions = topic.instance();

    @Test
    void aSessionEndsWhenItWasIdleForItsTime() {
        Sessions.Begun begun = sessions.begin(officer());
        now = T.plus(IDLE).minusMillis(1);
        assertThat(sessions.use(begun.secret())).isPresent();
        now = now.plus(IDLE);
        assertThat(sessions.stands(begun.session())).isFalse();
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

    @Test
    void nothingThatOpensASessionIsKept() {
        Sessions.Begun begun = sessions.begin(officer());
        sessions.use(begun.secret());

        assertThat(topic.latest.toString())
                .doesNotContain(begun.secret(), begun.session().formToken());
    }

    @Test
    void aSessionIsGoodOnEveryInstanceAndAfterARestart() {
        Sessions other = topic.instance();
        Sessions.Begun begun = sessions.begin(officer());

        assertThat(other.use(begun.secret())).contains(begun.session());
        assertThat(topic.instance().use(begun.secret())).contains(begun.session());
    }

    @Test
    void signingOutCountsOnEveryInstanceAndAfterARestart() {
        Sessions other = topic.instance();
        Sessions.Begun begun = sessions.begin(officer());
        other.end(begun.session());

        assertThat(sessions.use(begun.secret())).isEmpty();
        assertThat(sessions.stands(begun.session())).isFalse();
        assertThat(topic.instance().use(begun.secret())).isEmpty();
    }

    @Test
    void aUseThatIsSaidLateBringsNoSessionBack() {
        Sessions.Begun begun = sessions.begin(officer());
        Sessions other = topic.instance();
        other.end(begun.session());
        topic.keep(SessionKeys.used(begun.session().key()), new SignInRecord(new SessionUsed(T.plus(MINUTE))));

        assertThat(other.use(begun.secret())).isEmpty();
        assertThat(topic.instance().use(begun.secret())).isEmpty();
    }

    @Test
    void useOnOneInstanceKeepsTheSessionOnTheOthersToAMinute() {
        Sessions other = topic.instance();
        Sessions.Begun begun = sessions.begin(officer());
        now = T.plus(IDLE).minus(MINUTE);
        assertThat(sessions.use(begun.secret())).isPresent();
        now = now.plus(IDLE).minusMillis(1);
        assertThat(other.use(begun.secret())).isPresent();
    }

    @Test
    void useIsSaidOnceAMinuteAndNotMoreOften() {
        Sessions.Begun begun = sessions.begin(officer());
        String key = SessionKeys.used(begun.session().key());
        now = T.plus(MINUTE).minusMillis(1);
        sessions.use(begun.secret());
        assertThat(topic.latest).doesNotContainKey(key);
        now = T.plus(MINUTE);
        sessions.use(begun.secret());
        assertThat(topic.latest).containsEntry(key, new SignInRecord(new SessionUsed(now)));
    }

    @Test
    void lookingKeepsNoSessionAlive() {
        Sessions.Begun begun = sessions.begin(officer());
        now = T.plus(IDLE).minusMillis(1);
        assertThat(sessions.look(begun.secret())).isPresent();
        now = T.plus(IDLE);
        assertThat(sessions.use(begun.secret())).isEmpty();
    }

    @Test
    void whatIsOverIsForgottenWithTheNextSignIn() {
        Sessions.Begun over = sessions.begin(officer());
        now = T.plus(IDLE).plus(MINUTE);
        Sessions.Begun begun = sessions.begin(officer());

        assertThat(topic.latest)
                .containsOnlyKeys(SessionKeys.session(begun.session().key()), SessionKeys.officer("c.evans"));
        assertThat(over.session().key()).isNotEqualTo(begun.session().key());
    }

    @Test
    void colleaguesAreKnownByNameForFourWeeks() {
        sessions.begin(officer());
        assertThat(topic.instance().seenOf("north")).containsExactly(entry("c.evans", "Catrin Evans"));
        assertThat(sessions.seenOf("south")).isEmpty();
        now = T.plus(Duration.ofDays(28));
        sessions.begin(new Officer("o.hughes", "Owain", Set.of(Role.CASEWORKER), List.of("north"), "", false));
        assertThat(sessions.seenOf("north")).containsOnlyKeys("o.hughes");
    }

    @Test
    void whoSignsInWithoutAListIsNoColleagueAnyMore() {
        sessions.begin(officer());
        sessions.begin(new Officer("c.evans", "Catrin", Set.of(Role.OPERATIONS), List.of("north"), "", false));

        assertThat(sessions.seenOf("north")).isEmpty();
        assertThat(topic.latest).doesNotContainKey(SessionKeys.officer("c.evans"));
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
