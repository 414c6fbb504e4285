package cymru.rhybudd.domain.indicator;

import static cymru.rhybudd.domain.indicator.Facts.TODAY;
import static cymru.rhybudd.domain.indicator.Facts.addressMove;
import static cymru.rhybudd.domain.indicator.Facts.attendance;
import static cymru.rhybudd.domain.indicator.Facts.award;
import static cymru.rhybudd.domain.indicator.Facts.daysAgo;
import static cymru.rhybudd.domain.indicator.Facts.debt;
import static cymru.rhybudd.domain.indicator.Facts.debtWithBalance;
import static cymru.rhybudd.domain.indicator.Facts.discretionaryPayment;
import static cymru.rhybudd.domain.indicator.Facts.exclusion;
import static cymru.rhybudd.domain.indicator.Facts.housingCase;
import static cymru.rhybudd.domain.indicator.Facts.meals;
import static cymru.rhybudd.domain.indicator.Facts.overpayment;
import static cymru.rhybudd.domain.indicator.Facts.possession;
import static cymru.rhybudd.domain.indicator.Facts.rent;
import static cymru.rhybudd.domain.indicator.Facts.schoolMove;
import static cymru.rhybudd.domain.indicator.Facts.supportChange;
import static cymru.rhybudd.domain.indicator.Facts.universalCredit;
import static cymru.rhybudd.domain.indicator.Rows.about;
import static cymru.rhybudd.domain.indicator.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The measures of docs/meaning.md, one table each, every window and limit on the edge and one off it. */
class MeasuringTest {
    /** There is nothing to measure; not the same as zero. */
    private static final @Nullable Long ABSENT = null;

    private static final LocalDate LATEST = daysAgo(10);
    private static final LocalDate TOMORROW = daysAgo(-1);

    static Stream<Arguments> instalmentsOverdue() {
        Measure measure = Measure.INSTALMENTS_OVERDUE;
        return Stream.of(
                argumentSet("nothing overdue", measure, rows(debt(0)), 0L),
                argumentSet(
                        "accounts and overpayments are summed",
                        measure,
                        rows(debt(2), debt(1), overpayment(3, null)),
                        6L));
    }

    static Stream<Arguments> daysSinceOldestMiss() {
        Measure measure = Measure.DAYS_SINCE_OLDEST_MISS;
        return Stream.of(
                argumentSet("missed today", measure, rows(debt(1, TODAY)), 0L),
                argumentSet("missed yesterday", measure, rows(debt(1, daysAgo(1))), 1L),
                argumentSet("a miss in the future counts as today's", measure, rows(debt(1, TOMORROW)), 0L),
                argumentSet(
                        "the oldest counts",
                        measure,
                        rows(debt(1, daysAgo(21)), overpayment(1, daysAgo(40)), debt(1, daysAgo(7))),
                        40L),
                argumentSet(
                        "a settled account is passed over",
                        measure,
                        rows(debt(0, daysAgo(50)), overpayment(0, daysAgo(60)), debt(1, daysAgo(3))),
                        3L),
                argumentSet("only a settled account", measure, rows(debt(0, daysAgo(50))), ABSENT),
                argumentSet("overdue, and nobody knows since when", measure, rows(debt(1, null)), ABSENT));
    }

    static Stream<Arguments> recoveryStage() {
        Measure measure = Measure.RECOVERY_STAGE;
        return Stream.of(
                argumentSet("none", measure, rows(debt(RecoveryStage.NONE)), 0L),
                argumentSet("reminder", measure, rows(debt(RecoveryStage.REMINDER)), 1L),
                argumentSet("final notice", measure, rows(debt(RecoveryStage.FINAL_NOTICE)), 2L),
                argumentSet("liability order", measure, rows(debt(RecoveryStage.LIABILITY_ORDER)), 3L),
                argumentSet("enforcement", measure, rows(debt(RecoveryStage.ENFORCEMENT)), 4L),
                argumentSet(
                        "the furthest counts",
                        measure,
                        rows(debt(RecoveryStage.REMINDER), debt(RecoveryStage.LIABILITY_ORDER), debt(1)),
                        3L),
                argumentSet("an overpayment has no stage", measure, rows(overpayment(3, daysAgo(90))), ABSENT));
    }

    static Stream<Arguments> awardCutPercent() {
        Measure measure = Measure.AWARD_CUT_PERCENT;
        return Stream.of(
                argumentSet("by a quarter", measure, rows(award(ReductionStatus.LIVE, 2_000, 1_500)), 2_500L),
                argumentSet("a penny less", measure, rows(award(ReductionStatus.LIVE, 2_000, 1_501)), 2_495L),
                argumentSet("rounded down", measure, rows(award(ReductionStatus.LIVE, 3, 1)), 6_666L),
                argumentSet("less than a hundredth", measure, rows(award(ReductionStatus.LIVE, 10_001, 10_000)), 0L),
                argumentSet("to nothing", measure, rows(award(ReductionStatus.LIVE, 2_000, 0)), 10_000L),
                argumentSet("unchanged", measure, rows(award(ReductionStatus.LIVE, 2_000, 2_000)), 0L),
                argumentSet("raised, never negative", measure, rows(award(ReductionStatus.LIVE, 2_000, 2_500)), 0L),
                argumentSet("from nothing", measure, rows(award(ReductionStatus.LIVE, 0, 2_500)), ABSENT),
                argumentSet("ended", measure, rows(award(ReductionStatus.ENDED, 2_000, 0)), ABSENT),
                argumentSet("refused", measure, rows(award(ReductionStatus.REFUSED, 2_000, 0)), ABSENT),
                argumentSet("not made yet", measure, rows(award(ReductionStatus.NONE, 2_000, 0)), ABSENT));
    }

