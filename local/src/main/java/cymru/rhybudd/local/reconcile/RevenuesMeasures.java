package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.BENEFIT_OVERPAYMENT;
import static cymru.rhybudd.local.reconcile.CouncilTable.COUNCIL_TAX_BALANCE;
import static cymru.rhybudd.local.reconcile.CouncilTable.COUNCIL_TAX_REDUCTION;
import static cymru.rhybudd.local.reconcile.CouncilTable.HOUSING_SUPPORT_CHANGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the rows of Northgate Revenues & Benefits measure. */
final class RevenuesMeasures {
    private static final List<String> RECOVERY = List.of("NONE", "REMD", "FINL", "LIAB", "ENFC");

    private RevenuesMeasures() {}

    static List<Map<String, Long>> levelOfDebt(Facts facts, Days days) {
        Map<String, Long> measures = new HashMap<>();
        measures.put("instalments-overdue", instalmentsOverdue(facts));
        debts(facts)
                .filter(row -> row.count("instalments_overdue") > 0)
                .flatMap(row -> Stream.ofNullable(row.date("oldest_missed_on")))
                .min(LocalDate::compareTo)
                .ifPresent(oldest -> measures.put("days-since-oldest-miss", days.since(oldest)));
        facts.of(COUNCIL_TAX_BALANCE).stream()
                .map(row -> (long) RECOVERY.indexOf(row.code("recovery_stage")))
                .max(Long::compareTo)
                .ifPresent(stage -> measures.put("recovery-stage", stage));
        return List.of(measures);
    }

    static long instalmentsOverdue(Facts facts) {
        return debts(facts).mapToLong(row -> row.count("instalments_overdue")).sum();
    }

    private static Stream<Row> debts(Facts facts) {
        return Stream.concat(facts.of(COUNCIL_TAX_BALANCE).stream(), facts.of(BENEFIT_OVERPAYMENT).stream());
    }

    /** Each award by itself. */
    static List<Map<String, Long>> councilTaxReduction(Facts facts, Days days) {
        boolean balanceDue = facts.of(COUNCIL_TAX_BALANCE).stream().anyMatch(row -> row.pence("balance_due") > 0);
        List<Map<String, Long>> awards = new ArrayList<>();
        for (Row award : facts.of(COUNCIL_TAX_REDUCTION)) {
            Map<String, Long> measures = award(award, days);
            measures.put("council-tax-balance-due", balanceDue ? 1L : 0L);
            awards.add(measures);
        }
        return awards;
    }

    private static Map<String, Long> award(Row award, Days days) {
        Map<String, Long> measures = new HashMap<>();
        String status = award.code("status");
        long before = award.pence("weekly_before");
        LocalDate notice = award.date("universal_credit_notice_on");
        if (status.equals("LIVE") && before > 0) {
            measures.put("award-cut-percent", fall(before, award.pence("weekly_amount")));
        }
        if (status.equals("NONE") && notice != null) {
            measures.put("days-universal-credit-without-award", days.since(notice));
        }
        measures.put("award-ended-or-refused", List.of("ENDD", "RFSD").contains(status) ? 1L : 0L);
        return measures;
    }

    static List<Map<String, Long>> supportShock(Facts facts, Days days) {
        Map<String, Long> measures = new HashMap<>();
        facts.only(row -> !isDiscretionary(row))
                .latest(HOUSING_SUPPORT_CHANGE, "effective_on")
                .filter(row -> row.pence("weekly_before") > 0)
                .ifPresent(row -> measures.put(
                        "support-fall-percent", fall(row.pence("weekly_before"), row.pence("weekly_after"))));
        facts.only(RevenuesMeasures::isDiscretionary)
                .latest(HOUSING_SUPPORT_CHANGE, "effective_on")
                .ifPresent(row -> measures.put(
                        "discretionary-payment-refused", row.code("change_kind").equals("DHPR") ? 1L : 0L));
        return List.of(measures);
    }

    private static boolean isDiscretionary(Row row) {
        return row.table() == HOUSING_SUPPORT_CHANGE && List.of("DHPA", "DHPR").contains(row.code("change_kind"));
    }

    /** By how many hundredths of a per cent an amount fell; nothing when it rose. */
    private static long fall(long before, long after) {
        return Math.max(0, before - after) * 100 * 100 / before;
    }
}
