package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.BENEFIT_OVERPAYMENT;
import static cymru.rhybudd.local.reconcile.CouncilTable.COUNCIL_TAX_BALANCE;
import static cymru.rhybudd.local.reconcile.CouncilTable.COUNCIL_TAX_REDUCTION;
import static cymru.rhybudd.local.reconcile.CouncilTable.HOUSING_SUPPORT_CHANGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the rows of Northgate Revenues & Benefits measure. */
final class RevenuesMeasures {
    private static final List<String> RECOVERY = List.of("NONE", "REMD", "FINL", "LIAB", "ENFC");

    private RevenuesMeasures() {}

    /** The citizen now, and each debt as it was when it was cleared. */
    static List<Subject> levelOfDebt(Facts facts, Days days) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(Subject.living(debtNow(facts, days)));
        debts(facts)
                .sorted(Comparator.comparing(Row::name))
                .flatMap(row -> Stream.ofNullable(row.date("cleared_on"))
                        .map(cleared -> new Subject(debtOn(cleared, row), cleared)))
                .forEach(subjects::add);
        return subjects;
    }

    private static Map<String, Long> debtNow(Facts facts, Days days) {
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
        return measures;
    }

    private static Map<String, Long> debtOn(LocalDate cleared, Row row) {
        Map<String, Long> measures = new HashMap<>();
        long instalments = row.countOrNone("cleared_instalments");
        LocalDate oldest = row.date("cleared_oldest_missed_on");
        measures.put("instalments-overdue", instalments);
        if (instalments > 0 && oldest != null) {
            measures.put("days-since-oldest-miss", new Days(cleared).since(oldest));
        }
        String stage = row.text("cleared_stage");
        if (row.table() == COUNCIL_TAX_BALANCE) {
            measures.put("recovery-stage", stage == null ? 0L : RECOVERY.indexOf(stage));
        }
        return measures;
    }

    static long instalmentsOverdue(Facts facts) {
        return debts(facts).mapToLong(row -> row.count("instalments_overdue")).sum();
    }

    private static Stream<Row> debts(Facts facts) {
        return Stream.concat(facts.of(COUNCIL_TAX_BALANCE).stream(), facts.of(BENEFIT_OVERPAYMENT).stream());
    }

    /** Each award by itself. */
    static List<Subject> councilTaxReduction(Facts facts, Days days) {
        boolean balanceDue = facts.of(COUNCIL_TAX_BALANCE).stream().anyMatch(row -> row.pence("balance_due") > 0);
        List<Subject> awards = new ArrayList<>();
        for (Row award : facts.inOrder(COUNCIL_TAX_REDUCTION)) {
            Map<String, Long> measures = award(award, days);
            measures.put("council-tax-balance-due", balanceDue ? 1L : 0L);
            awards.add(new Subject(measures, award.code("status").equals("NONE") ? null : award.day("changed_on")));
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

    /** The latest change of help, and the latest word on a discretionary payment. */
    static List<Subject> supportShock(Facts facts, Days days) {
        List<Subject> subjects = new ArrayList<>();
        facts.only(row -> !isDiscretionary(row))
                .latest(HOUSING_SUPPORT_CHANGE, "effective_on")
                .ifPresent(row -> subjects.add(new Subject(fall(row), row.day("effective_on"))));
        facts.only(RevenuesMeasures::isDiscretionary)
                .latest(HOUSING_SUPPORT_CHANGE, "effective_on")
                .ifPresent(row -> subjects.add(new Subject(
                        Map.of(
                                "discretionary-payment-refused",
                                row.code("change_kind").equals("DHPR") ? 1L : 0L),
                        row.day("effective_on"))));
        return subjects;
    }

    private static Map<String, Long> fall(Row change) {
        long before = change.pence("weekly_before");
        return before > 0 ? Map.of("support-fall-percent", fall(before, change.pence("weekly_after"))) : Map.of();
    }

    private static boolean isDiscretionary(Row row) {
        return row.table() == HOUSING_SUPPORT_CHANGE && List.of("DHPA", "DHPR").contains(row.code("change_kind"));
    }

    /** By how many hundredths of a per cent an amount fell; nothing when it rose. */
    private static long fall(long before, long after) {
        return Math.max(0, before - after) * 100 * 100 / before;
    }
}