    static Stream<Arguments> daysUniversalCreditWithoutAward() {
        Measure measure = Measure.DAYS_UNIVERSAL_CREDIT_WITHOUT_AWARD;
        return Stream.of(
                argumentSet("noticed today", measure, rows(universalCredit(ReductionStatus.NONE, TODAY)), 0L),
                argumentSet("28 days ago", measure, rows(universalCredit(ReductionStatus.NONE, daysAgo(28))), 28L),
                argumentSet(
                        "a notice of the future counts as today's",
                        measure,
                        rows(universalCredit(ReductionStatus.NONE, TOMORROW)),
                        0L),
                argumentSet("without notice", measure, rows(universalCredit(ReductionStatus.NONE, null)), ABSENT),
                argumentSet(
                        "an award was made", measure, rows(universalCredit(ReductionStatus.LIVE, daysAgo(28))), ABSENT),
                argumentSet(
                        "an award ended", measure, rows(universalCredit(ReductionStatus.ENDED, daysAgo(28))), ABSENT));
    }

    static Stream<Arguments> awardEndedOrRefused() {
        Measure measure = Measure.AWARD_ENDED_OR_REFUSED;
        return Stream.of(
                argumentSet("ended", measure, rows(award(ReductionStatus.ENDED)), 1L),
                argumentSet("refused", measure, rows(award(ReductionStatus.REFUSED)), 1L),
                argumentSet("live", measure, rows(award(ReductionStatus.LIVE)), 0L),
                argumentSet("not made yet", measure, rows(award(ReductionStatus.NONE)), 0L));
    }

    static Stream<Arguments> councilTaxBalanceDue() {
        Measure measure = Measure.COUNCIL_TAX_BALANCE_DUE;
        Fact live = award(ReductionStatus.LIVE);
        return Stream.of(
                argumentSet("a penny", measure, rows(live, debtWithBalance(1)), 1L),
                argumentSet("nothing", measure, rows(live, debtWithBalance(0)), 0L),
                argumentSet("in credit", measure, rows(live, debtWithBalance(-1)), 0L),
                argumentSet("no account known", measure, rows(live), 0L),
                argumentSet(
                        "any account is enough, credit elsewhere does not help",
                        measure,
                        rows(live, debtWithBalance(-5_000), debtWithBalance(1)),
                        1L),
                argumentSet("an overpayment is no council tax", measure, rows(live, overpayment(1, null)), 0L));
    }

    static Stream<Arguments> supportFallPercent() {
        Measure measure = Measure.SUPPORT_FALL_PERCENT;
        return Stream.of(
                argumentSet("by 40 per cent", measure, rows(supportChange(10_000, 6_000, TODAY)), 4_000L),
                argumentSet("a penny more", measure, rows(supportChange(10_000, 5_999, TODAY)), 4_001L),
                argumentSet("rounded down", measure, rows(supportChange(3, 2, TODAY)), 3_333L),
                argumentSet("grown, never negative", measure, rows(supportChange(6_000, 10_000, TODAY)), 0L),
                argumentSet("from nothing", measure, rows(supportChange(0, 10_000, TODAY)), ABSENT),
                argumentSet(
                        "the latest counts, not the worst",
                        measure,
                        rows(supportChange(100, 90, daysAgo(1)), supportChange(100, 10, daysAgo(2))),
                        1_000L),
                argumentSet(
                        "the latest counts, though it lies ahead",
                        measure,
                        rows(supportChange(100, 90, TODAY), supportChange(100, 80, TOMORROW)),
                        2_000L),
                argumentSet(
                        "the latest counts, though it has no measure",
                        measure,
                        rows(supportChange(100, 10, daysAgo(2)), supportChange(0, 10, daysAgo(1))),
                        ABSENT),
                argumentSet(
                        "of one day the last name as text counts: 9 after 10",
                        measure,
                        about("1")
                                .and("9", supportChange(100, 80, TODAY))
                                .and("10", supportChange(100, 70, TODAY))
                                .toList(),
                        2_000L),
                argumentSet(
                        "a discretionary payment is no change",
                        measure,
                        rows(supportChange(100, 90, daysAgo(2)), discretionaryPayment(true, daysAgo(1))),
                        1_000L),
                argumentSet("only discretionary", measure, rows(discretionaryPayment(true, TODAY)), ABSENT));
    }

