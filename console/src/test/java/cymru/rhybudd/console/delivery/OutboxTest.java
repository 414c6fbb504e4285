package cymru.rhybudd.console.delivery;

import static cymru.rhybudd.console.delivery.Wishes.MORNING;
import static cymru.rhybudd.console.delivery.Wishes.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.channel.Outcome;
import cymru.rhybudd.console.signin.Role;
import cymru.rhybudd.console.signin.Sessions;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.DeliveredAlert;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryPurpose;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Unacknowledged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxTest {
    private static final Instant EVENING = Instant.parse("2026-11-26T20:00:00Z");

    private final List<Delivery> log = new ArrayList<>();
    private final Set<String> onTheWay = new HashSet<>();
    private final Outbox outbox = new Outbox(Wishes.rules("t.leader"), Memories.empty(), log::add);

    @BeforeEach
    void everybodyHasSignedIn() {
        for (String officer : List.of("c.evans", "d.price", "t.leader", "asleep", "on.duty", "at.noon")) {
            outbox.seen(officer, Wishes.seen(officer));
        }
    }

    private void told(OfficerNotification told, Instant at) {
        outbox.told(told, at, at);
    }

    private static OfficerNotification red(String id) {
        return ToldAlerts.opened(id, TEAM, Rag.RED);
    }

    private static OfficerNotification notice(String id) {
        return ToldAlerts.told(
                id, id, EpisodeStep.OPENED, TEAM, Rag.AMBER, AlertKind.NOTICE_SERVED, LocalDate.of(2026, 12, 24));
    }

    private static OfficerNotification step(String id, String episode, EpisodeStep step) {
        return ToldAlerts.told(id, episode, step, TEAM, Rag.RED);
    }

    private List<Delivery> pass(Instant now) {
        return outbox.pass(onTheWay::contains, now);
    }

    /** What is sent when the passes have settled at the moment. */
    private List<Delivery> passes(Instant now) {
        pass(now);
        return pass(now);
    }

    private List<DeliveryReason> suppressed() {
        return log.stream()
                .filter(delivery -> delivery.getState() == DeliveryState.SUPPRESSED)
                .map(Delivery::getReason)
                .toList();
    }

    @Test
    void tellsOfficersOfTheTeamAtOnceAndWritesItDownBefore() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);

        assertThat(pass(MORNING)).isEmpty();
        assertThat(log).extracting(Delivery::getState).containsExactly(DeliveryState.DUE);
        assertThat(pass(MORNING)).extracting(Delivery::getRecipient).containsExactly("c.evans");
    }

    @Test
    void whoDoesNotWantTheTeamOrTheUrgencyIsNotTold() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(ToldAlerts.opened("a1", "education-welfare-south", Rag.RED), MORNING);
        told(ToldAlerts.opened("a2", TEAM, Rag.UNKNOWN), MORNING);

        assertThat(passes(MORNING)).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void aSecondTellingOfTheSameAlertIsNoSecondMessage() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);
        Delivery first = passes(MORNING).get(0);
        outbox.attempted(first.getDeliveryId(), Outcome.taken("p"), MORNING);
        told(red("a1"), MORNING.plusSeconds(60));

        assertThat(passes(MORNING.plusSeconds(60))).isEmpty();
        assertThat(log).extracting(Delivery::getState).containsExactly(DeliveryState.DUE, DeliveryState.SENT);
    }

    @Test
    void quietHoursPutOffUntilTheMorningAndSaySo() {
        outbox.preferred("c.evans", Wishes.quiet("c.evans", false));
        told(red("a1"), EVENING);
        Instant eight = Instant.parse("2026-11-27T08:00:00Z");

        assertThat(passes(eight.minusMillis(1))).isEmpty();
        assertThat(log)
                .extracting(Delivery::getState, Delivery::getReason, Delivery::getDueAt)
                .containsExactly(tuple(DeliveryState.PUT_OFF, DeliveryReason.QUIET_HOURS, eight));
        assertThat(passes(eight)).hasSize(1);
    }

    @Test
    void aStatutoryStepBreaksThroughOnlyWhereTheOfficerSaidSo() {
        outbox.preferred("asleep", Wishes.quiet("asleep", false));
        outbox.preferred("on.duty", Wishes.quiet("on.duty", true));
        told(notice("a1"), EVENING);
        told(red("a2"), EVENING);

        assertThat(passes(EVENING))
                .extracting(Delivery::getRecipient, delivery -> alerts(delivery))
                .containsExactly(tuple("on.duty", List.of("a1")));
    }

    @Test
    void aDigestGathersUntilItsHour() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60, 16 * 60));
        told(red("a1"), MORNING);
        told(red("a2"), MORNING.plusSeconds(60));
        Instant noon = Instant.parse("2026-11-26T12:00:00Z");
        told(red("a3"), noon);

        assertThat(passes(noon))
                .extracting(Delivery::getPurpose, OutboxTest::alerts)
                .containsExactly(tuple(DeliveryPurpose.DIGEST, List.of("a1", "a2")));
        assertThat(passes(Instant.parse("2026-11-26T16:00:00Z")))
                .extracting(OutboxTest::alerts)
                .contains(List.of("a3"));
    }

    @Test
    void whatWasDealtWithBeforeItIsDueIsNotSent() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60));
        told(red("a1"), MORNING);
        told(red("a2"), MORNING);
        outbox.acted(Wishes.act("d.price", "a1", "act-1", new Acknowledged()), MORNING, MORNING);
        outbox.acted(
                Wishes.act("d.price", "a2", "act-2", new OutcomeRecorded("a2", AlertOutcome.USEFUL, "", "")),
                MORNING,
                MORNING);

        assertThat(passes(Instant.parse("2026-11-26T12:00:00Z"))).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.ATTENDED);
    }

    @Test
    void whatIsOnItsWayWhenItIsDealtWithIsSentAndNotSaidToBeSuppressed() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);
        String id = passes(MORNING).get(0).getDeliveryId();
        onTheWay.add(id);
        outbox.acted(Wishes.act("d.price", "a1", "act-1", new Acknowledged()), MORNING, MORNING);
        passes(MORNING);
        onTheWay.remove(id);
        outbox.attempted(id, Outcome.taken(null), MORNING);

        assertThat(passes(MORNING)).isEmpty();
        assertThat(log).extracting(Delivery::getState).containsExactly(DeliveryState.DUE, DeliveryState.SENT);
    }

    @Test
    void whatFailedOnItsWayIsNotTriedAgainWhenItWasDealtWithMeanwhile() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);
        String id = passes(MORNING).get(0).getDeliveryId();
        outbox.acted(Wishes.act("d.price", "a1", "act-1", new Acknowledged()), MORNING, MORNING);
        outbox.attempted(id, Outcome.BUSY, MORNING);

        assertThat(passes(MORNING.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.ATTENDED);
    }

    @Test
    void whatIsPutBackIsSentAfterAll() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60));
        told(red("a1"), MORNING);
        outbox.acted(Wishes.act("d.price", "a1", "act-1", new Acknowledged()), MORNING, MORNING);
        outbox.acted(Wishes.act("d.price", "a1", "act-2", new Unacknowledged()), MORNING, MORNING);

        assertThat(passes(Instant.parse("2026-11-26T12:00:00Z"))).hasSize(1);
    }

    @Test
    void anEpisodeThatIsOverOrHasRisenIsNotToldAsItWas() {
        outbox.preferred("c.evans", Wishes.quiet("c.evans", false));
        told(red("over"), EVENING);
        told(step("closing", "over", EpisodeStep.CLOSED), EVENING);
        told(red("risen"), EVENING);
        told(step("rise", "risen", EpisodeStep.ROSE), EVENING);

        assertThat(passes(Instant.parse("2026-11-27T08:00:00Z")))
                .extracting(OutboxTest::alerts)
                .containsExactly(List.of("rise"));
        assertThat(suppressed()).containsExactlyInAnyOrder(DeliveryReason.OVER, DeliveryReason.OVERTAKEN);
    }

    @Test
    void anAssignedAlertIsTheOfficersAlone() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.preferred("d.price", Wishes.email("d.price"));
        outbox.acted(Wishes.act("t.leader", "a1", "act-1", new Assigned("d.price")), MORNING, MORNING);
        told(red("a1"), MORNING);

        assertThat(passes(MORNING)).extracting(Delivery::getRecipient).containsExactly("d.price");
    }

    private static final String REVENUES = "revenues-collection";

    private static OfficerNotification risenToRevenues(String id, String episode) {
        return ToldAlerts.told(id, episode, EpisodeStep.ROSE, REVENUES, Rag.RED);
    }

    /** What moved leads, and so an episode that an officer of one team deals with may rise to another's. */
    @Test
    void whatRisesToATeamOfWhichItsOfficerMayNotBeToldIsThatTeams() {
        outbox.seen("at.noon", Wishes.seen("at.noon", REVENUES, Role.CASEWORKER));
        outbox.preferred("at.noon", Wishes.email("at.noon", REVENUES));
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);
        outbox.acted(Wishes.act("t.leader", "a1", "act-1", new Assigned("c.evans")), MORNING, MORNING);
        passes(MORNING).forEach(sent -> outbox.attempted(sent.getDeliveryId(), Outcome.taken(null), MORNING));
        told(risenToRevenues("rise", "a1"), MORNING);

        assertThat(passes(MORNING))
                .extracting(Delivery::getRecipient, OutboxTest::alerts)
                .containsExactly(tuple("at.noon", List.of("rise")));
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void whatIsSomebodysWhoHasLeftIsTheTeams() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.acted(Wishes.act("t.leader", "a1", "act-1", new Assigned("d.price")), MORNING, MORNING);
        outbox.seen("d.price", null);
        told(red("a1"), MORNING);

        assertThat(passes(MORNING)).extracting(Delivery::getRecipient).containsExactly("c.evans");
    }

    @Test
    void whoeverIsGivenAnAlertIsToldAndWhoTakesItIsNot() {
        outbox.preferred("d.price", Wishes.quiet("d.price", false));
        told(red("a1"), MORNING);
        passes(MORNING).forEach(sent -> outbox.attempted(sent.getDeliveryId(), Outcome.taken(null), MORNING));
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.acted(Wishes.act("c.evans", "a1", "act-1", new Assigned("c.evans")), MORNING, MORNING);
        assertThat(passes(MORNING)).isEmpty();

        outbox.acted(Wishes.act("t.leader", "a1", "act-2", new Assigned("c.evans")), MORNING, MORNING);
        assertThat(passes(MORNING))
                .extracting(Delivery::getRecipient, Delivery::getPurpose)
                .containsExactly(tuple("c.evans", DeliveryPurpose.ASSIGNED));
    }

    private void assign(String alert, String actId, @Nullable String to, Instant at) {
        outbox.acted(Wishes.act("t.leader", alert, actId, new Assigned(to)), at, at);
    }

    /** What is sent when the passes have settled at the moment, and is taken. */
    private List<Delivery> taken(Instant now) {
        List<Delivery> sent = passes(now);
        sent.forEach(each -> outbox.attempted(each.getDeliveryId(), Outcome.taken(null), now));
        return sent;
    }

    @Test
    void whoeverIsGivenWhatWasPutOffAndNeverLeftIsToldOfIt() {
        outbox.preferred("c.evans", Wishes.quiet("c.evans", false));
        told(red("a1"), EVENING);
        assign("a1", "act-1", "d.price", EVENING);
        Instant eight = Instant.parse("2026-11-27T08:00:00Z");
        assertThat(taken(eight)).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.REASSIGNED);
        assign("a1", "act-2", "c.evans", eight);

        assertThat(taken(eight))
                .extracting(Delivery::getRecipient, OutboxTest::alerts)
                .containsExactly(tuple("c.evans", List.of("a1")));
        assign("a1", "act-3", "d.price", eight);
        assign("a1", "act-4", "c.evans", eight);
        assertThat(taken(eight)).as("told by now").isEmpty();
    }

    @Test
    void nobodyIsToldInTheMorningThatAnAlertIsTheirsWhichWasGivenToAnotherInTheNight() {
        told(red("a1"), EVENING);
        outbox.preferred("d.price", Wishes.quiet("d.price", false));
        assign("a1", "act-1", "d.price", EVENING);
        assign("a1", "act-2", "of.another.team", EVENING);

        assertThat(taken(Instant.parse("2026-11-27T08:00:00Z"))).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.REASSIGNED);
    }

    @Test
    void whoeverIsGivenWhatWasLeftOutOfADigestIsToldOfIt() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60, 16 * 60));
        told(red("a1"), MORNING);
        told(red("a2"), MORNING);
        assign("a1", "act-1", "d.price", MORNING);
        Instant noon = Instant.parse("2026-11-26T12:00:00Z");
        assertThat(taken(noon)).extracting(OutboxTest::alerts).containsExactly(List.of("a2"));
        assign("a1", "act-2", "c.evans", noon);

        assertThat(taken(Instant.parse("2026-11-26T16:00:00Z")))
                .extracting(OutboxTest::alerts)
                .contains(List.of("a1"));
    }

    @Test
    void whatMayHaveLeftIsNotToldASecondTime() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);
        outbox.attempted(passes(MORNING).get(0).getDeliveryId(), Outcome.UNREACHABLE, MORNING);
        assign("a1", "act-1", "d.price", MORNING);
        Instant later = MORNING.plus(Duration.ofHours(1));
        passes(later);
        assign("a1", "act-2", "c.evans", later);

        assertThat(passes(later)).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.REASSIGNED);
    }

    @Test
    void whatIsGivenBackToTheTeamIsToldToWhoeverOfItDoesNotKnow() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.preferred("d.price", Wishes.email("d.price"));
        assign("a1", "act-1", "d.price", MORNING);
        told(red("a1"), MORNING);
        assertThat(taken(MORNING)).extracting(Delivery::getRecipient).containsExactly("d.price");
        assign("a1", "act-2", null, MORNING.plusSeconds(60));

        assertThat(taken(MORNING.plusSeconds(60)))
                .extracting(Delivery::getRecipient)
                .containsExactly("c.evans");
    }

    @Test
    void whatIsGivenToSomebodyWhoMayNotBeToldIsTheTeamsToo() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        assign("a1", "act-1", "d.price", MORNING);
        told(red("a1"), MORNING);
        assign("a1", "act-2", "nobody", MORNING);

        assertThat(taken(MORNING)).extracting(Delivery::getRecipient).containsExactly("c.evans");
    }

    @Test
    void whatIsGivenBackWhenItIsOldOrDealtWithDisturbsNobody() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        assign("old", "act-1", "d.price", MORNING);
        assign("dealt-with", "act-2", "d.price", MORNING);
        told(red("old"), MORNING);
        Instant dayAfter = MORNING.plus(Duration.ofHours(24)).plusMillis(1);
        told(red("dealt-with"), dayAfter);
        outbox.acted(Wishes.act("d.price", "dealt-with", "act-3", new Acknowledged()), dayAfter, dayAfter);
        assign("old", "act-4", null, dayAfter);
        assign("dealt-with", "act-5", null, dayAfter);

        assertThat(log).isEmpty();
        assertThat(passes(dayAfter)).isEmpty();
    }

    @Test
    void leadersAreToldOnceWhenNobodyAnswersWithinWorkingHours() {
        outbox.preferred("t.leader", Wishes.email("t.leader"));
        Instant late = Instant.parse("2026-11-26T16:00:00Z");
        outbox.acted(Wishes.act("x", "a1", "act-1", new Assigned("c.evans")), late, late);
        told(red("a1"), late);
        Instant due = Instant.parse("2026-11-27T12:00:00Z");

        assertThat(passes(due.minusMillis(1))).isEmpty();
        pass(due);
        List<Delivery> sent = passes(due);
        assertThat(sent)
                .extracting(Delivery::getRecipient, Delivery::getPurpose)
                .containsExactly(tuple("t.leader", DeliveryPurpose.UNANSWERED));
        outbox.attempted(sent.get(0).getDeliveryId(), Outcome.taken(null), due);
        assertThat(passes(due.plus(Duration.ofDays(3)))).isEmpty();
    }

    @Test
    void leadersAreNotTroubledWhenSomebodyAnswered() {
        outbox.preferred("t.leader", Wishes.email("t.leader"));
        outbox.acted(Wishes.act("x", "a1", "act-1", new Assigned("c.evans")), MORNING, MORNING);
        told(red("a1"), MORNING);
        outbox.acted(Wishes.act("c.evans", "a1", "act-2", new Acknowledged()), MORNING, MORNING);

        assertThat(passes(MORNING.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void leadersAreToldOfWhatWasToldWhileDeliveryWasDownForADay() {
        outbox.preferred("t.leader", Wishes.email("t.leader"));
        Instant due = MORNING.plus(Duration.ofHours(4));
        Instant back = due.plus(Duration.ofHours(24));
        outbox.told(red("a1"), MORNING, back);

        outbox.pass(onTheWay::contains, back);
        assertThat(passes(back))
                .extracting(Delivery::getRecipient, Delivery::getPurpose)
                .containsExactly(tuple("t.leader", DeliveryPurpose.UNANSWERED));
    }

    @Test
    void leadersAreNotToldOfWhatWasUnansweredLongBeforeDeliveryBegan() {
        outbox.preferred("t.leader", Wishes.email("t.leader"));
        Instant due = MORNING.plus(Duration.ofHours(4));
        Instant began = due.plus(Duration.ofHours(24)).plusMillis(1);
        outbox.told(red("a1"), MORNING, began);

        assertThat(passes(began)).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void thatLeadersWereNotToldInTimeIsSaid() {
        outbox.preferred("t.leader", Wishes.email("t.leader"));
        outbox.acted(Wishes.act("x", "a1", "act-1", new Assigned("c.evans")), MORNING, MORNING);
        told(red("a1"), MORNING);

        assertThat(passes(MORNING.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(log)
                .extracting(Delivery::getPurpose, Delivery::getState, Delivery::getReason)
                .containsExactly(tuple(DeliveryPurpose.UNANSWERED, DeliveryState.SUPPRESSED, DeliveryReason.TOO_LATE));
    }

    @Test
    void thatNoLeaderCanBeToldIsSaid() {
        told(red("a1"), MORNING);
        passes(MORNING.plus(Duration.ofHours(5)));

        assertThat(suppressed()).containsExactly(DeliveryReason.NOBODY);
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLaterAndThenGivenUp() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);
        Instant now = MORNING;
        for (Duration pause : Outbox.PAUSES) {
            String id = passes(now).get(0).getDeliveryId();
            outbox.attempted(id, Outcome.UNREACHABLE, now);
            assertThat(outbox.waiting().since()).as("when it was due first").isEqualTo(MORNING);
            assertThat(outbox.waiting().messages()).isEqualTo(Map.of(DeliveryState.FAILED, 1L));
            assertThat(passes(now.plus(pause).minusMillis(1))).isEmpty();
            now = now.plus(pause);
        }
        outbox.attempted(passes(now).get(0).getDeliveryId(), Outcome.BUSY, now);

        assertThat(outbox.waiting()).isEqualTo(new Outbox.Waiting(Map.of(), null));
        assertThat(passes(now.plus(Duration.ofDays(1)))).isEmpty();
        Delivery last = log.get(log.size() - 1);
        assertThat(last.getState()).isEqualTo(DeliveryState.GIVEN_UP);
        assertThat(last.getAttempt()).isEqualTo(6);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);
        outbox.attempted(passes(MORNING).get(0).getDeliveryId(), Outcome.REFUSED, MORNING);

        assertThat(passes(MORNING.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(log.get(log.size() - 1).getReason()).isEqualTo(DeliveryReason.REFUSED);
    }

    @Test
    void whatWasToldLongAgoDisturbsNobodyWhenDeliveryBegins() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.told(red("old"), MORNING.minus(Duration.ofHours(24)).minusMillis(1), MORNING);
        outbox.told(red("new"), MORNING.minus(Duration.ofHours(24)), MORNING);

        assertThat(passes(MORNING)).extracting(OutboxTest::alerts).containsExactly(List.of("new"));
    }

    @Test
    void whatHasBeenDueForTooLongIsNotSent() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        told(red("a1"), MORNING);

        assertThat(passes(MORNING.plus(Duration.ofHours(24)).plusMillis(1))).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.TOO_LATE, DeliveryReason.NOBODY);
    }

    @Test
    void whoNoLongerWantsItIsNotTold() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60));
        told(red("a1"), MORNING);
        outbox.preferred("c.evans", null);

        assertThat(passes(Instant.parse("2026-11-26T12:00:00Z"))).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.NOT_WANTED);
    }

    @Test
    void whoChangedTeamIsNotToldAndLeadersOfAnyTeamAre() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.preferred("d.price", Wishes.email("d.price"));
        outbox.seen("c.evans", Wishes.seen("c.evans", "education-welfare-south", Role.CASEWORKER));
        outbox.seen("d.price", Wishes.seen("d.price", "education-welfare-south", Role.TEAM_LEADER));
        told(red("a1"), MORNING);

        assertThat(passes(MORNING)).extracting(Delivery::getRecipient).containsExactly("d.price");
    }

    @Test
    void whoHasNoListAnyMoreIsNotTold() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.seen("c.evans", Wishes.seen("c.evans", TEAM, Role.OPERATIONS));
        told(red("a1"), MORNING);

        assertThat(passes(MORNING)).isEmpty();
    }

    private void digested(int part, Instant at, OfficerNotification... alerts) {
        outbox.digested(ToldAlerts.part(part, "model/2026-12", TEAM, alerts), at, at);
    }

    @Test
    void aDigestOfAHoldIsOneMessageToEachRecipient() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.preferred("d.price", Wishes.email("d.price"));
        digested(1, MORNING, red("a1"), red("a2"), step("end", "gone", EpisodeStep.CLOSED));

        assertThat(passes(MORNING))
                .extracting(Delivery::getRecipient, Delivery::getPurpose, OutboxTest::alerts)
                .containsExactlyInAnyOrder(
                        tuple("c.evans", DeliveryPurpose.HOLD_DIGEST, List.of("a1", "a2")),
                        tuple("d.price", DeliveryPurpose.HOLD_DIGEST, List.of("a1", "a2")));
    }

    @Test
    void aDigestInPartsIsOneMessageToo() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        digested(1, MORNING, red("a1"));
        digested(2, MORNING, red("a2"));
        List<Delivery> sent = passes(MORNING);
        assertThat(sent).extracting(OutboxTest::alerts).containsExactly(List.of("a1", "a2"));

        digested(3, MORNING, red("a3"));
        outbox.attempted(sent.get(0).getDeliveryId(), Outcome.taken("p"), MORNING);
        digested(4, MORNING, red("a4"));
        assertThat(passes(MORNING)).as("whoever opens it sees these too").isEmpty();

        digested(1, MORNING, red("b1"));
        assertThat(passes(MORNING))
                .as("another ruling about the hold")
                .extracting(OutboxTest::alerts)
                .containsExactly(List.of("b1"));
    }

    @Test
    void aPartThatComesAfterAllBeforeItWasDealtWithIsToldOf() {
        outbox.preferred("c.evans", Wishes.quiet("c.evans", false));
        digested(1, EVENING, red("a1"));
        outbox.acted(Wishes.act("d.price", "a1", "act-1", new Acknowledged()), EVENING, EVENING);
        Instant eight = Instant.parse("2026-11-27T08:00:00Z");
        assertThat(taken(eight)).isEmpty();
        digested(2, eight, red("a2"));

        assertThat(taken(eight)).extracting(OutboxTest::alerts).containsExactly(List.of("a2"));
    }

    @Test
    void whoWasToldOfADigestIsNotToldOfItsLastPartWhenThatIsGivenBack() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        digested(1, MORNING, red("a1"));
        assertThat(taken(MORNING)).hasSize(1);
        digested(2, MORNING, red("a2"));
        assign("a2", "act-1", "d.price", MORNING);
        assign("a2", "act-2", null, MORNING);

        assertThat(taken(MORNING)).isEmpty();
    }

    @Test
    void thatADigestWaitsIsWrittenDownOnce() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60));
        for (int number = 0; number < 3; number++) {
            told(red("a" + number), MORNING);
            digested(number + 1, MORNING, red("b" + number));
        }

        assertThat(log)
                .extracting(Delivery::getPurpose, Delivery::getState)
                .containsExactlyInAnyOrder(
                        tuple(DeliveryPurpose.DIGEST, DeliveryState.PUT_OFF),
                        tuple(DeliveryPurpose.HOLD_DIGEST, DeliveryState.PUT_OFF));
        assertThat(outbox.waiting().messages()).isEqualTo(Map.of(DeliveryState.PUT_OFF, 2L));
        assertThat(passes(Instant.parse("2026-11-26T12:00:00Z")))
                .extracting(OutboxTest::alerts)
                .containsExactlyInAnyOrder(List.of("a0", "a1", "a2"), List.of("b0", "b1", "b2"));
    }

    @Test
    void moreThanAMessageHoldsIsGatheredByTwo() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60));
        for (int number = 0; number <= Planning.MOST_OF_A_DIGEST; number++) {
            told(red("a" + number), MORNING);
        }
        List<Delivery> sent = taken(Instant.parse("2026-11-26T12:00:00Z"));

        assertThat(sent)
                .extracting(delivery -> delivery.getAlerts().size())
                .containsExactlyInAnyOrder(Planning.MOST_OF_A_DIGEST, 1);
        assertThat(sent.stream().flatMap(delivery -> alerts(delivery).stream())).doesNotHaveDuplicates();
        assertThat(sent).extracting(Delivery::getDeliveryId).doesNotHaveDuplicates();
        assertThat(outbox.waiting().messages()).isEmpty();
    }

    @Test
    void aDigestThatIsReadAgainIsNoSecondMessage() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        digested(1, MORNING, red("a1"), red("a2"));
        outbox.attempted(passes(MORNING).get(0).getDeliveryId(), Outcome.taken("p"), MORNING);
        digested(1, MORNING, red("a1"), red("a2"));

        assertThat(passes(MORNING)).isEmpty();
    }

    @Test
    void whoHasNotSignedInForFourWeeksIsNotTold() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        Instant gone = MORNING.plus(Sessions.OFFICERS_REMEMBERED_FOR);
        told(red("a1"), gone.minusMillis(1));
        told(red("a2"), gone);

        assertThat(passes(gone.minusMillis(1))).extracting(OutboxTest::alerts).containsExactly(List.of("a1"));
    }

    @Test
    void whoLeavesTheTeamBeforeTheDigestIsNotSentIt() {
        outbox.preferred("c.evans", Wishes.email("c.evans", 12 * 60));
        told(red("a1"), MORNING);
        outbox.seen("c.evans", null);

        assertThat(passes(Instant.parse("2026-11-26T12:00:00Z"))).isEmpty();
        assertThat(suppressed()).containsExactly(DeliveryReason.NOBODY);
    }

    @Test
    void quietHoursAndHoursOfTheDayHoldForDigestsOfHolds() {
        outbox.preferred("asleep", Wishes.quiet("asleep", false));
        outbox.preferred("on.duty", Wishes.quiet("on.duty", true));
        outbox.preferred("at.noon", Wishes.email("at.noon", 12 * 60));
        digested(1, EVENING, red("a1"), notice("a2"));

        assertThat(passes(EVENING))
                .extracting(Delivery::getRecipient)
                .as("a statutory step breaks through")
                .containsExactly("on.duty");
        assertThat(log)
                .filteredOn(delivery -> delivery.getState() == DeliveryState.PUT_OFF)
                .extracting(Delivery::getRecipient, Delivery::getReason, Delivery::getDueAt)
                .containsExactlyInAnyOrder(
                        tuple("asleep", DeliveryReason.QUIET_HOURS, Instant.parse("2026-11-27T08:00:00Z")),
                        tuple("at.noon", DeliveryReason.DIGEST_HOUR, Instant.parse("2026-11-27T12:00:00Z")));
    }

    @Test
    void whatIsSomebodysIsInNobodyElsesDigest() {
        outbox.preferred("c.evans", Wishes.email("c.evans"));
        outbox.preferred("d.price", Wishes.email("d.price"));
        outbox.acted(Wishes.act("d.price", "a1", "act-1", new Assigned("d.price")), MORNING, MORNING);
        digested(1, MORNING, red("a1"), red("a2"));

        assertThat(passes(MORNING))
                .extracting(Delivery::getRecipient, OutboxTest::alerts)
                .containsExactlyInAnyOrder(tuple("c.evans", List.of("a2")), tuple("d.price", List.of("a1", "a2")));
    }

    @Test
    void leadersAreNotRemindedOfWhatASupervisorRuledAbout() {
        outbox.preferred("t.leader", Wishes.email("t.leader", 12 * 60));
        digested(1, MORNING, red("a1"));

        assertThat(passes(MORNING.plus(Duration.ofHours(5))))
                .extracting(Delivery::getPurpose)
                .containsExactly(DeliveryPurpose.HOLD_DIGEST);
        assertThat(passes(MORNING.plus(Duration.ofHours(5)))).hasSize(1);
    }

    /** The two topics by which teams are told have no order between them. */
    @Test
    void whatADigestSaysAfterALaterStepOrTheEndWasReadIsNotTold() {
        outbox.preferred("c.evans", Wishes.quiet("c.evans", false));
        told(ToldAlerts.at(9, step("rise", "risen", EpisodeStep.ROSE)), EVENING);
        told(ToldAlerts.at(9, step("closing", "over", EpisodeStep.CLOSED)), EVENING);
        digested(1, EVENING, ToldAlerts.at(5, red("risen")), ToldAlerts.at(5, red("over")));

        assertThat(passes(Instant.parse("2026-11-27T08:00:00Z")))
                .extracting(Delivery::getPurpose, OutboxTest::alerts)
                .containsExactly(tuple(DeliveryPurpose.ALERT, List.of("rise")));
    }

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(200);
    }

    /** Whatever comes twice and in whichever order the topics are read: nobody is sent the same twice. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyIsToldTheSameTwice(long seed) {
        List<Runnable> things = new ArrayList<>();
        for (String id : List.of("a1", "a2", "a3")) {
            things.add(() -> told(red(id), MORNING));
            things.add(() -> told(red(id), MORNING));
            things.add(() -> outbox.acted(Wishes.act("x", id, "as-" + id, new Assigned("d.price")), MORNING, MORNING));
            things.add(() -> outbox.acted(Wishes.act("x", id, "as-" + id, new Assigned("d.price")), MORNING, MORNING));
            things.add(() -> outbox.acted(Wishes.act("x", id, "un-" + id, new Assigned(null)), MORNING, MORNING));
        }
        for (int twice = 0; twice < 2; twice++) {
            things.add(() -> digested(1, MORNING, red("b1"), red("b2"), red("b3")));
            things.add(() -> digested(2, MORNING, red("b4")));
        }
        things.add(() -> outbox.acted(Wishes.act("x", "b2", "as-b2", new Assigned("d.price")), MORNING, MORNING));
        things.add(() -> outbox.preferred("c.evans", Wishes.email("c.evans")));
        things.add(() -> outbox.preferred("d.price", Wishes.email("d.price")));
        Collections.shuffle(things, new Random(seed));
        List<String> sent = new ArrayList<>();
        for (Runnable thing : things) {
            thing.run();
            for (Delivery delivery : passes(MORNING)) {
                delivery.getAlerts().forEach(alert -> sent.add(delivery.getRecipient() + " " + alert.getAlertId()));
                outbox.attempted(delivery.getDeliveryId(), Outcome.taken(null), MORNING);
            }
        }

        assertThat(sent).as("seed %d", seed).doesNotHaveDuplicates();
    }

    private static List<String> alerts(Delivery delivery) {
        return delivery.getAlerts().stream().map(DeliveredAlert::getAlertId).toList();
    }
}
