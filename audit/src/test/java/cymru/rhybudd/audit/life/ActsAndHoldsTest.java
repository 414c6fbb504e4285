package cymru.rhybudd.audit.life;

import static cymru.rhybudd.audit.life.RecordedService.ALYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import cymru.rhybudd.audit.report.AsOfReport;
import cymru.rhybudd.audit.report.ExplainReport;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.TimelineReport;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.CouncilTaxDebt;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.Exclusion;
import cymru.rhybudd.schemas.ExclusionKind;
import cymru.rhybudd.schemas.GroundGroup;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.HousingSupportChange;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.PossessionStage;
import cymru.rhybudd.schemas.PossessionStep;
import cymru.rhybudd.schemas.PurposesPublished;
import cymru.rhybudd.schemas.RecoveryStage;
import cymru.rhybudd.schemas.RentBalance;
import cymru.rhybudd.schemas.RentPeriod;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.SupportChangeKind;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.TeamsPublished;
import cymru.rhybudd.schemas.Unsnoozed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One invented citizen: what officers do about an alert, and what a supervisor rules about one that waits. */
class ActsAndHoldsTest {
    private static final Path COUNCIL =
            Path.of(System.getProperty("rhybudd.home", "..")).resolve("deploy/council");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String STORM = "revenues-716";

    @TempDir
    Path directory;

    private final RecordedService service = new RecordedService(Instant.parse("2026-11-25T09:00:00Z"));

    @BeforeEach
    void aCouncilWithAModelAndTeams() throws IOException {
        service.entry("clock", new ClockTicked(Instant.parse("2026-11-25T00:00:00Z")));
        service.entry("teams", new TeamsPublished(text("teams.yaml")));
        service.entry("purposes", new PurposesPublished(text("merthyr.purposes.yaml")));
        service.entry("model", new ModelPublished("2026-12", text("2026-12.model.yaml"), ModelRole.LIVE, TODAY));
        service.later(HOUR);
    }

    private static String text(String file) throws IOException {
        return Files.readString(COUNCIL.resolve(file));
    }

    private void owes(RecoveryStage stage, @Nullable String massUpdate) {
        service.row(
                "revenues",
                "council_tax_balance",
                CouncilTaxDebt.newBuilder()
                        .setInstalmentsOverdue(3)
                        .setRecoveryStage(stage)
                        .setOverduePence(28_000)
                        .setBalanceDuePence(90_000)
                        .setMoratorium(false)
                        .build(),
                massUpdate);
    }

    private void isInArrears(int weeks, @Nullable String massUpdate) {
        service.row(
                "housing",
                "rent_account",
                RentBalance.newBuilder()
                        .setRentPeriod(RentPeriod.WEEKLY)
                        .setRentPence(10_000)
                        .setArrearsPence(10_000L * weeks)
                        .setBenefitPendingPence(0)
                        .build(),
                massUpdate);
    }

    private void hasLostHousingBenefit() {
        service.row(
                "revenues",
                "housing_support_change",
                new HousingSupportChange(SupportChangeKind.HOUSING_BENEFIT_STOPPED, 9_000L, 0L, TODAY),
                null);
    }

    private void isToBeEvicted(@Nullable String massUpdate) {
        service.row(
                "housing",
                "possession_action",
                PossessionStep.newBuilder()
                        .setStage(PossessionStage.WARRANT)
                        .setServedOn(TODAY)
                        .setEffectiveOn(TODAY.plusDays(10))
                        .setGround(GroundGroup.RENT)
                        .build(),
                massUpdate);
    }

    /** Sixteen points of debt and sixteen of rent: amber. */
    private void isAmber(@Nullable String massUpdate) {
        owes(RecoveryStage.LIABILITY_ORDER, null);
        service.later(HOUR);
        isInArrears(8, massUpdate);
        service.later(HOUR);
    }

    private LifeIndex index() throws IOException {
        LifeIndex index = new LifeIndex(service.records, directory);
        index.update(more -> {});
        return index;
    }

    private Life life() throws IOException {
        return LifeReader.read(index(), ALYS);
    }

    private Explanation explanation(int alert) throws IOException {
        Life life = life();
        return Explanation.of(
                index(), life, life.all(Alert.class).toList().get(alert).getAlertId());
    }

    @Test
    void aSnoozeIsKnownUntilAnOfficerEndsIt() throws IOException {
        isAmber(null);
        service.act(new Snoozed(AlertKind.ESCALATION, TODAY.plusDays(10), "a visit is agreed"));
        Instant snoozed = service.now();
        service.later(HOUR).act(new Unsnoozed(AlertKind.ESCALATION));

        assertThat(KnownAsOf.of(life(), snoozed.minusMillis(1)).snoozes()).isEmpty();
        assertThat(KnownAsOf.of(life(), snoozed.plusSeconds(2)).snoozes())
                .extracting(Snoozed::getReason)
                .containsExactly("a visit is agreed");
        assertThat(KnownAsOf.of(life(), service.now().plusSeconds(2)).snoozes()).isEmpty();
        assertThat(explanation(0).acts()).hasSize(2);
    }