    static Stream<Arguments> discretionaryPaymentRefused() {
        Measure measure = Measure.DISCRETIONARY_PAYMENT_REFUSED;
        return Stream.of(
                argumentSet("refused", measure, rows(discretionaryPayment(true, TODAY)), 1L),
                argumentSet("asked for", measure, rows(discretionaryPayment(false, TODAY)), 0L),
                argumentSet("never asked for", measure, rows(supportChange(100, 0, TODAY)), ABSENT),
                argumentSet(
                        "refused and asked for again",
                        measure,
                        rows(discretionaryPayment(true, daysAgo(2)), discretionaryPayment(false, daysAgo(1))),
                        0L),
                argumentSet(
                        "refused again",
                        measure,
                        rows(discretionaryPayment(true, daysAgo(1)), discretionaryPayment(false, daysAgo(2))),
                        1L),
                argumentSet(
                        "on one day, the last name as text",
                        measure,
                        about("1")
                                .and("9", discretionaryPayment(true, TODAY))
                                .and("10", discretionaryPayment(false, TODAY))
                                .toList(),
                        1L),
                argumentSet(
                        "a later change is no answer",
                        measure,
                        rows(discretionaryPayment(true, daysAgo(2)), supportChange(90, 100, daysAgo(1))),
                        1L));
    }

    static Stream<Arguments> arrearsWeeks() {
        Measure measure = Measure.ARREARS_WEEKS;
        return Stream.of(
                argumentSet("weekly rent", measure, rows(rent(RentPeriod.WEEKLY, 10_000, 40_000)), 400L),
                argumentSet("a penny less", measure, rows(rent(RentPeriod.WEEKLY, 10_000, 39_999)), 399L),
                argumentSet("fortnightly rent", measure, rows(rent(RentPeriod.FORTNIGHTLY, 20_000, 40_000)), 400L),
                argumentSet("four-weekly rent", measure, rows(rent(RentPeriod.FOUR_WEEKLY, 40_000, 40_000)), 400L),
                argumentSet("monthly rent, 120 a week", measure, rows(rent(RentPeriod.MONTHLY, 52_000, 48_000)), 400L),
                argumentSet(
                        "monthly rent, a penny less", measure, rows(rent(RentPeriod.MONTHLY, 52_000, 47_999)), 399L),
                argumentSet(
                        "a weekly rent of parts of a penny is not rounded",
                        measure,
                        rows(rent(RentPeriod.FORTNIGHTLY, 1, 1)),
                        200L),
                argumentSet("no arrears", measure, rows(rent(RentPeriod.WEEKLY, 10_000, 0)), 0L),
                argumentSet("in credit", measure, rows(rent(RentPeriod.WEEKLY, 10_000, -40_000)), 0L),
                argumentSet(
                        "benefit on its way is taken off",
                        measure,
                        rows(rent(RentPeriod.WEEKLY, 10_000, 40_000, 10_000)),
                        300L),
                argumentSet(
                        "more on its way than is owed",
                        measure,
                        rows(rent(RentPeriod.WEEKLY, 10_000, 40_000, 40_001)),
                        0L),
                argumentSet(
                        "credit on one account does not help another",
                        measure,
                        rows(rent(RentPeriod.WEEKLY, 10_000, 40_000), rent(RentPeriod.WEEKLY, 10_000, -40_000)),
                        400L),
                argumentSet(
                        "accounts are rounded down one by one",
                        measure,
                        rows(rent(RentPeriod.WEEKLY, 30_000, 10_000), rent(RentPeriod.WEEKLY, 30_000, 10_000)),
                        66L),
                argumentSet(
                        "an account without rent adds nothing",
                        measure,
                        rows(rent(RentPeriod.WEEKLY, 0, 40_000), rent(RentPeriod.WEEKLY, 10_000, 10_000)),
                        100L),
                argumentSet("no rent at all", measure, rows(rent(RentPeriod.WEEKLY, 0, 40_000)), ABSENT));
    }

    static Stream<Arguments> arrearsOfTwoMonths() {
        Measure measure = Measure.ARREARS_OF_TWO_MONTHS;
        return Stream.of(
                argumentSet("two months", measure, rows(rent(RentPeriod.MONTHLY, 50_000, 100_000)), 1L),
                argumentSet("a penny less", measure, rows(rent(RentPeriod.MONTHLY, 50_000, 99_999)), 0L),
                argumentSet("a penny on its way", measure, rows(rent(RentPeriod.MONTHLY, 50_000, 100_000, 1)), 0L),
                argumentSet("no rent", measure, rows(rent(RentPeriod.MONTHLY, 0, 100_000)), 0L),
                argumentSet(
                        "rent that is not monthly", measure, rows(rent(RentPeriod.FOUR_WEEKLY, 50_000, 900_000)), 0L),
                argumentSet(
                        "two accounts do not add up to it",
                        measure,
                        rows(rent(RentPeriod.MONTHLY, 50_000, 75_000), rent(RentPeriod.MONTHLY, 50_000, 75_000)),
                        0L));
    }

