package cymru.rhybudd.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.alert.CitizenEvent;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.schemas.TeamDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A hundred thousand citizens' annual billing run arrives in one night: no more alerts than the budget, none lost, statutory ones
 * at once. From the log of record through ASSESS's fold and NOTIFY's. -Dbilling.citizens=… takes another number.
 */
class BillingRunTest {
    private static final int CITIZENS = Integer.getInteger("billing.citizens", 20_000);
    private static final int BUDGET = 25;
    private static final int KEPT_FOR_RED = 5;
    private static final int STEPS = 500;
    private static final LocalDate NIGHT = LocalDate.of(2027, 3, 16);
    private static final LocalDate NEXT_MONDAY = LocalDate.of(2027, 3, 22);

    /** ASSESS and NOTIFY over one partition, with both logs; what they append comes back in its turn. */
    private static final class Night implements LogFold.Listener, OfficeFold.Listener {
        private final ArrayDeque<SweepContinued> sweeps = new ArrayDeque<>();
        private final ArrayDeque<OfficeContinued> work = new ArrayDeque<>();
        private final List<Alert> raised = new ArrayList<>();
        private final List<OfficerNotification> told = new ArrayList<>();
        private final List<TeamDigest> digests = new ArrayList<>();
        private final Map<String, HeldAlert> held = new HashMap<>();
        private final LogFold assess = new LogFold(new CitizensInMemory(), null, controls -> {}, STEPS, this);
        private final OfficeFold office = new OfficeFold(OfficeMemory.empty(), STEPS, StageMetrics.NONE, this);
        private long offset;
        private long place;

        void append(String key, Object body) {
            append(key, new cymru.rhybudd.schemas.CitizenEvent(body));
        }

        void append(String key, cymru.rhybudd.schemas.CitizenEvent entry) {
            assess.take(key, entry, new LogPosition(0, offset++));
            while (!sweeps.isEmpty()) {
                assess.take(
                        "sweep", new cymru.rhybudd.schemas.CitizenEvent(sweeps.remove()), new LogPosition(0, offset++));
            }
            while (!work.isEmpty()) {
                office.take(new AlertEvent(work.remove()), place++);
            }
        }

        @Override
        public void judged(CitizenState before, CitizenEvent event, Verdict verdict) {
            verdict.alerts().forEach(alert -> {
                Alert record = Mapping.toAvro(alert);
                raised.add(record);
                office.take(new AlertEvent(record), place++);
            });
        }

        @Override
        public void continued(SweepContinued step) {
            sweeps.add(step);
        }

        @Override
        public void concerning(Object body) {
            office.take(new AlertEvent(body), place++);
        }

        @Override
        public void told(OfficerNotification notification) {
            told.add(notification);
        }

        @Override
        public void held(HeldAlert alert) {
            held.put(alert.getAlert().getAlertId(), alert);
        }

        @Override
        public void digested(TeamDigest digest) {
            digests.add(digest);
        }

        @Override
        public void continued(OfficeContinued step) {
            work.add(step);
        }

        List<HeldAlert> in(HoldState state) {
            return held.values().stream()
                    .filter(alert -> alert.getState() == state)
                    .toList();
        }

        long statutory() {
            return told.stream()
                    .filter(notification -> notification.getAlert().getKind() != AlertKind.ESCALATION)
                    .count();
        }

        /** Escalations told, by team. */
        Map<String, Integer> escalations() {
            Map<String, Integer> byTeam = new HashMap<>();
            told.stream()
                    .filter(notification -> notification.getAlert().getKind() == AlertKind.ESCALATION)
                    .forEach(notification -> byTeam.merge(notification.getTeam(), 1, Integer::sum));
            return byTeam;
        }

