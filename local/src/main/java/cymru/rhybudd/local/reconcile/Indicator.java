package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.ADDRESS_MOVE;
import static cymru.rhybudd.local.reconcile.CouncilTable.ATTENDANCE_PERIOD;
import static cymru.rhybudd.local.reconcile.CouncilTable.BENEFIT_OVERPAYMENT;
import static cymru.rhybudd.local.reconcile.CouncilTable.COUNCIL_TAX_BALANCE;
import static cymru.rhybudd.local.reconcile.CouncilTable.COUNCIL_TAX_REDUCTION;
import static cymru.rhybudd.local.reconcile.CouncilTable.EXCLUSION;
import static cymru.rhybudd.local.reconcile.CouncilTable.FREE_SCHOOL_MEAL;
import static cymru.rhybudd.local.reconcile.CouncilTable.HOMELESSNESS_CASE;
import static cymru.rhybudd.local.reconcile.CouncilTable.HOUSING_SUPPORT_CHANGE;
import static cymru.rhybudd.local.reconcile.CouncilTable.POSSESSION_ACTION;
import static cymru.rhybudd.local.reconcile.CouncilTable.RENT_ACCOUNT;
import static cymru.rhybudd.local.reconcile.CouncilTable.SCHOOL_MOVE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The nine indicators, each with the tables whose rows are its own. */
enum Indicator {
    LEVEL_OF_DEBT("level-of-debt", RevenuesMeasures::levelOfDebt, COUNCIL_TAX_BALANCE, BENEFIT_OVERPAYMENT),
    COUNCIL_TAX_REDUCTION_STATUS("council-tax-reduction", RevenuesMeasures::councilTaxReduction, COUNCIL_TAX_REDUCTION),
    SUPPORT_SHOCK("support-shock", RevenuesMeasures::supportShock, HOUSING_SUPPORT_CHANGE),
    RENT_ARREARS("rent-arrears", HousingMeasures::rentArrears, RENT_ACCOUNT),
    THREAT_TO_TENANCY("threat-to-tenancy", HousingMeasures::threatToTenancy, POSSESSION_ACTION),
    HOUSING_INSTABILITY("housing-instability", HousingMeasures::housingInstability, ADDRESS_MOVE, HOMELESSNESS_CASE),
    DEPENDANTS_EXCLUSIONS("dependants-exclusions", EducationMeasures::dependantsExclusions, EXCLUSION),
    SCHOOL_ATTENDANCE("school-attendance", EducationMeasures::schoolAttendance, ATTENDANCE_PERIOD),
    SCHOOL_MEALS_OR_MOVE("school-meals-or-move", EducationMeasures::schoolMealsOrMove, FREE_SCHOOL_MEAL, SCHOOL_MOVE);

    private final String key;
    private final Measuring measuring;
    private final Set<CouncilTable> tables;

    Indicator(String key, Measuring measuring, CouncilTable... tables) {
        this.key = key;
        this.measuring = measuring;
        this.tables = Set.of(tables);
    }

    /** Reads measures off a citizen's facts, subject by subject. */
    private interface Measuring {
        List<Subject> measure(Facts facts, Days days);
    }

    static Indicator of(String key) {
        return Arrays.stream(values())
                .filter(indicator -> indicator.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown indicator " + key));
    }

    /** The name in a model file. */
    String key() {
        return key;
    }

    /** Whether anything is known: at least one row. */
    boolean isKnown(Facts facts) {
        return facts.has(tables);
    }

    /** The systems that hold its tables. */
    Set<String> ownSystems() {
        return tables.stream().map(CouncilTable::database).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The systems whose rows it rests on. */
    Set<String> systems(Facts facts) {
        return facts.rows().stream()
                .map(Row::table)
                .filter(tables::contains)
                .map(CouncilTable::database)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The subjects, in the order in which one is preferred to its equals; at least one where anything is known. */
    List<Subject> measure(Facts facts, Days days) {
        return measuring.measure(facts, days);
    }
}
