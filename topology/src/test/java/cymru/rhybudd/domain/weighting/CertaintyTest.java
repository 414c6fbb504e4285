package cymru.rhybudd.domain.weighting;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.attendance;
import static cymru.rhybudd.domain.indicator.Facts.daysAgo;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.housingCase;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.HousingCaseKind;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.RentPeriod;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is missing is never zero; and a colour is held for a while. With the shipped model: grey above 40 points of weight. */
class CertaintyTest {
    private static final WeightingModel MODEL =
            ModelFile.load(Path.of("../deploy/council/2026-12.model.yaml")).model();
    private static final Fact DEBT = debt(3);
    private static final Fact RENT = rent(RentPeriod.WEEKLY, 10_000, 90_000);
    private static final Fact SCHOOL = attendance(TODAY, 100, 0);
    private static final Instant NOW = Instant.parse("2026-11-16T00:00:00Z");

    private static Certainty certainty(Feeds feeds, Fact... facts) {
        return Certainty.of(Weighing.of(rows(facts), MODEL, TODAY), MODEL, feeds);
    }

    private static Feeds proven(LocalDate revenues, LocalDate housing, LocalDate education) {
        return new Feeds(Map.of("revenues", revenues, "housing", housing, "education", education));
    }

    @Test
    void isCertainOfSomebodyWhomEverySystemKnows() {
        Certainty certainty = certainty(proven(TODAY, TODAY, TODAY), DEBT, RENT, SCHOOL);
        assertThat(certainty.missing()).isEmpty();
        assertThat(certainty.stale()).isEmpty();
        assertThat(certainty.low()).isEqualTo(1_200 + 1_600).isEqualTo(certainty.high());
        assertThat(certainty.systems()).isEqualTo(2);
        assertThat(certainty.grey()).isFalse();
    }

    @Test
    void missesWhatSystemsRecordThatDoNotKnowTheCitizen() {
        Certainty tenant = certainty(Feeds.NONE, DEBT, RENT);
        assertThat(tenant.missing())
                .as("18 points of weight")
                .containsExactly(
                        Indicator.DEPENDANTS_EXCLUSIONS, Indicator.SCHOOL_ATTENDANCE, Indicator.SCHOOL_MEALS_OR_MOVE);
        assertThat(tenant.high()).isEqualTo(2_800 + 1_800);
        assertThat(tenant.grey()).isFalse();

        Certainty owner = certainty(Feeds.NONE, DEBT, SCHOOL);
        assertThat(owner.missing()).as("44 points of weight").hasSize(3);
        assertThat(owner.low()).isEqualTo(1_200);
        assertThat(owner.high()).isEqualTo(1_200 + 4_400);
        assertThat(owner.grey()).isTrue();
    }

    @Test
    void isStaleADayAfterTheModelAllows() {
        Certainty fresh = certainty(proven(TODAY, daysAgo(4), TODAY), DEBT, RENT, SCHOOL);
        assertThat(fresh.stale()).isEmpty();

        Certainty stale = certainty(proven(TODAY, daysAgo(5), TODAY), DEBT, RENT, SCHOOL);
        assertThat(stale.stale())
                .as("known to be nothing, and not known any more")
                .containsExactly(Indicator.THREAT_TO_TENANCY);
        assertThat(stale.low()).isEqualTo(2_800);
        assertThat(stale.high()).isEqualTo(2_800 + 1_800);

        Certainty housingGone = certainty(proven(TODAY, daysAgo(11), TODAY), DEBT, RENT, SCHOOL);
        assertThat(housingGone.low()).as("what rent adds is not proven").isEqualTo(1_200);
        assertThat(housingGone.high()).isEqualTo(1_200 + 4_400);
        assertThat(housingGone.provenSystems()).isEqualTo(1);
        assertThat(housingGone.grey()).isTrue();
    }

    @Test
    void countsNoHolidaysForWhatSchoolsMeasure() {
        LocalDate october = LocalDate.of(2026, 10, 9);
        Certainty certainty = certainty(proven(TODAY, TODAY, october), DEBT, RENT, SCHOOL);
        assertThat(certainty.stale())
                .as("38 days ago, five of them holidays; exclusions count every day")
                .containsExactlyInAnyOrder(Indicator.DEPENDANTS_EXCLUSIONS, Indicator.SCHOOL_MEALS_OR_MOVE);
    }

    @Test
    void nothingOfASourceThatNeverGaveASignOfLifeIsStale() {
        assertThat(certainty(Feeds.NONE, DEBT, RENT, SCHOOL).stale()).isEmpty();
    }

