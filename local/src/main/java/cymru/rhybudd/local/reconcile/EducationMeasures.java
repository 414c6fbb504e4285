package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.ATTENDANCE_PERIOD;
import static cymru.rhybudd.local.reconcile.CouncilTable.EXCLUSION;
import static cymru.rhybudd.local.reconcile.CouncilTable.FREE_SCHOOL_MEAL;
import static cymru.rhybudd.local.reconcile.CouncilTable.SCHOOL_MOVE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rows of Capita One Education measure. */
final class EducationMeasures {
    private static final int YEAR = 365;
    private static final int ATTENDANCE_WINDOW = 56;
    private static final int SAME_WEEKS_LAST_YEAR = 364;
    private static final int MOVE_WINDOW = 90;

    private EducationMeasures() {}

    static List<Subject> dependantsExclusions(Facts facts, Days days) {
        List<Row> recent = facts.of(EXCLUSION).stream()
                .filter(row -> days.within(row.day("start_date"), YEAR))
                .toList();
        boolean permanent =
                recent.stream().anyMatch(row -> row.code("exclusion_type").equals("PERM"));
        Map<String, Long> measures = Map.of(
                "sessions-excluded",
                recent.stream().mapToLong(row -> row.count("sessions")).sum(),
                "exclusion-episodes",
                (long) recent.size(),
                "permanently-excluded",
                permanent ? 1L : 0L);
        return List.of(new Subject(
                measures,
                Days.latest(recent.stream().map(row -> row.day("start_date")).toList())));
    }

    /** Each pupil by itself. */
    static List<Subject> schoolAttendance(Facts facts, Days days) {
        List<Subject> pupils = new ArrayList<>();
        for (Facts pupil : facts.byThing(List.of(ATTENDANCE_PERIOD))) {
            List<Row> periods = pupil.of(ATTENDANCE_PERIOD);
            LocalDate latest = periods.stream()
                    .map(row -> row.day("period_end"))
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            Sessions now = Sessions.upTo(latest, periods);
            Sessions then = Sessions.upTo(latest.minusDays(SAME_WEEKS_LAST_YEAR), periods);
            Map<String, Long> measures = new HashMap<>();
            if (now.possible > 0) {
                measures.put("absence-percent", now.absent * 100 * 100 / now.possible);
            }
            measures.put("absence-doubled", now.isTwice(then) ? 1L : 0L);
            pupils.add(new Subject(measures, latest));
        }
        return pupils;
    }

    /** Half-days that a pupil could have attended, and of these the missed. */
    private record Sessions(long possible, long absent) {
        /** Of the periods that end on the date or in the weeks before it. */
        static Sessions upTo(LocalDate end, List<Row> periods) {
            List<Row> inWindow = periods.stream()
                    .filter(row -> row.day("period_end").isAfter(end.minusDays(ATTENDANCE_WINDOW)))
                    .filter(row -> !row.day("period_end").isAfter(end))
                    .toList();
            return new Sessions(
                    inWindow.stream()
                            .mapToLong(row -> row.count("sessions_possible"))
                            .sum(),
                    inWindow.stream()
                            .mapToLong(row -> row.count("sessions_absent"))
                            .sum());
        }

        /** Whether the rate of absence is at least twice another, which is above zero. */
        boolean isTwice(Sessions then) {
            return possible > 0
                    && then.possible > 0
                    && then.absent > 0
                    && absent * then.possible >= 2 * then.absent * possible;
        }
    }

    /** Each pupil by itself. */
    static List<Subject> schoolMealsOrMove(Facts facts, Days days) {
        boolean inArrears = HousingMeasures.arrearsWeeks(facts) > 0 || RevenuesMeasures.instalmentsOverdue(facts) > 0;
        List<Subject> pupils = new ArrayList<>();
        for (Facts pupil : facts.byThing(List.of(FREE_SCHOOL_MEAL, SCHOOL_MOVE))) {
            pupils.add(pupil(pupil, inArrears, days));
        }
        return pupils;
    }

    private static Subject pupil(Facts pupil, boolean inArrears, Days days) {
        List<LocalDate> moves = pupil.of(SCHOOL_MOVE).stream()
                .map(move -> move.day("moved_on"))
                .filter(on -> days.within(on, MOVE_WINDOW))
                .toList();
        Map<String, Long> measures = new HashMap<>();
        measures.put("in-arrears", inArrears ? 1L : 0L);
        measures.put("moves-of-school-in-90-days", (long) moves.size());
        Row meals = pupil.latest(FREE_SCHOOL_MEAL, "start_date").orElse(null);
        if (meals == null) {
            return new Subject(measures, Days.latest(moves));
        }
        measures.putAll(meals(meals, days));
        LocalDate from = changedOn(meals);
        boolean newlyEligible = Long.valueOf(1).equals(measures.get("newly-eligible-for-meals"));
        LocalDate move = newlyEligible ? Days.latest(moves) : null;
        return new Subject(measures, move != null && move.isAfter(from) ? move : from);
    }

    /** When the entitlement became what it is. */
    private static LocalDate changedOn(Row meals) {
        LocalDate ended = meals.date("end_date");
        return meals.code("status").equals("ENDD") && ended != null ? ended : meals.day("start_date");
    }

    private static Map<String, Long> meals(Row meals, Days days) {
        String status = meals.code("status");
        LocalDate ended = meals.date("end_date");
        boolean newly = status.equals("ELIG") && days.within(meals.day("start_date"), YEAR);
        boolean lost = status.equals("ENDD") && ended != null && days.within(ended, YEAR);
        return Map.of(
                "transitional-meals-only", status.equals("TRAN") ? 1L : 0L,
                "newly-eligible-for-meals", newly ? 1L : 0L,
                "meals-lost", lost ? 1L : 0L);
    }
}