    static Stream<Arguments> possessionStage() {
        Measure measure = Measure.POSSESSION_STAGE;
        return Stream.of(
                argumentSet("withdrawn", measure, rows(possession(PossessionStage.WITHDRAWN, TODAY)), 0L),
                argumentSet("warning", measure, rows(possession(PossessionStage.WARNING, TODAY)), 1L),
                argumentSet("notice", measure, rows(possession(PossessionStage.NOTICE, TODAY)), 2L),
                argumentSet("claim", measure, rows(possession(PossessionStage.CLAIM, TODAY)), 3L),
                argumentSet("order", measure, rows(possession(PossessionStage.ORDER, TODAY)), 4L),
                argumentSet("warrant", measure, rows(possession(PossessionStage.WARRANT, TODAY)), 5L),
                argumentSet(
                        "the latest step counts, not the worst",
                        measure,
                        rows(
                                possession(PossessionStage.NOTICE, daysAgo(1)),
                                possession(PossessionStage.CLAIM, daysAgo(2))),
                        2L),
                argumentSet(
                        "a withdrawn step is as it was before",
                        measure,
                        rows(
                                possession(PossessionStage.WITHDRAWN, daysAgo(1)),
                                possession(PossessionStage.CLAIM, daysAgo(2)),
                                possession(PossessionStage.NOTICE, daysAgo(3))),
                        3L),
                argumentSet(
                        "nothing but a withdrawal", measure, rows(possession(PossessionStage.WITHDRAWN, TODAY)), 0L),
                argumentSet(
                        "of one day the last name as text counts: 9 after 10",
                        measure,
                        about("1")
                                .and("9", possession(PossessionStage.NOTICE, TODAY))
                                .and("10", possession(PossessionStage.CLAIM, TODAY))
                                .toList(),
                        2L));
    }

    static Stream<Arguments> daysToEviction() {
        Measure measure = Measure.DAYS_TO_EVICTION;
        return Stream.of(
                argumentSet(
                        "28 days ahead, by an order",
                        measure,
                        rows(possession(PossessionStage.ORDER, TODAY, daysAgo(-28))),
                        28L),
                argumentSet(
                        "tomorrow, by a warrant",
                        measure,
                        rows(possession(PossessionStage.WARRANT, TODAY, TOMORROW)),
                        1L),
                argumentSet("today", measure, rows(possession(PossessionStage.ORDER, TODAY, TODAY)), 0L),
                argumentSet("past", measure, rows(possession(PossessionStage.ORDER, TODAY, daysAgo(1))), 0L),
                argumentSet("not set", measure, rows(possession(PossessionStage.ORDER, TODAY)), ABSENT),
                argumentSet(
                        "a claim evicts nobody",
                        measure,
                        rows(possession(PossessionStage.CLAIM, TODAY, TOMORROW)),
                        ABSENT),
                argumentSet(
                        "an order that was overtaken",
                        measure,
                        rows(
                                possession(PossessionStage.ORDER, daysAgo(2), TOMORROW),
                                possession(PossessionStage.WITHDRAWN, daysAgo(1))),
                        ABSENT));
    }

    static Stream<Arguments> movesIn24Months() {
        Measure measure = Measure.MOVES_IN_24_MONTHS;
        return Stream.of(
                argumentSet("729 days ago", measure, rows(addressMove(daysAgo(729))), 1L),
                argumentSet("730 days ago", measure, rows(addressMove(daysAgo(730))), 0L),
                argumentSet("a move in the future counts as today's", measure, rows(addressMove(daysAgo(-900))), 1L),
                argumentSet(
                        "moves are counted, cases are not",
                        measure,
                        rows(
                                addressMove(TODAY),
                                addressMove(daysAgo(1)),
                                housingCase(HousingCaseKind.TRANSFER, TODAY, null)),
                        2L));
    }

    static Stream<Arguments> casesIn24Months() {
        Measure measure = Measure.CASES_IN_24_MONTHS;
        HousingCaseKind kind = HousingCaseKind.RELIEF;
        return Stream.of(
                argumentSet("closed, opened 729 days ago", measure, rows(housingCase(kind, daysAgo(729), TODAY)), 1L),
                argumentSet("closed, opened 730 days ago", measure, rows(housingCase(kind, daysAgo(730), TODAY)), 0L),
                argumentSet("open, however old", measure, rows(housingCase(kind, daysAgo(5_000), null)), 1L),
                argumentSet(
                        "a closing date ahead closes a case",
                        measure,
                        rows(housingCase(kind, daysAgo(730), TOMORROW)),
                        0L),
                argumentSet("opens tomorrow", measure, rows(housingCase(kind, TOMORROW, daysAgo(-9))), 1L),
                argumentSet(
                        "cases are counted, moves are not",
                        measure,
                        rows(
                                housingCase(kind, TODAY, null),
                                housingCase(HousingCaseKind.APPLICATION, daysAgo(9), TODAY),
                                addressMove(TODAY)),
                        2L));
    }

    static Stream<Arguments> inTemporaryAccommodation() {
        Measure measure = Measure.IN_TEMPORARY_ACCOMMODATION;
        HousingCaseKind stay = HousingCaseKind.TEMPORARY_ACCOMMODATION;
        return Stream.of(
                argumentSet("open", measure, rows(housingCase(stay, daysAgo(1), null)), 1L),
                argumentSet("open, however old", measure, rows(housingCase(stay, daysAgo(5_000), null)), 1L),
                argumentSet("closed today", measure, rows(housingCase(stay, daysAgo(1), TODAY)), 0L),
                argumentSet("closes tomorrow", measure, rows(housingCase(stay, daysAgo(1), TOMORROW)), 0L),
                argumentSet(
                        "another kind", measure, rows(housingCase(HousingCaseKind.PREVENTION, daysAgo(1), null)), 0L),
                argumentSet(
                        "one of several",
                        measure,
                        rows(
                                housingCase(stay, daysAgo(1), null),
                                housingCase(stay, daysAgo(9), TODAY),
                                housingCase(HousingCaseKind.RELIEF, TODAY, null)),
                        1L));
    }

