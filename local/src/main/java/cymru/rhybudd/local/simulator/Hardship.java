package cymru.rhybudd.local.simulator;

import static cymru.rhybudd.local.simulator.Population.pounds;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The story that officers learn too late: a job is lost, instalments are missed, the reduction ends, rent falls behind, a
 * notice comes, a child misses school, the home is at stake. And, for most, the way back. Dates are always right for the day of the step: time
 * that passes between two steps of the story is told by dating back.
 */
final class Hardship {
    /** So many steps have been told of a household that has missed three instalments. */
    static final int INSTALMENTS_MISSED = 6;
    /** So many steps lead back. */
    static final int RECOVERY_STEPS = 12;
    /** In so many days an order lets the landlord evict: within the statutory horizon of 56 days, at its edge, and beyond it. */
    private static final int[] EVICTIONS_AHEAD = {14, 42, 56, 57, 91, 150};

    private final Population population;
    private final Random random;
    private final Debts debts;
    private final Departures departures;
    private final List<BiFunction<Household, LocalDate, @Nullable PlannedTransaction>> down;
    private final List<BiFunction<Household, LocalDate, @Nullable PlannedTransaction>> up;

    Hardship(Population population, Random random) {
        this.population = population;
        this.random = random;
        this.debts = new Debts(population, random);
        this.departures = new Departures(random);
        this.down = List.of(
                (household, today) -> debts.councilTax(household, today, 1, 14, "NONE"),
                (household, today) -> meals(household, today, "ELIG"),
                (household, today) -> debts.councilTax(household, today, 2, 30, "REMD"),
                (household, today) -> supportCut(household, today, 92, 70),
                (household, today) -> debts.rent(household, today, 2),
                (household, today) -> debts.councilTax(household, today, 3, 45, "FINL"),
                (household, today) -> atTimes(30) ? debts.breathingSpaceBegins(household) : null,
                this::awardEnds,
                (household, today) -> debts.rent(household, today, 5),
                (household, today) -> possession(household, today, "WARN", null),
                (household, today) -> absence(household, 10),
                (household, today) -> supportCut(household, today, 92, 0),
                (household, today) -> atTimes(40) ? debts.overpaid(household) : null,
                (household, today) -> possession(household, today, "NOTC", 30),
                this::excluded,
                (household, today) -> atTimes(60) ? debts.breathingSpaceEnds(household) : null,
                (household, today) -> debts.councilTax(household, today, 4, 66, "LIAB"),
                (household, today) -> atTimes(50) ? debts.repayments(household, today, 2, 35) : null,
                (household, today) -> debts.rent(household, today, 9),
                (household, today) -> homeless(household, today, "PREV"),
                (household, today) -> atTimes(5) ? departures.goes(anyAdult(household), today) : null,
                (household, today) -> possession(household, today, "CLAM", null),
                this::schoolMove,
                (household, today) -> possession(household, today, "ORDR", evictionAhead()),
                (household, today) -> atTimes(60) ? possession(household, today, "WRNT", bailiffsAhead()) : null);
        this.up = List.of(
                (household, today) -> possession(household, today, "WDRN", null),
                (household, today) -> debts.breathingSpaceEnds(household),
                (household, today) -> atTimes(50) ? departures.isBack(anyAdult(household)) : null,
                (household, today) -> debts.rent(household, today, 1),
                // Some pay by and by, some all at once.
                (household, today) -> atTimes(40) ? null : debts.councilTax(household, today, 1, 20, "NONE"),
                (household, today) -> caseCloses(household, today),
                (household, today) -> absence(household, 1),
                (household, today) -> supportRise(household, today),
                (household, today) -> debts.repayments(household, today, 0, 0),
                (household, today) -> debts.rent(household, today, 0),
                this::awardReturns,
                // Last, for it can be told of every household: so every recovery comes to its end.
                (household, today) -> debts.councilTax(household, today, 0, 0, "NONE"));
    }

