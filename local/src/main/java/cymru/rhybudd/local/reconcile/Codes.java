package cymru.rhybudd.local.reconcile;

import java.util.Map;
import java.util.Set;

/** The codes that mean something in the code columns of fact tables; a row with another is no fact. */
final class Codes {
    private static final Map<CouncilTable, Coded> CODED = Map.of(
            CouncilTable.EXCLUSION, new Coded("exclusion_type", Set.of("FIXD", "LNCH", "PERM")),
            CouncilTable.FREE_SCHOOL_MEAL, new Coded("status", Set.of("ELIG", "TRAN", "ENDD")),
            CouncilTable.RENT_ACCOUNT, new Coded("rent_period", Set.of("W", "F", "4", "M")),
            CouncilTable.POSSESSION_ACTION, new Coded("step", Set.of("WARN", "NOTC", "CLAM", "ORDR", "WRNT", "WDRN")),
            CouncilTable.HOMELESSNESS_CASE, new Coded("case_kind", Set.of("PREV", "RELF", "TEMP", "APPL", "TRAN")),
            CouncilTable.COUNCIL_TAX_BALANCE,
                    new Coded("recovery_stage", Set.of("NONE", "REMD", "FINL", "LIAB", "ENFC")),
            CouncilTable.COUNCIL_TAX_REDUCTION, new Coded("status", Set.of("LIVE", "ENDD", "RFSD", "NONE")),
            CouncilTable.HOUSING_SUPPORT_CHANGE,
                    new Coded("change_kind", Set.of("HBST", "BCAP", "UOCC", "DHPA", "DHPR", "INCR")));

    private Codes() {}

    private record Coded(String column, Set<String> codes) {}

    static boolean areKnown(Row row) {
        Coded coded = CODED.get(row.table());
        return coded == null || coded.codes.contains(row.code(coded.column));
    }
}