    static Stream<Arguments> sessionsExcluded() {
        Measure measure = Measure.SESSIONS_EXCLUDED;
        ExclusionKind kind = ExclusionKind.FIXED_TERM;
        return Stream.of(
                argumentSet("364 days ago", measure, rows(exclusion(kind, daysAgo(364), 7)), 7L),
                argumentSet("365 days ago", measure, rows(exclusion(kind, daysAgo(365), 7)), 0L),
                argumentSet("one in the future counts as today's", measure, rows(exclusion(kind, TOMORROW, 7)), 7L),
                argumentSet(
                        "summed, pupils together",
                        measure,
                        about("anna", exclusion(kind, daysAgo(1), 7))
                                .andAbout("bryn", exclusion(ExclusionKind.LUNCHTIME, daysAgo(2), 1))
                                .toList(),
                        8L));
    }

    static Stream<Arguments> exclusionEpisodes() {
        Measure measure = Measure.EXCLUSION_EPISODES;
        ExclusionKind kind = ExclusionKind.FIXED_TERM;
        return Stream.of(
                argumentSet("364 days ago", measure, rows(exclusion(kind, daysAgo(364), 7)), 1L),
                argumentSet("365 days ago", measure, rows(exclusion(kind, daysAgo(365), 7)), 0L),
                argumentSet(
                        "counted, however short",
                        measure,
                        rows(exclusion(kind, TODAY, 0), exclusion(kind, TODAY, 1)),
                        2L));
    }

    static Stream<Arguments> permanentlyExcluded() {
        Measure measure = Measure.PERMANENTLY_EXCLUDED;
        return Stream.of(
                argumentSet("364 days ago", measure, rows(exclusion(ExclusionKind.PERMANENT, daysAgo(364), 0)), 1L),
                argumentSet("365 days ago", measure, rows(exclusion(ExclusionKind.PERMANENT, daysAgo(365), 0)), 0L),
                argumentSet(
                        "one of several",
                        measure,
                        rows(
                                exclusion(ExclusionKind.PERMANENT, daysAgo(9), 0),
                                exclusion(ExclusionKind.FIXED_TERM, daysAgo(2), 4)),
                        1L),
                argumentSet("for a time", measure, rows(exclusion(ExclusionKind.FIXED_TERM, TODAY, 90)), 0L));
    }

    static Stream<Arguments> absencePercent() {
        Measure measure = Measure.ABSENCE_PERCENT;
        return Stream.of(
                argumentSet("a fifth", measure, rows(attendance(LATEST, 100, 20)), 2_000L),
                argumentSet("rounded down", measure, rows(attendance(LATEST, 3, 2)), 6_666L),
                argumentSet("none", measure, rows(attendance(LATEST, 100, 0)), 0L),
                argumentSet("no session was possible", measure, rows(attendance(LATEST, 0, 0)), ABSENT),
                argumentSet(
                        "periods are summed, not their rates",
                        measure,
                        rows(attendance(LATEST, 90, 9), attendance(LATEST.minusDays(7), 10, 10)),
                        1_900L),
                argumentSet(
                        "55 days before the latest",
                        measure,
                        rows(attendance(LATEST, 50, 0), attendance(LATEST.minusDays(55), 50, 50)),
                        5_000L),
                argumentSet(
                        "56 days before the latest",
                        measure,
                        rows(attendance(LATEST, 50, 0), attendance(LATEST.minusDays(56), 50, 50)),
                        0L),
                argumentSet(
                        "weeks are counted from the latest period, however old",
                        measure,
                        rows(attendance(daysAgo(900), 100, 20)),
                        2_000L));
    }

    static Stream<Arguments> absenceDoubled() {
        Measure measure = Measure.ABSENCE_DOUBLED;
        Fact now = attendance(LATEST, 100, 20);
        return Stream.of(
                argumentSet("exactly", measure, rows(now, attendance(LATEST.minusDays(364), 100, 10)), 1L),
                argumentSet("just not", measure, rows(now, attendance(LATEST.minusDays(364), 999, 100)), 0L),
                argumentSet(
                        "exactly, where rounding would say no",
                        measure,
                        rows(attendance(LATEST, 3, 1), attendance(LATEST.minusDays(364), 6, 1)),
                        1L),
                argumentSet("no absence last year", measure, rows(now, attendance(LATEST.minusDays(364), 100, 0)), 0L),
                argumentSet("no session last year", measure, rows(now, attendance(LATEST.minusDays(364), 0, 0)), 0L),
                argumentSet("no last year", measure, rows(now), 0L),
                argumentSet(
                        "no session now",
                        measure,
                        rows(attendance(LATEST, 0, 0), attendance(LATEST.minusDays(364), 100, 10)),
                        0L),
                argumentSet(
                        "363 days before the latest",
                        measure,
                        rows(now, attendance(LATEST.minusDays(363), 100, 10)),
                        0L),
                argumentSet(
                        "419 days before the latest",
                        measure,
                        rows(now, attendance(LATEST.minusDays(419), 100, 10)),
                        1L),
                argumentSet(
                        "420 days before the latest",
                        measure,
                        rows(now, attendance(LATEST.minusDays(420), 100, 10)),
                        0L));
    }