    /** It stood in the log two seconds before it was decided that it holds. */
    @Test
    void aSnoozeThatIsNotDecidedYetIsPending() throws IOException {
        isAmber(null);
        service.act(new Snoozed(AlertKind.ESCALATION, TODAY.plusDays(10), "a visit is agreed"));

        KnownAsOf known = KnownAsOf.of(life(), service.now());

        assertThat(known.snoozes()).isEmpty();
        assertThat(known.pending()).extracting(Happening::body).hasOnlyElementsOfType(OfficerActed.class);
        assertThat(KnownAsOf.of(life(), service.now().minusMillis(100)).late())
                .extracting(Happening::body)
                .hasOnlyElementsOfType(OfficerActed.class);
    }

    @Test
    void aLaterAlertEndsASnooze() throws IOException {
        isAmber(null);
        service.act(new Snoozed(AlertKind.ESCALATION, TODAY.plusDays(10), "a visit is agreed"));
        service.later(HOUR);
        owes(RecoveryStage.LIABILITY_ORDER, null);
        isToBeEvicted(null);
        service.later(HOUR);
        service.row(
                "revenues",
                "benefit_change",
                new HousingSupportChange(SupportChangeKind.HOUSING_BENEFIT_STOPPED, 9_000L, 0L, TODAY),
                null);

        Life life = life();
        assertThat(life.all(Alert.class).filter(alert -> alert.getKind() == AlertKind.ESCALATION))
                .hasSizeGreaterThan(1);
        assertThat(KnownAsOf.of(life, service.now().plusSeconds(5)).snoozes()).isEmpty();
    }

    @Test
    void aCaseKeepsAnAlertBackUntilItIsClosed() throws IOException {
        owes(RecoveryStage.LIABILITY_ORDER, null);
        service.later(HOUR).act(new CaseOpened("case-7"));
        service.later(HOUR);
        isInArrears(8, null);
        Instant silent = service.now().plusSeconds(5);
        service.later(HOUR).act(new CaseClosed("case-7"));

        Life life = life();
        KnownAsOf meanwhile = KnownAsOf.of(life, silent);
        Explanation explanation = explanation(0);
        assertThat(meanwhile.cases()).containsExactly("case-7");
        assertThat(meanwhile.open()).isEmpty();
        assertThat(KnownAsOf.of(life, service.now()).cases()).isEmpty();
        assertThat(explanation.alert().getReason()).isEqualTo(DecisionReason.INHIBITION_ENDED);
        assertThat(explanation.entry().orElseThrow().body()).isInstanceOf(OfficerActed.class);
        assertThat(explanation.rows()).hasSize(2);
    }

    @Test
    void anAlertThatASupervisorReleasedIsExplainedWithTheRuling() throws IOException {
        isAmber(STORM);
        Instant waited = service.now();
        service.entry(
                "hold", new HoldRuled(STORM, HoldRuling.RELEASE, "supervisor-1", "the load was right", service.now()));

        Explanation explanation = explanation(0);
        KnownAsOf meanwhile = KnownAsOf.of(life(), waited.minusMillis(1));
        assertThat(explanation.held())
                .extracting(one -> ((HeldAlert) one.body()).getState())
                .containsExactly(HoldState.WAITING, HoldState.RELEASED);
        assertThat(explanation.rulings())
                .extracting(one -> ((HoldRuled) one.body()).getReason())
                .containsExactly("the load was right");
        assertThat(explanation.told())
                .singleElement()
                .satisfies(told -> assertThat(((OfficerNotification) told.body()).getReleasedFrom())
                        .isEqualTo(STORM));
        assertThat(meanwhile.waiting()).extracting(HeldAlert::getHold).containsExactly(STORM);
        assertThat(meanwhile.told()).isEmpty();
    }

    @Test
    void anAlertThatWasSentInADigestIsExplainedWithTheDigest() throws IOException {
        isAmber(STORM);
        service.entry(
                "hold", new HoldRuled(STORM, HoldRuling.DIGEST, "supervisor-1", "one list will do", service.now()));

        assertThat(explanation(0).told()).extracting(Happening::body).hasOnlyElementsOfType(TeamDigest.class);
        assertThat(explanation(0).rulings()).hasSize(1);
    }