    private boolean atTimes(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Some orders set no date. */
    private @Nullable Integer evictionAhead() {
        int drawn = random.nextInt(EVICTIONS_AHEAD.length + 1);
        return drawn == EVICTIONS_AHEAD.length ? null : EVICTIONS_AHEAD[drawn];
    }

    /** In 10 to 29 days; or the warrant is issued and its date not fixed yet. */
    private @Nullable Integer bailiffsAhead() {
        int drawn = random.nextInt(30);
        return drawn < 10 ? null : drawn;
    }

    private Adult anyAdult(Household household) {
        return household.adults.get(random.nextInt(household.adults.size()));
    }

    /** The next step of the household's story that can be told of it. */
    PlannedTransaction next(Household household, LocalDate today) {
        PlannedTransaction step = null;
        while (step == null) {
            List<BiFunction<Household, LocalDate, @Nullable PlannedTransaction>> story = household.recovers ? up : down;
            if (household.chapter >= story.size()
                    || (household.chapter > 2 && !household.recovers && random.nextInt(100) < 6)) {
                household.recovers = !household.recovers;
                household.chapter = 0;
                story = household.recovers ? up : down;
            }
            step = story.get(household.chapter++).apply(household, today);
        }
        return step;
    }

    private @Nullable PlannedTransaction meals(Household household, LocalDate today, String status) {
        if (!household.hasPupils() || household.meals != null) {
            return null;
        }
        TableRow meals = new TableRow(
                Table.FREE_SCHOOL_MEAL,
                population.nextId(),
                household.pupils.get(0).known("pupil_id"),
                status,
                today.minusDays(2),
                null);
        household.meals = meals;
        return PlannedTransaction.of("free-school-meals-begin", meals.written());
    }

    private @Nullable PlannedTransaction awardEnds(Household household, LocalDate today) {
        TableRow award = household.award;
        if (award == null) {
            return null;
        }
        award.set("status", random.nextBoolean() ? "ENDD" : "RFSD").set("changed_on", today);
        return PlannedTransaction.of("reduction-ended", award.written());
    }

    private @Nullable PlannedTransaction awardReturns(Household household, LocalDate today) {
        TableRow award = household.award;
        if (award == null) {
            return null;
        }
        award.set("status", "LIVE").set("changed_on", today);
        return PlannedTransaction.of("reduction-awarded", award.written());
    }

    private PlannedTransaction supportCut(Household household, LocalDate today, long before, long after) {
        return support(household, today, after == 0 ? "HBST" : "BCAP", before, after);
    }

    private PlannedTransaction supportRise(Household household, LocalDate today) {
        return support(household, today, "INCR", 70, 92);
    }

    private PlannedTransaction support(Household household, LocalDate today, String kind, long before, long after) {
        TableRow person = Objects.requireNonNull(household.adults.get(0).revenuesPerson);
        TableRow change = new TableRow(
                Table.HOUSING_SUPPORT_CHANGE,
                population.nextId(),
                person.known("person_ref"),
                kind,
                pounds(before),
                pounds(after),
                today,
                "ESA");
        return PlannedTransaction.of(after < before ? "support-cut" : "support-raised", change.written());
    }

    private @Nullable PlannedTransaction possession(
            Household household, LocalDate today, String step, @Nullable Integer effectiveInDays) {
        TableRow account = household.rentAccount;
        if (account == null || (step.equals("WDRN") && household.steps.isEmpty())) {
            return null;
        }
        TableRow action = new TableRow(
                Table.POSSESSION_ACTION,
                population.nextId(),
                account.known("tenancy_id"),
                step,
                today,
                effectiveInDays == null ? null : today.plusDays(effectiveInDays),
                "RENT",
                "rent arrears");
        household.steps.add(action);
        return PlannedTransaction.of("possession-" + step.toLowerCase(Locale.ROOT), action.written());
    }

    private @Nullable PlannedTransaction absence(Household household, int absent) {
        if (household.attendance.isEmpty()) {
            return null;
        }
        TableRow period = household.attendance.get(0);
        period.set("sessions_absent", absent).set("sessions_illness", Math.min(1, absent));
        return PlannedTransaction.of("attendance-period-corrected", period.written());
    }

    private @Nullable PlannedTransaction excluded(Household household, LocalDate today) {
        if (!household.hasPupils()) {
            return null;
        }
        TableRow exclusion = new TableRow(
                Table.EXCLUSION,
                population.nextId(),
                household.pupils.get(random.nextInt(household.pupils.size())).known("pupil_id"),
                "FIXD",
                "PP",
                today.minusDays(1),
                4 + random.nextInt(8),
                null);
        household.exclusions.add(exclusion);
        return PlannedTransaction.of("child-excluded", exclusion.written());
    }

    private @Nullable PlannedTransaction homeless(Household household, LocalDate today, String kind) {
        TableRow person = household.adults.get(0).housingPerson;
        if (person == null) {
            return null;
        }
        TableRow opened = new TableRow(
                Table.HOMELESSNESS_CASE, population.nextId(), person.known("person_id"), kind, today, null, "PRS");
        household.cases.add(opened);
        return PlannedTransaction.of("homelessness-case-opened", opened.written());
    }

    private @Nullable PlannedTransaction caseCloses(Household household, LocalDate today) {
        for (TableRow row : household.cases) {
            if (row.get("closed_on") == null) {
                row.set("closed_on", today);
                return PlannedTransaction.of("homelessness-case-closed", row.written());
            }
        }
        return null;
    }

    private @Nullable PlannedTransaction schoolMove(Household household, LocalDate today) {
        if (!household.hasPupils()) {
            return null;
        }
        TableRow pupil = household.pupils.get(0);
        int from = (Integer) pupil.known("school_id");
        TableRow move = new TableRow(
                Table.SCHOOL_MOVE, population.nextId(), pupil.known("pupil_id"), from, from % 12 + 1, today, true);
        return PlannedTransaction.of("school-move", move.written());
    }
}