    static Stream<Arguments> transitionalMealsOnly() {
        Measure measure = Measure.TRANSITIONAL_MEALS_ONLY;
        return Stream.of(
                argumentSet("transitional", measure, rows(meals(MealStatus.TRANSITIONAL, daysAgo(900), null)), 1L),
                argumentSet("eligible", measure, rows(meals(MealStatus.ELIGIBLE, TODAY, null)), 0L),
                argumentSet("ended", measure, rows(meals(MealStatus.ENDED, daysAgo(9), TODAY)), 0L),
                argumentSet(
                        "the latest counts",
                        measure,
                        rows(
                                meals(MealStatus.TRANSITIONAL, daysAgo(1), null),
                                meals(MealStatus.ELIGIBLE, daysAgo(2), null)),
                        1L),
                argumentSet(
                        "of one day the last name as text counts: 9 after 10",
                        measure,
                        about("1")
                                .and("9", meals(MealStatus.TRANSITIONAL, TODAY, null))
                                .and("10", meals(MealStatus.ELIGIBLE, TODAY, null))
                                .toList(),
                        1L),
                argumentSet("nothing known of meals", measure, rows(schoolMove(TODAY)), ABSENT));
    }

    static Stream<Arguments> newlyEligibleForMeals() {
        Measure measure = Measure.NEWLY_ELIGIBLE_FOR_MEALS;
        return Stream.of(
                argumentSet("since 364 days", measure, rows(meals(MealStatus.ELIGIBLE, daysAgo(364), null)), 1L),
                argumentSet("since 365 days", measure, rows(meals(MealStatus.ELIGIBLE, daysAgo(365), null)), 0L),
                argumentSet("from tomorrow", measure, rows(meals(MealStatus.ELIGIBLE, TOMORROW, null)), 1L),
                argumentSet("transitional", measure, rows(meals(MealStatus.TRANSITIONAL, TODAY, null)), 0L),
                argumentSet("nothing known of meals", measure, rows(schoolMove(TODAY)), ABSENT));
    }

    static Stream<Arguments> mealsLost() {
        Measure measure = Measure.MEALS_LOST;
        LocalDate start = daysAgo(900);
        return Stream.of(
                argumentSet("364 days ago", measure, rows(meals(MealStatus.ENDED, start, daysAgo(364))), 1L),
                argumentSet("365 days ago", measure, rows(meals(MealStatus.ENDED, start, daysAgo(365))), 0L),
                argumentSet("tomorrow", measure, rows(meals(MealStatus.ENDED, start, TOMORROW)), 1L),
                argumentSet("nobody knows when", measure, rows(meals(MealStatus.ENDED, start, null)), 0L),
                argumentSet("to end, still eligible", measure, rows(meals(MealStatus.ELIGIBLE, start, TODAY)), 0L),
                argumentSet("nothing known of meals", measure, rows(schoolMove(TODAY)), ABSENT));
    }

    static Stream<Arguments> inArrears() {
        Measure measure = Measure.IN_ARREARS;
        Fact pupil = schoolMove(daysAgo(500));
        return Stream.of(
                argumentSet("nothing owed", measure, rows(pupil), 0L),
                argumentSet("an instalment overdue", measure, rows(pupil, debt(1)), 1L),
                argumentSet("an overpayment's instalment", measure, rows(pupil, overpayment(1, null)), 1L),
                argumentSet("owed, and not overdue", measure, rows(pupil, debtWithBalance(90_000)), 0L),
                argumentSet(
                        "a hundredth of a week's rent", measure, rows(pupil, rent(RentPeriod.WEEKLY, 10_000, 100)), 1L),
                argumentSet("a penny less", measure, rows(pupil, rent(RentPeriod.WEEKLY, 10_000, 99)), 0L),
                argumentSet("on an account without rent", measure, rows(pupil, rent(RentPeriod.WEEKLY, 0, 9_000)), 0L));
    }

    static Stream<Arguments> movesOfSchoolIn90Days() {
        Measure measure = Measure.MOVES_OF_SCHOOL_IN_90_DAYS;
        return Stream.of(
                argumentSet("89 days ago", measure, rows(schoolMove(daysAgo(89))), 1L),
                argumentSet("90 days ago", measure, rows(schoolMove(daysAgo(90))), 0L),
                argumentSet("tomorrow", measure, rows(schoolMove(TOMORROW)), 1L),
                argumentSet("twice", measure, rows(schoolMove(daysAgo(1)), schoolMove(daysAgo(60))), 2L),
                argumentSet("never", measure, rows(meals(MealStatus.ELIGIBLE, TODAY, null)), 0L));
    }

