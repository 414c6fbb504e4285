package cymru.rhybudd.streams;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.daysAgo;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.housingCase;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.domain.alert.Alert;
import cymru.rhybudd.domain.alert.AlertKind;
import cymru.rhybudd.domain.alert.AlertOrigin;
import cymru.rhybudd.domain.alert.Assessment;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.DecisionReason;
import cymru.rhybudd.domain.alert.EpisodeStep;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.GroundGroup;
import cymru.rhybudd.domain.indicator.HousingCaseKind;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.PossessionStep;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.schemas.TeamsPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the entries of a partition come to, in the order in which they stand there. */
class LogFoldTest {
    private static final String TEXT = read("2026-12.model.yaml");
    private static final String STRICTER = TEXT.replace("version: 2026-12", "version: 2027-01")
            .replace("amber: { enter: 30, leave: 25 }", "amber: { enter: 20, leave: 15 }");

    private final CitizensInMemory citizens = new CitizensInMemory();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Assessment> seen = new ArrayList<>();
    private final List<Object> concerning = new ArrayList<>();
    private final Deque<SweepContinued> steps = new ArrayDeque<>();
    private int stepsTaken;
    private long offset;
    private final LogFold fold = new LogFold(citizens, null, now -> {}, 2, new LogFold.Listener() {
        @Override
        public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {
            verdicts.add(verdict);
        }

        @Override
        public void seen(CitizenState live, Assessment byShadow) {
            seen.add(byShadow);
        }

        @Override
        public void continued(SweepContinued step) {
            steps.add(step);
        }

        @Override
        public void concerning(Object body) {
            concerning.add(body);
        }
    });

