package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.ADDRESS_MOVE;
import static cymru.rhybudd.local.reconcile.CouncilTable.HOMELESSNESS_CASE;
import static cymru.rhybudd.local.reconcile.CouncilTable.POSSESSION_ACTION;
import static cymru.rhybudd.local.reconcile.CouncilTable.RENT_ACCOUNT;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rows of Civica Housing measure. */
final class HousingMeasures {
    private static final List<String> POSSESSION = List.of("WDRN", "WARN", "NOTC", "CLAM", "ORDR", "WRNT");
    private static final Map<String, Long> PERIODS_A_YEAR = Map.of("W", 52L, "F", 26L, "4", 13L, "M", 12L);
    private static final int TWO_YEARS = 730;

    private HousingMeasures() {}

    /** The citizen now, and each account as it was when it was cleared. */
    static List<Subject> rentArrears(Facts facts, Days days) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(Subject.living(arrearsNow(facts)));
        for (Row account : facts.inOrder(RENT_ACCOUNT)) {
            LocalDate cleared = account.date("cleared_on");
            if (cleared != null) {
                subjects.add(new Subject(arrears(account, account.penceOrNone("cleared_arrears")), cleared));
            }
        }
        return subjects;
    }

    private static Map<String, Long> arrearsNow(Facts facts) {
        List<Row> accounts = facts.of(RENT_ACCOUNT);
        Map<String, Long> measures = new HashMap<>();
        if (accounts.stream().anyMatch(row -> row.pence("rent_amount") > 0)) {
            measures.put("arrears-weeks", arrearsWeeks(facts));
        }
        boolean owesTwoMonths = accounts.stream().anyMatch(row -> owesTwoMonths(row, netArrears(row)));
        measures.put("arrears-of-two-months", owesTwoMonths ? 1L : 0L);
        return measures;
    }

    /** What one account would measure with these net arrears. */
    private static Map<String, Long> arrears(Row account, long net) {
        Map<String, Long> measures = new HashMap<>();
        if (account.pence("rent_amount") > 0) {
            measures.put("arrears-weeks", weeks(account, net));
        }
        measures.put("arrears-of-two-months", owesTwoMonths(account, net) ? 1L : 0L);
        return measures;
    }

    /** Weeks of rent owed, each account's in hundredths rounded down. */
    static long arrearsWeeks(Facts facts) {
        return facts.of(RENT_ACCOUNT).stream()
                .filter(row -> row.pence("rent_amount") > 0)
                .mapToLong(row -> weeks(row, netArrears(row)))
                .sum();
    }

    /** Net arrears by a week's rent, which is a period's rent × periods a year / 52. */
    private static long weeks(Row account, long net) {
        long periods = requireNonNull(PERIODS_A_YEAR.get(account.code("rent_period")));
        return net * 100 * 52 / (account.pence("rent_amount") * periods);
    }

    private static boolean owesTwoMonths(Row account, long net) {
        long rent = account.pence("rent_amount");
        return account.code("rent_period").equals("M") && rent > 0 && net >= 2 * rent;
    }

    private static long netArrears(Row account) {
        return Math.max(0, account.pence("arrears_amount") - account.pence("housing_benefit_pending"));
    }

    /** Each contract by itself. */
    static List<Subject> threatToTenancy(Facts facts, Days days) {
        return facts.byThing(List.of(POSSESSION_ACTION)).stream()
                .map(contract -> contract(contract, days))
                .toList();
    }

    private static Subject contract(Facts contract, Days days) {
        Row latest = contract.latest(POSSESSION_ACTION, "served_on").orElseThrow();
        if (latest.code("step").equals("WDRN")) {
            long stage = contract.only(row -> !row.code("step").equals("WDRN"))
                    .latest(POSSESSION_ACTION, "served_on")
                    .map(HousingMeasures::stage)
                    .orElse(0L);
            return new Subject(Map.of("possession-stage", stage), latest.day("served_on"));
        }
        Map<String, Long> measures = new HashMap<>();
        measures.put("possession-stage", stage(latest));
        LocalDate eviction = latest.date("effective_on");
        if (List.of("ORDR", "WRNT").contains(latest.code("step")) && eviction != null) {
            measures.put("days-to-eviction", days.until(eviction));
        }
        return Subject.living(measures);
    }

    private static long stage(Row step) {
        return POSSESSION.indexOf(step.code("step"));
    }

    /** The moves, and the cases. */
    static List<Subject> housingInstability(Facts facts, Days days) {
        List<Subject> subjects = new ArrayList<>();
        if (!facts.of(ADDRESS_MOVE).isEmpty()) {
            subjects.add(moves(facts.of(ADDRESS_MOVE), days));
        }
        if (!facts.of(HOMELESSNESS_CASE).isEmpty()) {
            subjects.add(cases(facts.of(HOMELESSNESS_CASE), days));
        }
        return subjects;
    }

    private static Subject moves(List<Row> moves, Days days) {
        List<LocalDate> counted = moves.stream()
                .map(move -> move.day("moved_on"))
                .filter(on -> days.within(on, TWO_YEARS))
                .toList();
        return new Subject(Map.of("moves-in-24-months", (long) counted.size()), Days.latest(counted));
    }

    private static Subject cases(List<Row> cases, Days days) {
        List<Row> counted = cases.stream()
                .filter(row -> isOpen(row) || days.within(row.day("opened_on"), TWO_YEARS))
                .toList();
        List<Row> open = cases.stream().filter(HousingMeasures::isOpen).toList();
        boolean temporary = open.stream().anyMatch(row -> row.code("case_kind").equals("TEMP"));
        return new Subject(
                Map.of("cases-in-24-months", (long) counted.size(), "in-temporary-accommodation", temporary ? 1L : 0L),
                open.isEmpty()
                        ? Days.latest(counted.stream()
                                .map(row -> row.day("closed_on"))
                                .toList())
                        : null);
    }

    private static boolean isOpen(Row row) {
        return row.date("closed_on") == null;
    }
}