    @Test
    void anAlertThatWasDroppedWasToldToNobody() throws IOException {
        isAmber(STORM);
        service.entry("hold", new HoldRuled(STORM, HoldRuling.DROP, "supervisor-1", "a wrong load", service.now()));
        service.entry("hold", new HoldRuled("another-storm", HoldRuling.DROP, "supervisor-1", "", service.now()));

        assertThat(explanation(0).told()).isEmpty();
        assertThat(explanation(0).rulings()).as("those about its own hold").hasSize(1);
        assertThat(explanation(0).held())
                .extracting(one -> ((HeldAlert) one.body()).getState())
                .containsExactly(HoldState.WAITING, HoldState.DROPPED);
    }

    @Test
    void anAlertThatWasWithdrawnNamesTheOneThatCameInItsPlace() throws IOException {
        isAmber(STORM);
        hasLostHousingBenefit();
        service.later(HOUR);
        isToBeEvicted(null);

        Life life = life();
        List<Happening> escalations = life.records(Alert.class)
                .filter(one -> ((Alert) one.body()).getKind() == AlertKind.ESCALATION)
                .toList();
        Explanation withdrawn =
                Explanation.of(index(), life, ((Alert) escalations.get(0).body()).getAlertId());
        assertThat(escalations).hasSize(2);
        assertThat(withdrawn.instead()).contains(escalations.get(1));
        assertThat(withdrawn.episode().alerts()).isEqualTo(escalations);
        assertThat(Explanation.of(index(), life, ((Alert) escalations.get(1).body()).getAlertId())
                        .instead())
                .isEmpty();
    }

    /** The last of three came before a supervisor let the second one go, and waits itself. */
    @Test
    void anAlertThatWasWithdrawnNamesTheOneThatWasReleased() throws IOException {
        threeUnderHoldsOfTheirOwn();
        service.entry(
                "hold",
                new HoldRuled("storm-2", HoldRuling.RELEASE, "supervisor-1", "they need to know", service.now()));

        Life life = life();
        List<Happening> escalations = escalations(life);
        assertThat(escalations).hasSize(3);
        assertThat(instead(life, escalations.get(0))).contains(escalations.get(1));
        assertThat(instead(life, escalations.get(1))).isEmpty();
        assertThat(instead(life, escalations.get(2))).isEmpty();
    }

    /** The last of three was raised before the second one was let go, but NOTIFY, which lagged, told it later. */
    @Test
    void anAlertThatWasWithdrawnNamesTheOneThatWasToldFirstAndNotTheOneThatWasRaisedFirst() throws IOException {
        twoUnderHoldsOfTheirOwn();
        Instant raised = service.now();
        service.later(HOUR);
        service.entry(
                "hold",
                new HoldRuled("storm-2", HoldRuling.RELEASE, "supervisor-1", "they need to know", service.now()));
        service.later(HOUR);
        service.row("education", "exclusion", new Exclusion(ExclusionKind.PERMANENT, TODAY, 40), null);

        List<Happening> escalations = escalations(life());
        assertThat(escalations).hasSize(3);
        Life lagging = new Life(
                ALYS,
                life().happenings().stream()
                        .map(one -> one.equals(escalations.get(2))
                                ? new Happening(one.partition(), one.offset(), raised, raised, one.body())
                                : one)
                        .toList());
        assertThat(instead(lagging, escalations.get(0))).contains(escalations.get(1));
    }

    @Test
    void anAlertThatWasWithdrawnNamesTheOneThatWasInADigest() throws IOException {
        threeUnderHoldsOfTheirOwn();
        service.entry(
                "hold", new HoldRuled("storm-2", HoldRuling.DIGEST, "supervisor-1", "one list will do", service.now()));

        Life life = life();
        assertThat(instead(life, escalations(life).get(0)))
                .contains(escalations(life).get(1));
    }

    /** It waits for a supervisor of its own, and takes no place before it is let go. */
    @Test
    void anAlertThatWasWithdrawnNamesTheClosingOfAModelThatWasReleased() throws IOException {
        isAmber(STORM);
        service.entry("model", new ModelPublished("2026-12.2", lenientModel(), ModelRole.LIVE, TODAY));
        service.later(HOUR);

        assertThat(escalations(life())).hasSize(2);
        assertThat(instead(life(), escalations(life()).get(0))).isEmpty();

        service.entry(
                "hold",
                new HoldRuled("model/2026-12.2", HoldRuling.RELEASE, "supervisor-1", "so we want it", service.now()));

        assertThat(instead(life(), escalations(life()).get(0)))
                .contains(escalations(life()).get(1));
    }

    /** By it nobody in this class is of any colour. */
    private static String lenientModel() throws IOException {
        return text("2026-12.model.yaml")
                .replace("version: 2026-12", "version: 2026-12.2")
                .replace("amber: { enter: 30, leave: 25 }", "amber: { enter: 90, leave: 85 }")
                .replace("red:   { enter: 55, leave: 50 }", "red:   { enter: 95, leave: 90 }")
                .replace("dwell-hours: 24 ", "dwell-hours: 0 ");
    }