    private static String read(String model) {
        try {
            return Files.readString(Path.of("../deploy/council").resolve(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String key, Object body) {
        fold.take(key, new CitizenEvent(body), new LogPosition(0, offset++));
        while (!steps.isEmpty()) {
            stepsTaken++;
            fold.take("sweep", new CitizenEvent(steps.remove()), new LogPosition(0, offset++));
        }
    }

    private void tick(LocalDate day) {
        take("clock", new ClockTicked(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private void publish(String version, String text, ModelRole role, @Nullable LocalDate validFrom) {
        take("model", new ModelPublished(version, text, role, validFrom));
    }

    private void recorded(String citizen, String row, Fact fact) {
        FactRow said = new FactRow(row, row.substring(0, row.indexOf('/')) + "/thing/1", offset, fact);
        observed(citizen, row, List.of(new RowChange(said, null)));
    }

    private void observed(String citizen, String row, List<RowChange> rows) {
        observed(citizen, row, false, rows);
    }

    private void observed(String citizen, String row, boolean snapshot, List<RowChange> rows) {
        String source = row.substring(0, row.indexOf('/'));
        String operation = snapshot ? "r" : "u";
        SourceChange change = new SourceChange(source, "table", row, operation, snapshot, "0", null, Instant.EPOCH);
        cymru.rhybudd.domain.alert.CitizenEvent.Observed event = new cymru.rhybudd.domain.alert.CitizenEvent.Observed(
                new LogPosition(0, 0), Cause.FACT, change, rows, "north");
        take(citizen, Mapping.toAvro(event));
    }

    /** Five tenants in trouble with council tax and rent, known to no school: 12 and 12 points. */
    private void tenants() {
        tick(TODAY);
        publish("2026-12", TEXT, ModelRole.LIVE, null);
        for (String citizen : List.of("anwen", "bethan", "carys", "dilys", "efa")) {
            recorded(citizen, "revenues/council_tax_balance/1", debt(3));
            recorded(citizen, "housing/rent_account/1", rent(RentPeriod.WEEKLY, 10_000, 50_000));
        }
        verdicts.clear();
        stepsTaken = 0;
    }

    private Rag colour(String citizen) {
        CitizenState state = citizens.get(citizen);
        return state.picture() == null ? Rag.UNKNOWN : state.picture().rag();
    }

    @Test
    void noShadowSeesWhomTheLiveModelHasNoPictureOf() {
        tick(TODAY);
        publish("2027-01", STRICTER, ModelRole.SHADOW, null);
        recorded("anwen", "revenues/council_tax_balance/1", debt(3));
        assertThat(seen).as("before the first live model").isEmpty();

        publish("2026-12", TEXT, ModelRole.LIVE, null);
        assertThat(seen).extracting(Assessment::citizen).containsExactly("anwen");

        observed("nobody", "revenues/person/1", List.of());
        assertThat(citizens.get("nobody").picture()).isNull();
        assertThat(seen).hasSize(1);
    }

    @Test
    void aModelTakesEffectWithTheTickOfItsFirstDay() {
        tenants();
        publish("2027-01", STRICTER, ModelRole.LIVE, TODAY.plusDays(2));
        tick(TODAY.plusDays(1));
        assertThat(verdicts).isEmpty();
        assertThat(colour("anwen")).isEqualTo(Rag.GREEN);

        tick(TODAY.plusDays(2));
        assertThat(verdicts).hasSize(5).extracting(Verdict::reason).containsOnly(DecisionReason.MODEL_CHANGED);
        assertThat(stepsTaken).as("2 + 2 + 1 citizens").isEqualTo(3);
        assertThat(colour("efa")).isEqualTo(Rag.AMBER);
        assertThat(concerning).filteredOn(ModelPublished.class::isInstance).hasSize(2);
    }

    @Test
    void aModelThatWaitsNeverReplacesALaterOne() {
        tenants();
        publish("2027-01", STRICTER, ModelRole.LIVE, TODAY.plusDays(5));
        publish("2027-02", STRICTER.replace("version: 2027-01", "version: 2027-02"), ModelRole.LIVE, null);
        tick(TODAY.plusDays(5));
        assertThat(Objects.requireNonNull(fold.model()).version()).isEqualTo("2027-02");
    }

    @Test
    void anEventThatOvertakesTheSweepIsJudgedAfterTheModelHasBeen() {
        tenants();
        fold.take(
                "model",
                new CitizenEvent(new ModelPublished("2027-01", STRICTER, ModelRole.LIVE, null)),
                new LogPosition(0, offset++));
        SweepContinued first = steps.remove();
        recorded("efa", "revenues/council_tax_balance/1", debt(4));
        assertThat(verdicts)
                .extracting(Verdict::reason)
                .containsExactly(DecisionReason.MODEL_CHANGED, DecisionReason.NO_RISE);
        take("sweep", first);
        assertThat(verdicts).as("nobody twice").hasSize(6);
    }

    @Test
    void onItsFirstDayAModelIsNotToBlameForWhatTimeBrings() {
        tick(TODAY);
        publish("2026-12", TEXT, ModelRole.LIVE, null);
        recorded("anwen", "housing/possession_action/1", possession(PossessionStage.ORDER, TODAY, TODAY.plusDays(57)));
        recorded("bethan", "revenues/council_tax_balance/1", debt(1, daysAgo(62)));
        recorded("bethan", "housing/rent_account/1", rent(RentPeriod.WEEKLY, 10_000, 50_000));
        recorded("carys", "revenues/council_tax_balance/1", debt(3));
        recorded("carys", "housing/rent_account/1", rent(RentPeriod.WEEKLY, 10_000, 80_000));
        String stricter = TEXT.replace("version: 2026-12", "version: 2027-01").replace("enter: 30", "enter: 28");
        publish("2027-01", stricter, ModelRole.LIVE, TODAY.plusDays(1));
        verdicts.clear();

        tick(TODAY.plusDays(1));

        assertThat(verdicts)
                .flatExtracting(Verdict::alerts)
                .extracting(Alert::kind, Alert::reason, Alert::origin)
                .containsExactlyInAnyOrder(
                        tuple(AlertKind.EVICTION_DATED, DecisionReason.TRIGGERED, AlertOrigin.CIRCUMSTANCES),
                        tuple(AlertKind.CLAIM_ISSUED, DecisionReason.STEP_MOVED_ON, AlertOrigin.MODEL),
                        tuple(AlertKind.ESCALATION, DecisionReason.CONCERN_ROSE, AlertOrigin.CIRCUMSTANCES),
                        tuple(AlertKind.ESCALATION, DecisionReason.MODEL_CHANGED, AlertOrigin.MODEL));
    }

    @Test
    void whatTimeRaisesAndWhatTheEventThenRaisesFurtherAreTwoAlerts() {
        tick(TODAY);
        publish("2026-12", TEXT, ModelRole.LIVE, null);
        recorded("anwen", "revenues/council_tax_balance/1", debt(1, daysAgo(62)));
        recorded("anwen", "housing/rent_account/1", rent(RentPeriod.WEEKLY, 10_000, 80_000));
        assertThat(colour("anwen")).as("12 and 16 points").isEqualTo(Rag.GREEN);
        Instant tomorrow = TODAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        fold.take("clock", new CitizenEvent(new ClockTicked(tomorrow)), new LogPosition(0, offset++));
        verdicts.clear();

        observed(
                "anwen",
                "housing/possession_action/1",
                List.of(
                        said("housing/possession_action/1", possession(PossessionStage.WARRANT, TODAY)),
                        said("housing/homelessness_case/1", housingCase(HousingCaseKind.PREVENTION, TODAY, null))));

        assertThat(verdicts)
                .flatExtracting(Verdict::alerts)
                .filteredOn(alert -> alert.kind() == AlertKind.ESCALATION)
                .extracting(Alert::step, alert -> alert.assessment().picture().rag())
                .as("16 and 16 points the next day, and then 18 and 7.5 more")
                .containsExactly(tuple(EpisodeStep.OPENED, Rag.AMBER), tuple(EpisodeStep.ROSE, Rag.RED));
        assertThat(verdicts)
                .flatExtracting(Verdict::alerts)
                .extracting(Alert::id)
                .as("who has told the first must not drop the second")
                .doesNotHaveDuplicates();
    }

    @Test
    void aSnapshotThatOvertakesTheSweepHidesNothingThatTheReturnOfAFeedBrings() {
        tenants();
        publish("2027-01", STRICTER.replace("enter: 20", "enter: 26"), ModelRole.LIVE, null);
        for (String source : List.of("revenues", "housing", "education")) {
            take("feed", new FeedSeen(source, TODAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        tick(TODAY.plusDays(11));
        recorded("efa", "housing/rent_account/1", rent(RentPeriod.WEEKLY, 10_000, 80_000));
        assertThat(colour("efa")).as("28 points, and nobody knows").isEqualTo(Rag.UNKNOWN);
        verdicts.clear();

        Instant later = TODAY.plusDays(11).atStartOfDay(ZoneOffset.UTC).toInstant();
        fold.take("feed", new CitizenEvent(new FeedSeen("housing", later)), new LogPosition(0, offset++));
        FactRow again = new FactRow(
                "housing/rent_account/1", "housing/thing/1", offset, rent(RentPeriod.WEEKLY, 10_000, 80_000));
        observed("efa", again.row(), true, List.of(new RowChange(again, null)));

        assertThat(verdicts)
                .flatExtracting(Verdict::alerts)
                .extracting(Alert::reason, alert -> alert.assessment().picture().rag())
                .containsExactly(tuple(DecisionReason.CONCERN_ROSE, Rag.AMBER));
    }

    private static RowChange said(String row, Fact fact) {
        return new RowChange(new FactRow(row, "housing/thing/1", 1, fact), null);
    }

    @Test
    void anActThatOvertakesTheSweepIsJudgedAfterTheFeedHasBeen() {
        tenants();
        take("feed", new FeedSeen("revenues", TODAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
        Instant later = TODAY.plusDays(40).atStartOfDay(ZoneOffset.UTC).toInstant();
        fold.take("clock", new CitizenEvent(new ClockTicked(later)), new LogPosition(0, offset++));
        verdicts.clear();

        OfficerActed acted = new OfficerActed("officer-7", later, new CaseOpened("case-1"), "", null);
        fold.take("anwen", new CitizenEvent(acted), new LogPosition(0, offset++));

        assertThat(verdicts).hasSize(2).last().extracting(Verdict::reason).isEqualTo(DecisionReason.OFFICER_ACTED);
        assertThat(verdicts.get(0).assessment())
                .hasValueSatisfying(
                        assessment -> assertThat(assessment.certainty().stale()).isNotEmpty());
    }

    @Test
    void aShadowSeesEverybodyAndTellsNobody() {
        tenants();
        publish("2027-01", STRICTER, ModelRole.SHADOW, null);
        assertThat(seen)
                .hasSize(5)
                .extracting(
                        assessment -> assessment.model().version(),
                        assessment -> assessment.picture().rag())
                .containsOnly(tuple("2027-01", Rag.AMBER));
        assertThat(verdicts).as("the live picture is what it was").isEmpty();
        assertThat(colour("anwen")).isEqualTo(Rag.GREEN);

        recorded("anwen", "housing/rent_account/1", rent(RentPeriod.WEEKLY, 10_000, 20_000));
        assertThat(seen).hasSize(6);
        assertThat(verdicts.get(0).alerts()).isEmpty();

        publish("2027-01", STRICTER, ModelRole.RETIRED, null);
        assertThat(citizens.get("anwen").shadows()).isEmpty();
        assertThat(seen).hasSize(6);
    }

    @Test
    void noShadowFollowsTheCanaryAndNoSweepVisitsIt() {
        tenants();
        recorded(
                Canary.CITIZEN,
                "canary/signal/1",
                new PossessionStep(PossessionStage.NOTICE, TODAY, null, GroundGroup.NO_FAULT));
        assertThat(verdicts)
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.alerts()).hasSize(1));
        verdicts.clear();

        publish("2027-01", STRICTER, ModelRole.SHADOW, null);
        publish("2027-02", STRICTER.replace("version: 2027-01", "version: 2027-02"), ModelRole.LIVE, null);
        tick(TODAY.plusDays(900));

        assertThat(seen).extracting(Assessment::citizen).doesNotContain(Canary.CITIZEN);
        assertThat(verdicts).extracting(verdict -> verdict.after().citizen()).doesNotContain(Canary.CITIZEN);
        assertThat(stepsTaken).as("five tenants, two a step").isPositive();
    }

    @Test
    void aFeedThatFallsSilentTurnsEverybodyGreyAndBack() {
        tenants();
        for (String source : List.of("revenues", "housing", "education")) {
            take("feed", new FeedSeen(source, TODAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        assertThat(stepsTaken).isZero();
        tick(TODAY.plusDays(10));
        assertThat(colour("anwen"))
                .as("a day before rent is stale; a threat to the tenancy is")
                .isEqualTo(Rag.GREEN);
        tick(TODAY.plusDays(11));
        assertThat(colour("anwen")).isEqualTo(Rag.UNKNOWN);
        assertThat(Objects.requireNonNull(citizens.get("anwen").picture())
                        .weighing()
                        .score())
                .isEqualTo(2_400);

        verdicts.clear();
        take(
                "feed",
                new FeedSeen(
                        "housing", daysAgo(-11).atStartOfDay(ZoneOffset.UTC).toInstant()));
        assertThat(colour("anwen")).isEqualTo(Rag.GREEN);
        assertThat(verdicts).hasSize(5);
    }

    @Test
    void aTickVisitsNobodyForWhomItChangesNothing() {
        tenants();
        take("clock", new ClockTicked(TODAY.atTime(1, 0).toInstant(ZoneOffset.UTC)));
        assertThat(stepsTaken).isZero();
        assertThat(verdicts).isEmpty();
    }

    @Test
    void onePartitionHandsOnWhatConcernsAlerts() {
        HoldRuled ruled = new HoldRuled("model/2027-01", HoldRuling.RELEASE, "officer-1", "checked", Instant.EPOCH);
        take("hold", ruled);
        assertThat(concerning).containsExactly(ruled);
        fold.take("hold", new CitizenEvent(ruled), new LogPosition(1, 0));
        assertThat(concerning).hasSize(1);
    }

    @Test
    void teamsAreHandedOnAndConcernNobodyElse() {
        TeamsPublished teams = new TeamsPublished("text");
        take("teams", teams);
        fold.take("teams", new CitizenEvent(teams), new LogPosition(1, 0));
        assertThat(concerning).containsExactly(teams);
        assertThat(verdicts).isEmpty();
    }

    @Test
    void aCitizenWhoCannotBeJudgedKeepsNobodyWaitingAndIsTriedAgainTheNextDay() {
        List<String> failed = new ArrayList<>();
        List<String> judged = new ArrayList<>();
        boolean[] broken = {true};
        LogFold other = new LogFold(new Failing(citizens, "b", broken), null, now -> {}, 10, new LogFold.Listener() {
            @Override
            public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {
                judged.add(before.citizen());
            }

            @Override
            public void failed(String citizen, LogPosition position, RuntimeException failure) {
                failed.add(citizen + " " + failure.getMessage());
            }

            @Override
            public void continued(SweepContinued step) {
                steps.add(step);
            }
        });
        for (String citizen : List.of("a", "b", "c")) {
            recorded(citizen, "revenues/council_tax_balance/" + citizen, debt(3, daysAgo(40)));
        }
        take(other, "model", new ModelPublished("2026-12", TEXT, ModelRole.LIVE, null));
        assertThat(failed).containsExactly("b broken");
        assertThat(judged).containsExactly("a", "c");

        broken[0] = false;
        take(other, "clock", new ClockTicked(TODAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
        take(
                other,
                "clock",
                new ClockTicked(TODAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));

        assertThat(failed).hasSize(1);
        assertThat(judged).contains("b");
    }

    @Test
    void aStoreThatFailsStopsTheTaskSoThatTheSameStepIsTriedAgain() {
        Citizens broken = new Failing(citizens, "a", new boolean[] {true}) {
            @Override
            public CitizenState get(String citizen) {
                throw new KafkaException("the store is gone");
            }
        };
        recorded("a", "revenues/council_tax_balance/a", debt(3, daysAgo(40)));
        LogFold other = new LogFold(broken, null, now -> {}, 10, new LogFold.Listener() {
            @Override
            public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {}

            @Override
            public void continued(SweepContinued step) {
                steps.add(step);
            }
        });

        assertThatThrownBy(() -> take(other, "model", new ModelPublished("2026-12", TEXT, ModelRole.LIVE, null)))
                .isInstanceOf(KafkaException.class);
    }

    private void take(LogFold other, String key, Object body) {
        other.take(key, new CitizenEvent(body), new LogPosition(0, offset++));
        while (!steps.isEmpty()) {
            other.take("sweep", new CitizenEvent(steps.remove()), new LogPosition(0, offset++));
        }
    }

    /** One citizen's picture cannot be written for as long as it is broken. */
    private static class Failing implements Citizens {
        private final Citizens citizens;
        private final String citizen;
        private final boolean[] broken;

        Failing(Citizens citizens, String citizen, boolean[] broken) {
            this.citizens = citizens;
            this.citizen = citizen;
            this.broken = broken;
        }

        @Override
        public CitizenState get(String citizen) {
            return citizens.get(citizen);
        }

        @Override
        public void put(CitizenState before, CitizenState after) {
            if (broken[0] && after.citizen().equals(citizen) && after.picture() != before.picture()) {
                throw new IllegalStateException("broken");
            }
            citizens.put(before, after);
        }

        @Override
        public List<String> next(@Nullable String after, int most) {
            return citizens.next(after, most);
        }

        @Override
        public List<String> due(Instant now, int most) {
            return citizens.due(now, most);
        }
    }
}