    @Test
    void aHeldColourFallsAStepAtATimeAfterTheDwell() {
        Thresholds thresholds = MODEL.thresholds();
        Weighing little = Weighing.of(rows(DEBT, rent(RentPeriod.WEEKLY, 10_000, 0), SCHOOL), MODEL, TODAY);
        Certainty certainty = Certainty.of(little, MODEL, Feeds.NONE);
        HeldColour held = new HeldColour(Rag.RED, null);

        held = held.next(little, certainty, thresholds, NOW);
        assertThat(held).isEqualTo(new HeldColour(Rag.RED, NOW));
        Instant almost = NOW.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(held.next(little, certainty, thresholds, almost)).isEqualTo(held);
        Instant dayLater = NOW.plus(Duration.ofHours(24));
        held = held.next(little, certainty, thresholds, dayLater);
        assertThat(held).isEqualTo(new HeldColour(Rag.AMBER, dayLater));
        held = held.next(little, certainty, thresholds, dayLater.plus(Duration.ofHours(24)));
        assertThat(held).isEqualTo(HeldColour.GREEN);
    }

    @Test
    void aHeldColourThatIsReachedAgainBeginsTheDwellAnew() {
        Weighing little = Weighing.of(rows(DEBT, rent(RentPeriod.WEEKLY, 10_000, 0), SCHOOL), MODEL, TODAY);
        Weighing enough = Weighing.of(rows(DEBT, RENT, SCHOOL), MODEL, TODAY);
        HeldColour held = new HeldColour(Rag.AMBER, NOW);

        held = held.next(enough, Certainty.of(enough, MODEL, Feeds.NONE), MODEL.thresholds(), NOW.plusSeconds(3_600));
        assertThat(held.fallingSince())
                .as("28 points are not too low for amber")
                .isNull();
        Instant later = NOW.plus(Duration.ofHours(30));
        held = held.next(little, Certainty.of(little, MODEL, Feeds.NONE), MODEL.thresholds(), later);
        assertThat(held).isEqualTo(new HeldColour(Rag.AMBER, later));
    }

    @Test
    void whileGreyAColourMayRiseAndNeverFalls() {
        Feeds housingGone = proven(TODAY, daysAgo(11), TODAY);
        Weighing weighing = Weighing.of(rows(DEBT, rent(RentPeriod.WEEKLY, 10_000, 0), SCHOOL), MODEL, TODAY);
        Certainty grey = Certainty.of(weighing, MODEL, housingGone);
        Instant muchLater = NOW.plus(Duration.ofDays(30));
        assertThat(new HeldColour(Rag.RED, NOW).next(weighing, grey, MODEL.thresholds(), muchLater))
                .isEqualTo(new HeldColour(Rag.RED, null));

        Weighing unproven =
                Weighing.of(rows(debt(3), RENT, possession(PossessionStage.CLAIM, TODAY), SCHOOL), MODEL, TODAY);
        assertThat(unproven.score()).isEqualTo(1_200 + 1_600 + 1_350);
        assertThat(HeldColour.GREEN.next(unproven, Certainty.of(unproven, MODEL, housingGone), MODEL.thresholds(), NOW))
                .as("12 points are proven")
                .isEqualTo(HeldColour.GREEN);
    }

    @Test
    void namesTheSmallestSingleChangeThatWouldLowerTheColour() {
        Weighing amber =
                Weighing.of(rows(debt(3), RENT, possession(PossessionStage.NOTICE, TODAY), SCHOOL), MODEL, TODAY);
        assertThat(amber.score()).isEqualTo(1_200 + 1_600 + 900);
        assertThat(Counterfactual.of(amber, MODEL, Rag.AMBER))
                .as(
                        "of rent, debt and tenancy none is enough by one or two bands; rent at a quarter leaves 25, which is not too low")
                .isEqualTo(new Counterfactual(Indicator.RENT_ARREARS, 0, 2_100, Rag.GREEN));
        assertThat(Counterfactual.of(amber, MODEL, Rag.GREEN)).isNull();
    }

    @Test
    void aRedOfTwoSystemsWouldBeLoweredByTheEndOfOneSystem() {
        Weighing red = Weighing.of(
                List.copyOf(rows(
                        RENT,
                        possession(PossessionStage.WARRANT, TODAY, TODAY),
                        housingCase(HousingCaseKind.TEMPORARY_ACCOMMODATION, TODAY, null),
                        debt(1),
                        debt(2))),
                MODEL,
                TODAY);
        assertThat(red.score()).isEqualTo(1_600 + 1_800 + 1_000 + 1_200);
        Counterfactual change = Counterfactual.of(red, MODEL, Rag.RED);
        assertThat(change).isEqualTo(new Counterfactual(Indicator.LEVEL_OF_DEBT, 1, 4_800, Rag.AMBER));
    }
}