    static Stream<Arguments> everyMeasure() {
        return Stream.of(
                        instalmentsOverdue(),
                        daysSinceOldestMiss(),
                        recoveryStage(),
                        awardCutPercent(),
                        daysUniversalCreditWithoutAward(),
                        awardEndedOrRefused(),
                        councilTaxBalanceDue(),
                        supportFallPercent(),
                        discretionaryPaymentRefused(),
                        arrearsWeeks(),
                        arrearsOfTwoMonths(),
                        possessionStage(),
                        daysToEviction(),
                        movesIn24Months(),
                        casesIn24Months(),
                        inTemporaryAccommodation(),
                        sessionsExcluded(),
                        exclusionEpisodes(),
                        permanentlyExcluded(),
                        absencePercent(),
                        absenceDoubled(),
                        transitionalMealsOnly(),
                        newlyEligibleForMeals(),
                        mealsLost(),
                        inArrears(),
                        movesOfSchoolIn90Days())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("everyMeasure")
    void measuresAsThePageDefines(Measure measure, List<FactRow> rows, @Nullable Long expected) {
        Long measured = subjects(measure.indicator(), rows).stream()
                .filter(subject -> subject.has(measure))
                .map(subject -> subject.value(measure))
                .findFirst()
                .orElse(ABSENT);
        assertThat(measured).as(measure.key()).isEqualTo(expected);
    }

    @Test
    void everyMeasureHasItsTable() {
        Set<Measure> covered = EnumSet.noneOf(Measure.class);
        everyMeasure().forEach(arguments -> covered.add((Measure) arguments.get()[0]));
        assertThat(covered).containsExactly(Measure.values());
    }

    static Stream<Arguments> manySubjects() {
        return Stream.of(
                argumentSet(
                        "each award",
                        Indicator.COUNCIL_TAX_REDUCTION,
                        Measure.AWARD_ENDED_OR_REFUSED,
                        rows(award(ReductionStatus.LIVE), award(ReductionStatus.ENDED)),
                        List.of(0L, 1L)),
                argumentSet(
                        "each contract",
                        Indicator.THREAT_TO_TENANCY,
                        Measure.POSSESSION_STAGE,
                        about("1", possession(PossessionStage.WITHDRAWN, TODAY))
                                .andAbout(
                                        "2",
                                        possession(PossessionStage.NOTICE, daysAgo(9)),
                                        possession(PossessionStage.CLAIM, daysAgo(8)))
                                .toList(),
                        List.of(0L, 3L)),
                argumentSet(
                        "each pupil's attendance, from their own latest period",
                        Indicator.SCHOOL_ATTENDANCE,
                        Measure.ABSENCE_PERCENT,
                        about("anna", attendance(LATEST, 100, 20))
                                .andAbout("bryn", attendance(daysAgo(300), 100, 5))
                                .toList(),
                        List.of(2_000L, 500L)),
                argumentSet(
                        "each pupil's moves",
                        Indicator.SCHOOL_MEALS_OR_MOVE,
                        Measure.MOVES_OF_SCHOOL_IN_90_DAYS,
                        about("anna", schoolMove(TODAY))
                                .andAbout("bryn", schoolMove(daysAgo(90)))
                                .toList(),
                        List.of(1L, 0L)));
    }

    @ParameterizedTest
    @MethodSource("manySubjects")
    void measuresSubjectsApart(Indicator indicator, Measure measure, List<FactRow> rows, List<Long> expected) {
        assertThat(subjects(indicator, rows))
                .extracting(subject -> subject.value(measure))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void measuresNothingWhereThereIsNoRow(Indicator indicator) {
        assertThat(subjects(indicator, rows())).isEmpty();
    }

    @Test
    void passesOverRowsThatSpeakOfTheCitizenNoMore() {
        FactRow there = Rows.row("1", "1", 0, addressMove(TODAY));
        FactRow gone = Rows.gone(Rows.row("2", "1", 0, addressMove(TODAY)), 1);
        assertThat(subjects(Indicator.HOUSING_INSTABILITY, List.of(there, gone)))
                .extracting(subject -> subject.value(Measure.MOVES_IN_24_MONTHS))
                .containsExactly(1L);
        assertThat(subjects(Indicator.HOUSING_INSTABILITY, List.of(gone))).isEmpty();
    }

    /** Null: it lives. */
    static Stream<Arguments> decays() {
        return Stream.of(
                argumentSet("a debt lives", Indicator.LEVEL_OF_DEBT, rows(debt(2)), lives()),
                argumentSet(
                        "a debt that was cleared lives on at nothing, and is remembered",
                        Indicator.LEVEL_OF_DEBT,
                        rows(cleared(daysAgo(9), 3)),
                        List.of(Optional.empty(), Optional.of(daysAgo(9)))),
                argumentSet(
                        "an ended award, from its change",
                        Indicator.COUNCIL_TAX_REDUCTION,
                        rows(award(ReductionStatus.ENDED)),
                        from(daysAgo(3))),
                argumentSet(
                        "an award that is not made yet lives",
                        Indicator.COUNCIL_TAX_REDUCTION,
                        rows(universalCredit(ReductionStatus.NONE, daysAgo(40))),
                        lives()),
                argumentSet(
                        "a change of support and a refused payment, each from its own day",
                        Indicator.SUPPORT_SHOCK,
                        rows(supportChange(100, 50, daysAgo(8)), discretionaryPayment(true, daysAgo(2))),
                        List.of(Optional.of(daysAgo(8)), Optional.of(daysAgo(2)))),
                argumentSet(
                        "a step of possession lives",
                        Indicator.THREAT_TO_TENANCY,
                        rows(possession(PossessionStage.NOTICE, daysAgo(40))),
                        lives()),
                argumentSet(
                        "a withdrawn one, from its withdrawal",
                        Indicator.THREAT_TO_TENANCY,
                        rows(
                                possession(PossessionStage.NOTICE, daysAgo(40)),
                                possession(PossessionStage.WITHDRAWN, daysAgo(4))),
                        from(daysAgo(4))),
                argumentSet(
                        "moves, from the latest counted",
                        Indicator.HOUSING_INSTABILITY,
                        rows(addressMove(daysAgo(100)), addressMove(daysAgo(20)), addressMove(daysAgo(900))),
                        from(daysAgo(20))),
                argumentSet(
                        "an open case lives",
                        Indicator.HOUSING_INSTABILITY,
                        rows(housingCase(HousingCaseKind.RELIEF, daysAgo(90), null)),
                        lives()),
                argumentSet(
                        "closed cases, from the latest closing",
                        Indicator.HOUSING_INSTABILITY,
                        rows(
                                housingCase(HousingCaseKind.RELIEF, daysAgo(90), daysAgo(30)),
                                housingCase(HousingCaseKind.RELIEF, daysAgo(80), daysAgo(50))),
                        from(daysAgo(30))),
                argumentSet(
                        "exclusions, from the latest",
                        Indicator.DEPENDANTS_EXCLUSIONS,
                        rows(
                                exclusion(ExclusionKind.FIXED_TERM, daysAgo(60), 2),
                                exclusion(ExclusionKind.FIXED_TERM, daysAgo(6), 2)),
                        from(daysAgo(6))),
                argumentSet(
                        "attendance, from the end of the latest period",
                        Indicator.SCHOOL_ATTENDANCE,
                        rows(attendance(daysAgo(12), 100, 20), attendance(daysAgo(40), 100, 20)),
                        from(daysAgo(12))),
                argumentSet(
                        "meals lost, from their end",
                        Indicator.SCHOOL_MEALS_OR_MOVE,
                        rows(meals(MealStatus.ENDED, daysAgo(90), daysAgo(5))),
                        from(daysAgo(5))),
                argumentSet(
                        "newly eligible and moved, from the later",
                        Indicator.SCHOOL_MEALS_OR_MOVE,
                        rows(meals(MealStatus.ELIGIBLE, daysAgo(50), null), schoolMove(daysAgo(7))),
                        from(daysAgo(7))),
                argumentSet(
                        "transitional and moved: the move renews nothing",
                        Indicator.SCHOOL_MEALS_OR_MOVE,
                        rows(meals(MealStatus.TRANSITIONAL, daysAgo(50), null), schoolMove(daysAgo(7))),
                        from(daysAgo(50))));
    }

    private static Fact cleared(LocalDate on, int instalments) {
        return new CouncilTaxDebt(
                0, null, RecoveryStage.NONE, 0, 0, false, on, instalments, on.minusDays(70), RecoveryStage.REMINDER);
    }

    private static List<Optional<LocalDate>> lives() {
        return List.of(Optional.empty());
    }

    private static List<Optional<LocalDate>> from(LocalDate day) {
        return List.of(Optional.of(day));
    }

    @ParameterizedTest
    @MethodSource("decays")
    void saysFromWhenASubjectDecays(Indicator indicator, List<FactRow> rows, List<Optional<LocalDate>> from) {
        assertThat(subjects(indicator, rows))
                .extracting(subject -> Optional.ofNullable(subject.decaysFrom()))
                .isEqualTo(from);
    }

    @Test
    void remembersAClearedDebtAsItWas() {
        Subject before =
                subjects(Indicator.LEVEL_OF_DEBT, rows(cleared(daysAgo(9), 3))).get(1);
        assertThat(before.value(Measure.INSTALMENTS_OVERDUE)).isEqualTo(3);
        assertThat(before.value(Measure.DAYS_SINCE_OLDEST_MISS)).isEqualTo(70);
        assertThat(before.value(Measure.RECOVERY_STAGE)).isEqualTo(RecoveryStage.REMINDER.ordinal());
    }

    @Test
    void remembersClearedArrearsAsTheyWere() {
        Fact cleared = new RentBalance(RentPeriod.MONTHLY, 52_000, 0, 0, null, daysAgo(3), 104_000);
        Subject before = subjects(Indicator.RENT_ARREARS, rows(cleared)).get(1);
        assertThat(before.value(Measure.ARREARS_WEEKS)).isEqualTo(866);
        assertThat(before.value(Measure.ARREARS_OF_TWO_MONTHS)).isEqualTo(1);
        assertThat(before.decaysFrom()).isEqualTo(daysAgo(3));
    }

    private static List<Subject> subjects(Indicator indicator, List<FactRow> rows) {
        List<Subject> subjects = new ArrayList<>();
        new Measuring(rows, EnumSet.allOf(Indicator.class), new Horizon(TODAY.toEpochDay()))
                .measure(indicator, subjects::add);
        return subjects;
    }
}
