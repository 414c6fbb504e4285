package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What is measured of rent accounts, of possession proceedings, and of moves and homelessness cases. */
final class HousingMeasures {
    private static final int TWO_YEARS = 730;
    private static final long NONE = -1;

    private HousingMeasures() {}

    static void rentArrears(List<FactRow> own, Consumer<Subject> subjects) {
        boolean twoMonths = false;
        boolean anyRent = false;
        for (FactRow row : own) {
            RentBalance balance = (RentBalance) row.presentFact();
            twoMonths |= isTwoMonths(balance, balance.netPence());
            anyRent |= balance.rentPence() > 0;
        }
        Subject now = new Subject(Indicator.RENT_ARREARS).with(Measure.ARREARS_OF_TWO_MONTHS, twoMonths);
        subjects.accept(anyRent ? now.with(Measure.ARREARS_WEEKS, arrearsWeeks(own)) : now);
        for (FactRow row : own) {
            RentBalance balance = (RentBalance) row.presentFact();
            LocalDate cleared = balance.clearedOn();
            if (cleared != null) {
                Subject before = new Subject(Indicator.RENT_ARREARS)
                        .with(Measure.ARREARS_OF_TWO_MONTHS, isTwoMonths(balance, balance.clearedArrearsPence()))
                        .decaysFrom(cleared);
                subjects.accept(
                        balance.rentPence() > 0
                                ? before.with(Measure.ARREARS_WEEKS, weeks(balance, balance.clearedArrearsPence()))
                                : before);
            }
        }
    }

    private static boolean isTwoMonths(RentBalance balance, long arrearsPence) {
        return balance.rentPeriod() == RentPeriod.MONTHLY
                && balance.rentPence() > 0
                && arrearsPence >= 2 * balance.rentPence();
    }

    /** Net arrears of all rent accounts among these rows, in hundredths of a week's rent. */
    static long arrearsWeeks(List<FactRow> rows) {
        long sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).fact() instanceof RentBalance balance) {
                sum += weeks(balance, balance.netPence());
            }
        }
        return sum;
    }

    /** Weekly rent is the rent of a period, times the periods of a year, by 52; weeks are net arrears by weekly rent. */
    private static long weeks(RentBalance balance, long arrearsPence) {
        long yearlyPence = balance.rentPence() * balance.rentPeriod().periodsPerYear();
        return yearlyPence == 0
                ? 0
                : arrearsPence * Parts.HUNDREDTHS * RentPeriod.WEEKLY.periodsPerYear() / yearlyPence;
    }

    static void threatToTenancy(List<FactRow> own, Horizon horizon, Consumer<Subject> subjects) {
        for (List<FactRow> contract : Things.of(own)) {
            subjects.accept(contract(contract, horizon));
        }
    }

    private static Subject contract(List<FactRow> contract, Horizon horizon) {
        PossessionStep step = PossessionSteps.latest(contract);
        Subject subject = new Subject(Indicator.THREAT_TO_TENANCY);
        if (step.stage() == PossessionStage.WITHDRAWN) {
            PossessionStep before = PossessionSteps.latestThatStood(contract);
            return subject.with(
                            Measure.POSSESSION_STAGE,
                            before == null ? 0 : before.stage().ordinal())
                    .decaysFrom(step.servedOn());
        }
        LocalDate eviction = step.evictionOn();
        subject.with(Measure.POSSESSION_STAGE, step.stage().ordinal());
        return eviction == null ? subject : subject.with(Measure.DAYS_TO_EVICTION, horizon.daysUntil(eviction));
    }

    static void housingInstability(List<FactRow> own, Horizon horizon, Consumer<Subject> subjects) {
        long moves = NONE;
        long lastMove = Subject.NO_DAY;
        long cases = NONE;
        long lastClosed = Subject.NO_DAY;
        boolean open = false;
        boolean temporary = false;
        for (FactRow row : own) {
            if (row.fact() instanceof AddressMove move) {
                moves = Math.max(0, moves);
                if (horizon.holds(TWO_YEARS, move.movedOn())) {
                    moves++;
                    lastMove = Math.max(lastMove, move.movedOn().toEpochDay());
                }
            } else if (row.fact() instanceof HousingCase housing) {
                cases = Math.max(0, cases);
                LocalDate closed = housing.closedOn();
                if (closed == null) {
                    cases++;
                    open = true;
                    temporary |= housing.kind() == HousingCaseKind.TEMPORARY_ACCOMMODATION;
                } else if (horizon.holds(TWO_YEARS, housing.openedOn())) {
                    cases++;
                    lastClosed = Math.max(lastClosed, closed.toEpochDay());
                }
            }
        }
        if (moves != NONE) {
            subjects.accept(new Subject(Indicator.HOUSING_INSTABILITY)
                    .with(Measure.MOVES_IN_24_MONTHS, moves)
                    .decaysFrom(lastMove));
        }
        if (cases != NONE) {
            Subject subject = new Subject(Indicator.HOUSING_INSTABILITY)
                    .with(Measure.CASES_IN_24_MONTHS, cases)
                    .with(Measure.IN_TEMPORARY_ACCOMMODATION, temporary);
            subjects.accept(open ? subject : subject.decaysFrom(lastClosed));
        }
    }
}