        /** Every alert that was raised is told, digested, or seen to stand somewhere else, and once. */
        void assertNoneIsLost() {
            List<String> places = new ArrayList<>();
            told.forEach(notification -> places.add(notification.getNotificationId()));
            digests.forEach(digest -> digest.getAlerts().forEach(alert -> places.add(alert.getAlertId())));
            held.forEach((id, alert) -> {
                if (alert.getState() != HoldState.RELEASED && alert.getState() != HoldState.DIGESTED) {
                    places.add(id);
                }
            });
            Set<String> ids = new HashSet<>();
            raised.forEach(alert -> ids.add(alert.getAlertId()));
            assertThat(places).hasSize(ids.size());
            assertThat(ids.equals(new HashSet<>(places))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(MassUpdate.class)
    void noMoreAlertsThanTheBudgetNoneLostStatutoryOnesAtOnce(MassUpdate marked) {
        Night night = billingRun(marked);

        assertThat(night.raised).hasSizeGreaterThan(CITIZENS / 2);
        assertThat(night.statutory()).as("told, each by its own entry").isEqualTo(notices());
        assertThat(night.escalations().values()).allMatch(told -> told <= BUDGET);
        night.assertNoneIsLost();
    }

    @Test
    void whatFrontDidNotRecogniseIsHeldBackByTheBudgetAlone() {
        Night night = billingRun(MassUpdate.NONE);
        assertThat(night.escalations())
                .containsEntry("welfare-rights-north", BUDGET)
                .containsEntry("welfare-rights-south", BUDGET);
        int waiting = night.in(HoldState.WAITING).size();

        night.append("clock", new ClockTicked(NEXT_MONDAY.atStartOfDay().toInstant(ZoneOffset.UTC)));

        List<OfficerNotification> released = night.told.stream()
                .filter(notification -> notification.getReleasedFrom() != null)
                .toList();
        assertThat(night.in(HoldState.WAITING)).hasSize(waiting - released.size());
        for (String team : List.of("welfare-rights-north", "welfare-rights-south")) {
            List<Integer> now = released.stream()
                    .filter(told -> told.getTeam().equals(team))
                    .map(told -> told.getAlert().getAssessment().getScore())
                    .toList();
            assertThat(now).as(team).hasSize(BUDGET);
            long worthMore = night.in(HoldState.WAITING).stream()
                    .filter(alert -> alert.getTeam().equals(team))
                    .filter(alert -> alert.getAlert().getAssessment().getScore() > Collections.min(now))
                    .count();
            assertThat(worthMore).as("%s: waits, though worth more", team).isZero();
        }
        long elsewhere = night.in(HoldState.WAITING).stream()
                .filter(alert -> alert.getReason() != HoldReason.BUDGET
                        || !alert.getHold().endsWith("/2027-03-22"))
                .count();
        assertThat(elsewhere).as("waits under another week").isZero();
        night.assertNoneIsLost();
    }

    @Test
    void whatFrontRecognisedWaitsForOneRuling() {
        Night night = billingRun(MassUpdate.TRANSACTION);
        long waiting = night.in(HoldState.WAITING).stream()
                .filter(alert -> alert.getHold().equals(BillingCouncil.MASS))
                .count();
        assertThat(waiting).isGreaterThanOrEqualTo(CITIZENS / 2 - notices());

        night.append(
                "hold",
                new HoldRuled(BillingCouncil.MASS, HoldRuling.DIGEST, "supervisor-1", "annual billing", Instant.EPOCH));

        long digested = night.digests.stream()
                .mapToLong(digest -> digest.getAlerts().size())
                .sum();
        assertThat(digested).isEqualTo(waiting);
        assertThat(night.in(HoldState.DIGESTED)).hasSize((int) waiting);
        night.assertNoneIsLost();
    }

    private static Night billingRun(MassUpdate marked) {
        BillingCouncil council = new BillingCouncil(NIGHT, marked);
        Night night = new Night();
        night.append("clock", new ClockTicked(NIGHT.atStartOfDay().toInstant(ZoneOffset.UTC)));
        night.append("model", AlertRecords.model(BUDGET, KEPT_FOR_RED));
        night.append("teams", AlertRecords.TEAMS);
        for (int number = 1; number <= CITIZENS; number++) {
            night.append(BillingCouncil.citizen(number), council.before(number));
        }
        assertThat(night.raised).as("a snapshot alerts nobody").isEmpty();
        for (int number = 1; number <= CITIZENS; number++) {
            night.append(BillingCouncil.citizen(number), council.bill(number));
            if (BillingCouncil.isServedNotice(number)) {
                long before = night.statutory();
                night.append(BillingCouncil.citizen(number), council.notice(number));
                assertThat(night.statutory()).as("at once").isEqualTo(before + 1);
            }
            night.append(BillingCouncil.citizen(number), council.recovery(number));
        }
        return night;
    }

    private static long notices() {
        return CITIZENS / BillingCouncil.EVERY_WHICH_NOTICE;
    }
}
