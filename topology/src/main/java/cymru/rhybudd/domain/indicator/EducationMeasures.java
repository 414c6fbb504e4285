package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What is measured of exclusions, attendance, free school meals and moves of school. */
final class EducationMeasures {
    private static final int ONE_YEAR = 365;
    private static final int SCHOOL_YEAR = 364;
    private static final int EIGHT_WEEKS = 56;
    private static final int QUARTER = 90;

    private EducationMeasures() {}

    static void exclusions(List<FactRow> own, Horizon horizon, Consumer<Subject> subjects) {
        long sessions = 0;
        long episodes = 0;
        long last = Subject.NO_DAY;
        boolean permanent = false;
        for (FactRow row : own) {
            Exclusion exclusion = (Exclusion) row.presentFact();
            if (horizon.holds(ONE_YEAR, exclusion.startedOn())) {
                sessions += exclusion.sessions();
                episodes++;
                permanent |= exclusion.kind() == ExclusionKind.PERMANENT;
                last = Math.max(last, exclusion.startedOn().toEpochDay());
            }
        }
        subjects.accept(new Subject(Indicator.DEPENDANTS_EXCLUSIONS)
                .with(Measure.SESSIONS_EXCLUDED, sessions)
                .with(Measure.EXCLUSION_EPISODES, episodes)
                .with(Measure.PERMANENTLY_EXCLUDED, permanent)
                .decaysFrom(last));
    }

    static void attendance(List<FactRow> own, Consumer<Subject> subjects) {
        for (List<FactRow> pupil : Things.of(own)) {
            subjects.accept(attendance(pupil));
        }
    }

    private static Subject attendance(List<FactRow> pupil) {
        LocalDate last = period(pupil.get(0)).endsOn();
        for (int i = 1; i < pupil.size(); i++) {
            LocalDate end = period(pupil.get(i)).endsOn();
            last = end.isAfter(last) ? end : last;
        }
        long latest = last.toEpochDay();
        long absent = 0;
        long possible = 0;
        long absentThen = 0;
        long possibleThen = 0;
        for (int i = 0; i < pupil.size(); i++) {
            AttendancePeriod period = period(pupil.get(i));
            long before = latest - period.endsOn().toEpochDay();
            if (before < EIGHT_WEEKS) {
                absent += period.sessionsAbsent();
                possible += period.sessionsPossible();
            } else if (SCHOOL_YEAR <= before && before < SCHOOL_YEAR + EIGHT_WEEKS) {
                absentThen += period.sessionsAbsent();
                possibleThen += period.sessionsPossible();
            }
        }
        boolean doubled = possible > 0
                && possibleThen > 0
                && absentThen > 0
                && absent * possibleThen >= 2 * absentThen * possible;
        Subject subject = new Subject(Indicator.SCHOOL_ATTENDANCE)
                .with(Measure.ABSENCE_DOUBLED, doubled)
                .decaysFrom(latest);
        return possible == 0 ? subject : subject.with(Measure.ABSENCE_PERCENT, Parts.percent(absent, possible));
    }

    private static AttendancePeriod period(FactRow row) {
        return (AttendancePeriod) row.presentFact();
    }

    /** @param all the rows of the citizen, among which arrears may be */
    static void mealsOrMove(List<FactRow> own, List<FactRow> all, Horizon horizon, Consumer<Subject> subjects) {
        boolean inArrears = HousingMeasures.arrearsWeeks(all) > 0 || RevenuesMeasures.instalmentsOverdue(all) > 0;
        for (List<FactRow> pupil : Things.of(own)) {
            subjects.accept(mealsOrMove(pupil, horizon).with(Measure.IN_ARREARS, inArrears));
        }
    }

    private static Subject mealsOrMove(List<FactRow> pupil, Horizon horizon) {
        FreeSchoolMeals meals = null;
        long moves = 0;
        long lastMove = Subject.NO_DAY;
        for (FactRow row : pupil) { // in the order of their names, so that of one day the later name remains
            if (row.fact() instanceof FreeSchoolMeals fact
                    && (meals == null || !fact.startedOn().isBefore(meals.startedOn()))) {
                meals = fact;
            } else if (row.fact() instanceof SchoolMove move && horizon.holds(QUARTER, move.movedOn())) {
                moves++;
                lastMove = Math.max(lastMove, move.movedOn().toEpochDay());
            }
        }
        Subject subject = new Subject(Indicator.SCHOOL_MEALS_OR_MOVE).with(Measure.MOVES_OF_SCHOOL_IN_90_DAYS, moves);
        return meals == null ? subject.decaysFrom(lastMove) : meals(subject, meals, lastMove, horizon);
    }

    private static Subject meals(Subject subject, FreeSchoolMeals meals, long lastMove, Horizon horizon) {
        LocalDate ended = meals.status() == MealStatus.ENDED ? meals.endedOn() : null;
        boolean newly = meals.status() == MealStatus.ELIGIBLE && horizon.holds(ONE_YEAR, meals.startedOn());
        long changed = (ended == null ? meals.startedOn() : ended).toEpochDay();
        return subject.with(Measure.TRANSITIONAL_MEALS_ONLY, meals.status() == MealStatus.TRANSITIONAL)
                .with(Measure.NEWLY_ELIGIBLE_FOR_MEALS, newly)
                .with(Measure.MEALS_LOST, ended != null && horizon.holds(ONE_YEAR, ended))
                .decaysFrom(newly ? Math.max(changed, lastMove) : changed);
    }
}
