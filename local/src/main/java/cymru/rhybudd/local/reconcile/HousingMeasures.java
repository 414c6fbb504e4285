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

    static List<Map<String, Long>> rentArrears(Facts facts, Days days) {
        List<Row> accounts = facts.of(RENT_ACCOUNT);
        Map<String, Long> measures = new HashMap<>();
        if (accounts.stream().anyMatch(row -> row.pence("rent_amount") > 0)) {
            measures.put("arrears-weeks", arrearsWeeks(facts));
        }
        measures.put("arrears-of-two-months", accounts.stream().anyMatch(HousingMeasures::owesTwoMonths) ? 1L : 0L);
        return List.of(measures);
    }

    /** Weeks of rent owed, each account's in hundredths rounded down. */
    static long arrearsWeeks(Facts facts) {
        return facts.of(RENT_ACCOUNT).stream()
                .filter(row -> row.pence("rent_amount") > 0)
                .mapToLong(HousingMeasures::weeks)
                .sum();
    }

    /** Net arrears by a week's rent, which is a period's rent × periods a year / 52. */
    private static long weeks(Row account) {
        long periods = requireNonNull(PERIODS_A_YEAR.get(account.code("rent_period")));
        return netArrears(account) * 100 * 52 / (account.pence("rent_amount") * periods);
    }

    private static boolean owesTwoMonths(Row account) {
        long rent = account.pence("rent_amount");
        return account.code("rent_period").equals("M") && rent > 0 && netArrears(account) >= 2 * rent;
    }

    private static long netArrears(Row account) {
        return Math.max(0, account.pence("arrears_amount") - account.pence("housing_benefit_pending"));
    }

    /** Each contract by itself. */
    static List<Map<String, Long>> threatToTenancy(Facts facts, Days days) {
        List<Map<String, Long>> contracts = new ArrayList<>();
        for (Facts contract : facts.byThing(List.of(POSSESSION_ACTION))) {
            Map<String, Long> measures = new HashMap<>();
            Row latest = contract.latest(POSSESSION_ACTION, "served_on").orElseThrow();
            String step = latest.code("step");
            LocalDate eviction = latest.date("effective_on");
            measures.put("possession-stage", (long) POSSESSION.indexOf(step));
            if (List.of("ORDR", "WRNT").contains(step) && eviction != null) {
                measures.put("days-to-eviction", days.until(eviction));
            }
            contracts.add(measures);
        }
        return contracts;
    }

    static List<Map<String, Long>> housingInstability(Facts facts, Days days) {
        List<Row> cases = facts.of(HOMELESSNESS_CASE);
        long moves = facts.of(ADDRESS_MOVE).stream()
                .filter(move -> days.within(move.day("moved_on"), TWO_YEARS))
                .count();
        long recent = cases.stream()
                .filter(row -> isOpen(row) || days.within(row.day("opened_on"), TWO_YEARS))
                .count();
        boolean temporary = cases.stream()
                .anyMatch(row -> isOpen(row) && row.code("case_kind").equals("TEMP"));
        return List.of(Map.of(
                "moves-in-24-months", moves,
                "cases-in-24-months", recent,
                "in-temporary-accommodation", temporary ? 1L : 0L));
    }

    private static boolean isOpen(Row row) {
        return row.date("closed_on") == null;
    }
}
