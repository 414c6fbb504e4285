package cymru.rhybudd.local.simulator;

import static cymru.rhybudd.local.simulator.Population.pounds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What is owed, written as councils' applications write it: with what it was before it was last brought up to date. */
final class Debts {
    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    private final Population population;
    private final Random random;

    Debts(Population population, Random random) {
        this.population = population;
        this.random = random;
    }

    PlannedTransaction councilTax(Household household, LocalDate today, int overdue, int days, String stage) {
        TableRow balance = Objects.requireNonNull(household.balance);
        BigDecimal amount = ((BigDecimal) balance.known("instalment_amount")).multiply(BigDecimal.valueOf(overdue));
        if (isBroughtUpToDate(balance, overdue)) {
            balance.set("cleared_stage", balance.get("recovery_stage"));
        }
        instalments(balance, today, overdue, days);
        balance.set("overdue_amount", amount)
                .set("balance_due", amount.add(pounds(overdue == 0 ? 0 : 350)))
                .set("recovery_stage", stage);
        return PlannedTransaction.of(overdue == 0 ? "debt-cleared" : "instalment-missed", balance.written());
    }

    /** A debt moratorium begins; not of a household that has one. */
    @Nullable
    PlannedTransaction breathingSpaceBegins(Household household) {
        return breathingSpace(household, true, "breathing-space-begins");
    }

    /** The moratorium ends, if there is one. */
    @Nullable
    PlannedTransaction breathingSpaceEnds(Household household) {
        return breathingSpace(household, false, "breathing-space-ends");
    }

    private static @Nullable PlannedTransaction breathingSpace(Household household, boolean runs, String story) {
        TableRow balance = Objects.requireNonNull(household.balance);
        if (balance.known("breathing_space").equals(runs)) {
            return null;
        }
        return PlannedTransaction.of(story, balance.set("breathing_space", runs).written());
    }

    /** Housing Benefit turns out to have been too much. */
    @Nullable
    PlannedTransaction overpaid(Household household) {
        if (household.overpayment != null) {
            return null;
        }
        TableRow overpayment = new TableRow(
                Table.BENEFIT_OVERPAYMENT,
                population.nextId(),
                Objects.requireNonNull(household.adults.get(0).revenuesPerson).known("person_ref"),
                pounds(150 + random.nextInt(900)),
                0,
                null,
                null,
                0,
                null);
        household.overpayment = overpayment;
        return PlannedTransaction.of("overpayment-found", overpayment.written());
    }

    @Nullable
    PlannedTransaction repayments(Household household, LocalDate today, int overdue, int days) {
        TableRow overpayment = household.overpayment;
        if (overpayment == null) {
            return null;
        }
        instalments(overpayment, today, overdue, days);
        return PlannedTransaction.of(overdue == 0 ? "repayments-caught-up" : "repayment-missed", overpayment.written());
    }

    private static void instalments(TableRow debt, LocalDate today, int overdue, int days) {
        if (isBroughtUpToDate(debt, overdue)) {
            debt.set("cleared_on", today)
                    .set("cleared_instalments", debt.get("instalments_overdue"))
                    .set("cleared_oldest_missed_on", debt.get("oldest_missed_on"));
        }
        debt.set("instalments_overdue", overdue).set("oldest_missed_on", overdue == 0 ? null : today.minusDays(days));
    }

    private static boolean isBroughtUpToDate(TableRow debt, int overdue) {
        return overdue == 0 && (Integer) debt.known("instalments_overdue") > 0;
    }

    @Nullable
    PlannedTransaction rent(Household household, LocalDate today, int weeks) {
        TableRow account = household.rentAccount;
        if (account == null) {
            return null;
        }
        BigDecimal rent = (BigDecimal) account.known("rent_amount");
        BigDecimal arrears = rent.multiply(BigDecimal.valueOf(weeks));
        if (isMonthly(account)) {
            arrears = arrears.multiply(MONTHS_OF_A_YEAR).divide(WEEKS_OF_A_YEAR, 2, RoundingMode.HALF_UP);
        }
        BigDecimal before = net(account);
        boolean wasBehind = isAWeekBehind(account);
        account.set("arrears_amount", arrears.add(BigDecimal.valueOf(weeks > 0 ? random.nextInt(3_000) : 0, 2)))
                .set("housing_benefit_pending", pounds(0))
                .set("arrangement_kept", weeks == 1 ? Boolean.TRUE : null);
        if (wasBehind && !isAWeekBehind(account)) {
            account.set("cleared_on", today).set("cleared_arrears", before);
        }
        return PlannedTransaction.of(weeks < 2 ? "rent-paid" : "rent-falls-behind", account.written());
    }

    /** Whether net arrears are a week's rent or more, without rounding. */
    private static boolean isAWeekBehind(TableRow account) {
        BigDecimal periods = isMonthly(account) ? MONTHS_OF_A_YEAR : WEEKS_OF_A_YEAR;
        BigDecimal aYearsRent = ((BigDecimal) account.known("rent_amount")).multiply(periods);
        return net(account).multiply(WEEKS_OF_A_YEAR).compareTo(aYearsRent) >= 0;
    }

    /** Arrears without the benefit that is awarded and not yet paid over; never negative. */
    private static BigDecimal net(TableRow account) {
        return ((BigDecimal) account.known("arrears_amount"))
                .subtract((BigDecimal) account.known("housing_benefit_pending"))
                .max(pounds(0));
    }

    private static boolean isMonthly(TableRow account) {
        return "M".equals(account.get("rent_period"));
    }
}
