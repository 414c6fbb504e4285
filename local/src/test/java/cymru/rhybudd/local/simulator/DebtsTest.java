package cymru.rhybudd.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DebtsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Population population = Population.generate(1, 300, DAY);
    private final Debts debts = new Debts(population, new Random() {
        @Override
        public int nextInt(int bound) {
            return 0;
        }
    });
    private final Household household = population.households().stream()
            .filter(home -> home.rentAccount != null && !home.isInHardship())
            .filter(home -> balance(home).get("cleared_on") == null)
            .findFirst()
            .orElseThrow();

    private static TableRow balance(Household home) {
        return Objects.requireNonNull(home.balance);
    }

    @Test
    void aCouncilTaxDebtThatIsClearedIsRememberedAsItWas() {
        debts.councilTax(household, DAY, 3, 45, "FINL");
        assertThat(balance(household).get("cleared_on")).isNull();

        debts.councilTax(household, DAY.plusDays(9), 0, 0, "NONE");

        assertThat(balance(household).get("cleared_on")).isEqualTo(DAY.plusDays(9));
        assertThat(balance(household).get("cleared_instalments")).isEqualTo(3);
        assertThat(balance(household).get("cleared_oldest_missed_on")).isEqualTo(DAY.minusDays(45));
        assertThat(balance(household).get("cleared_stage")).isEqualTo("FINL");
        assertThat(balance(household).get("oldest_missed_on")).isNull();
    }

    @Test
    void aDebtThatOnlyShrinksOrWasNoneIsNotCleared() {
        debts.councilTax(household, DAY, 0, 0, "NONE");
        assertThat(balance(household).get("cleared_on")).as("none before").isNull();

        debts.councilTax(household, DAY, 3, 45, "FINL");
        debts.councilTax(household, DAY, 1, 20, "NONE");

        assertThat(balance(household).get("cleared_on")).as("one is left").isNull();
        assertThat(balance(household).get("cleared_stage")).isEqualTo("NONE");
    }

    @Test
    void whatWasClearedStaysWhenInstalmentsAreMissedAgain() {
        debts.councilTax(household, DAY, 2, 30, "REMD");
        debts.councilTax(household, DAY, 0, 0, "NONE");
        debts.councilTax(household, DAY.plusDays(40), 1, 14, "NONE");

        assertThat(balance(household).get("cleared_on")).isEqualTo(DAY);
        assertThat(balance(household).get("cleared_instalments")).isEqualTo(2);
    }

    @Test
    void repaymentsThatCatchUpAreRememberedToo() {
        household.overpayment = null;
        assertThat(debts.repayments(household, DAY, 2, 35)).isNull();
        debts.overpaid(household);
        debts.repayments(household, DAY, 2, 35);
        debts.repayments(household, DAY.plusDays(3), 0, 0);

        TableRow overpayment = Objects.requireNonNull(household.overpayment);
        assertThat(overpayment.get("cleared_on")).isEqualTo(DAY.plusDays(3));
        assertThat(overpayment.get("cleared_instalments")).isEqualTo(2);
        assertThat(overpayment.get("cleared_oldest_missed_on")).isEqualTo(DAY.minusDays(35));
    }

    static Stream<Arguments> accounts() {
        return Stream.of(
                argumentSet("a week behind to the penny", "W", "120.00", "120.00", "0.00", "120.00"),
                argumentSet("a penny less than a week", "W", "120.00", "119.99", "0.00", null),
                argumentSet("a week behind, a penny of which is on its way", "W", "120.00", "120.00", "0.01", null),
                argumentSet("two weeks, one of them on its way", "W", "120.00", "240.00", "120.00", "120.00"),
                argumentSet("a week of a month's rent", "M", "520.00", "120.00", "0.00", "120.00"),
                argumentSet("a penny less than a week of it", "M", "520.00", "119.99", "0.00", null),
                argumentSet("in credit", "W", "120.00", "-50.00", "0.00", null));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void arrearsThatFallBelowAWeeksRentAreRememberedNet(
            String period, String rent, String arrears, String pending, @Nullable String cleared) {
        TableRow account = Objects.requireNonNull(household.rentAccount)
                .set("rent_period", period)
                .set("rent_amount", new BigDecimal(rent))
                .set("arrears_amount", new BigDecimal(arrears))
                .set("housing_benefit_pending", new BigDecimal(pending));

        debts.rent(household, DAY, 0);

        assertThat(account.get("cleared_on")).isEqualTo(cleared == null ? null : DAY);
        assertThat(account.get("cleared_arrears")).isEqualTo(new BigDecimal(cleared == null ? "0.00" : cleared));
    }

    @Test
    void arrearsOfAWeekAreNotCleared() {
        debts.rent(household, DAY, 5);
        debts.rent(household, DAY, 1);
        assertThat(Objects.requireNonNull(household.rentAccount).get("cleared_on"))
                .isNull();
    }

    @Test
    void aBreathingSpaceBeginsAndEndsOnce() {
        assertThat(debts.breathingSpaceEnds(household)).isNull();
        assertThat(debts.breathingSpaceBegins(household)).isNotNull();
        assertThat(balance(household).get("breathing_space")).isEqualTo(true);
        assertThat(debts.breathingSpaceBegins(household)).isNull();
        assertThat(debts.breathingSpaceEnds(household)).isNotNull();
        assertThat(balance(household).get("breathing_space")).isEqualTo(false);
    }
}