    private void twoUnderHoldsOfTheirOwn() {
        isAmber(STORM);
        hasLostHousingBenefit();
        service.later(HOUR);
        isToBeEvicted("storm-2");
        service.later(HOUR).act(new Snoozed(AlertKind.ESCALATION, TODAY.plusDays(10), "a visit is agreed"));
        service.later(HOUR);
    }

    private void threeUnderHoldsOfTheirOwn() {
        twoUnderHoldsOfTheirOwn();
        service.row("education", "exclusion", new Exclusion(ExclusionKind.PERMANENT, TODAY, 40), "storm-3");
        service.later(HOUR);
    }

    private static List<Happening> escalations(Life life) {
        return life.records(Alert.class)
                .filter(one -> ((Alert) one.body()).getKind() == AlertKind.ESCALATION)
                .toList();
    }

    private Optional<Happening> instead(Life life, Happening alerted) throws IOException {
        return Explanation.of(index(), life, ((Alert) alerted.body()).getAlertId())
                .instead();
    }

    /** Of a count that stands there exactly, and of all indicators together, another's small one could be reckoned. */
    @Test
    void howManyOtherAlertsCameToSomethingIsNeverSaidExactly() throws IOException {
        isAmber(null);
        Explanation one = explanation(0);
        Explanation known = new Explanation(
                one.alerted(),
                one.entry(),
                one.decision(),
                one.rows(),
                one.model(),
                one.purposes(),
                one.told(),
                one.held(),
                one.twins(),
                one.episode(),
                one.instead(),
                one.rulings(),
                one.acts(),
                one.merged(),
                new EnumMap<>(Map.of(AlertOutcome.USEFUL, 60, AlertOutcome.WRONG_PERSON, 4, AlertOutcome.DECLINED, 5)));
        LifeWords words = new LifeWords("en");

        ExplainReport report = new ExplainReport(known, words);

        String came = words.name(AlertOutcome.USEFUL) + " (5 or more); " + words.name(AlertOutcome.WRONG_PERSON)
                + " (fewer than 5); " + words.name(AlertOutcome.DECLINED) + " (5 or more)";
        assertThat(report.page().text()).contains(came);
        assertThat(report.json().toString()).contains(came);
    }

    /** The model that had just been published was judged first, and raised nothing. */
    @Test
    void anAlertRestsOnTheDecisionThatRaisedIt() throws IOException {
        owes(RecoveryStage.LIABILITY_ORDER, null);
        service.later(HOUR);
        String model = text("2026-12.model.yaml").replace("version: 2026-12", "version: 2027-01");
        service.rowBeforeTheSweep(
                "model", new ModelPublished("2027-01", model, ModelRole.LIVE, TODAY), () -> isInArrears(8, null));

        Explanation explanation = explanation(0);
        Happening decision = explanation.decision().orElseThrow();
        assertThat(life().records(Decision.class)
                        .filter(one -> one.entry() == explanation.alerted().entry()))
                .hasSize(2);
        assertThat(((Decision) decision.body()).getAssessment())
                .isEqualTo(explanation.alert().getAssessment());
    }

    /** Of a citizen who is no more nothing is recorded any longer: that looks as if nobody had done anything. */
    @Test
    void whoIsOneWithAnotherIsSaidToBe() throws IOException {
        isAmber(null);
        Instant before = service.now();
        service.later(HOUR).isOneWith("beth");

        LifeWords words = new LifeWords("en");
        Explanation explanation = explanation(0);
        String text = new ExplainReport(explanation, words).page().text();
        assertThat(text).contains("A link has made this citizen one with beth");
        assertThat(new ExplainReport(explanation, words).json().at("/merged/what/successor"))
                .isEqualTo(TextNode.valueOf("beth"));
        assertThat(new TimelineReport(life(), words).text()).contains("the citizen is no more, and is beth");
        assertThat(asOf(service.now(), words)).contains("one with beth");
        assertThat(asOf(before, words)).doesNotContain("beth");
    }

    private String asOf(Instant at, LifeWords words) throws IOException {
        return new AsOfReport(RecordedService.ALYS, KnownAsOf.of(life(), at), words)
                .page()
                .text();
    }

    @Test
    void theAlertsOfOneEntryAreTwins() throws IOException {
        isAmber(null);
        hasLostHousingBenefit();
        service.later(HOUR);
        isToBeEvicted(null);

        Explanation explanation = explanation(1);

        assertThat(explanation.twins())
                .extracting(one -> ((Alert) one.body()).getKind())
                .containsAnyOf(AlertKind.EVICTION_DATED, AlertKind.ESCALATION)
                .doesNotContain(explanation.alert().getKind());
        assertThat(explanation(0).twins()).isEmpty();
    }
}
