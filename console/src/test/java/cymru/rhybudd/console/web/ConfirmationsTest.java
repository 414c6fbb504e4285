package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.signin.Officer;
import cymru.rhybudd.console.signin.Role;
import cymru.rhybudd.console.signin.Session;
import cymru.rhybudd.console.web.Confirmations.Verdict;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.OfficerPreferences;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An address is used once the code that was sent there came back. */
class ConfirmationsTest {
    private static final Map<DeliveryChannel, String> CODE = Map.of(DeliveryChannel.EMAIL, "031415");
    private static final Map<DeliveryChannel, String> ANOTHER = Map.of(DeliveryChannel.EMAIL, "031416");

    private final HeldClock clock = new HeldClock(Instant.parse("2026-11-26T09:00:00Z"));
    private final Confirmations confirmations = new Confirmations(clock);
    private final Session session = session("s1", "token");

    private static Session session(String key, String formToken) {
        Officer officer = new Officer("c.evans", "C Evans", Set.of(Role.CASEWORKER), List.of("north"), "", true);
        return new Session(key, officer, formToken, Instant.MAX);
    }

    private static OfficerPreferences wanted(String... emails) {
        return OfficerPreferences.newBuilder()
                .setOfficer("c.evans")
                .setTeams(List.of("north"))
                .setLanguage(PreferredLanguage.WELSH)
                .setSubscriptions(Stream.of(emails)
                        .map(email -> Subscription.newBuilder()
                                .setChannel(DeliveryChannel.EMAIL)
                                .setAddress(email)
                                .setUrgencies(List.of(DeliveryUrgency.RED))
                                .build())
                        .toList())
                .setChangedAt(Instant.EPOCH)
                .build();
    }

    @Test
    void onlyAnAddressThatIsNewNeedsACode() {
        Optional<OfficerPreferences> before = Optional.of(wanted("c@council.example"));
        assertThat(Confirmations.unconfirmed(wanted("c@council.example"), before))
                .isEmpty();
        assertThat(Confirmations.unconfirmed(wanted(), before)).isEmpty();
        assertThat(Confirmations.unconfirmed(wanted("d@council.example"), before))
                .hasSize(1);
        assertThat(Confirmations.unconfirmed(wanted("c@council.example"), Optional.empty()))
                .hasSize(1);
    }

    @Test
    void theCodeIsGoodForAQuarterOfAnHourAndNotAMillisecondLonger() {
        confirmations.await(session, wanted("c@council.example"), CODE);
        clock.pass(Confirmations.GOOD_FOR.minusMillis(1));
        assertThat(confirmations.check(session, CODE)).isEqualTo(Verdict.RIGHT);
        assertThat(confirmations.wanted(session)).contains(wanted("c@council.example"));

        clock.pass(Duration.ofMillis(1));
        assertThat(confirmations.check(session, CODE)).isEqualTo(Verdict.OVER);
        assertThat(confirmations.wanted(session)).isEmpty();
        assertThat(confirmations.awaited(session)).isEmpty();
    }

    @Test
    void afterFiveTriesTheRightCodeIsTooLate() {
        confirmations.await(session, wanted("c@council.example"), CODE);
        for (int tries = 1; tries < Confirmations.MOST_TRIES; tries++) {
            assertThat(confirmations.check(session, ANOTHER))
                    .as("try %d", tries)
                    .isEqualTo(Verdict.WRONG);
        }
        assertThat(confirmations.check(session, ANOTHER)).isEqualTo(Verdict.OVER);
        assertThat(confirmations.check(session, CODE)).isEqualTo(Verdict.OVER);
    }

    @Test
    void theFifthTryMayBeTheRightOne() {
        confirmations.await(session, wanted("c@council.example"), CODE);
        for (int tries = 1; tries < Confirmations.MOST_TRIES; tries++) {
            confirmations.check(session, ANOTHER);
        }
        assertThat(confirmations.check(session, CODE)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void aCodeIsOfTheSessionThatAskedAndOfTheAddressWhereItWasSent() {
        confirmations.await(session, wanted("c@council.example"), CODE);
        assertThat(confirmations.check(session("s2", "token"), CODE)).isEqualTo(Verdict.OVER);
        assertThat(confirmations.check(session("s1", "guessed"), CODE)).isEqualTo(Verdict.WRONG);

        confirmations.await(session, wanted("d@council.example"), ANOTHER);
        assertThat(confirmations.check(session, CODE)).isEqualTo(Verdict.WRONG);
        assertThat(confirmations.awaited(session)).containsEntry(DeliveryChannel.EMAIL, "d@council.example");
    }

    @Test
    void whatIsKeptWaitsNoMore() {
        confirmations.await(session, wanted("c@council.example"), CODE);
        confirmations.done(session);
        assertThat(confirmations.check(session, CODE)).isEqualTo(Verdict.OVER);
    }

    @Test
    void soManyCodesAnHourAndNoMore() {
        for (int codes = 0; codes < Confirmations.MOST_CODES_AN_HOUR; codes += 2) {
            assertThat(confirmations.admits("c.evans", 2)).isTrue();
        }
        assertThat(confirmations.admits("c.evans", 1)).isFalse();
        assertThat(confirmations.admits("d.price", 1)).isTrue();
        clock.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(confirmations.admits("c.evans", 1)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(confirmations.admits("c.evans", 1)).isTrue();
    }
}
