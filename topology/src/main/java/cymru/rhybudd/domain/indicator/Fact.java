package cymru.rhybudd.domain.indicator;

import org.jspecify.annotations.Nullable;

/**
 * What a council system recorded, in Rhybudd's own canonical terms. Money is in pence. A fact refuses implausible values
 * with an {@link ImplausibleValueException}. The fields are documented in {@code facts.avdl}.
 */
public sealed interface Fact
        permits CouncilTaxDebt,
                BenefitOverpayment,
                CouncilTaxReduction,
                HousingSupportChange,
                RentBalance,
                PossessionStep,
                HousingCase,
                AddressMove,
                Exclusion,
                AttendancePeriod,
                FreeSchoolMeals,
                SchoolMove,
                PersonStatus {

    /** The indicator that reads this fact; null where none does. */
    @Nullable
    Indicator indicator();
}
