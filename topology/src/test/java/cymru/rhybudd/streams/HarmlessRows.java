package cymru.rhybudd.streams;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of the captured tables, named source/table, whose mandatory columns show no hardship unless a test says otherwise. */
public final class HarmlessRows {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final Map<String, Table> TABLES = tables();

    private HarmlessRows() {}

    /** A table's primary key, and values of mandatory columns that show no hardship. */
    private record Table(List<String> key, Map<String, Object> harmless) {}

    /** A whole row that shows no hardship, but for what is given. */
    public static Map<String, @Nullable Object> with(String table, Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> row = new HashMap<>(table(table).harmless());
        row.putAll(columns);
        return row;
    }

    /** The columns of the primary key. */
    public static List<String> key(String table) {
        return table(table).key();
    }

    /** Whether a mapping takes the table. */
    static boolean captures(String table) {
        return TABLES.containsKey(table);
    }

    static BigDecimal pounds(String amount) {
        return new BigDecimal(amount).setScale(2);
    }

    private static Table table(String table) {
        return Objects.requireNonNull(TABLES.get(table), table);
    }

    private static Map<String, Table> tables() {
        Map<String, Table> tables = new HashMap<>();
        tables.put("revenues/person", new Table(List.of("person_ref"), Map.of("welsh_correspondence", false)));
        tables.put("revenues/council_tax_liability", new Table(List.of("account_id", "person_ref"), Map.of()));
        tables.put(
                "revenues/council_tax_balance",
                new Table(
                        List.of("account_id"),
                        Map.of(
                                "instalments_overdue",
                                0,
                                "overdue_amount",
                                pounds("0"),
                                "balance_due",
                                pounds("0"),
                                "recovery_stage",
                                "NONE",
                                "breathing_space",
                                false,
                                "cleared_instalments",
                                0,
                                "cleared_stage",
                                "NONE")));
        tables.put("revenues/person_status", new Table(List.of("person_ref"), Map.of()));
        tables.put(
                "revenues/council_tax_reduction",
                new Table(
                        List.of("award_id"),
                        Map.of(
                                "status",
                                "LIVE",
                                "weekly_amount",
                                pounds("20"),
                                "weekly_before",
                                pounds("20"),
                                "changed_on",
                                TODAY)));
        tables.put(
                "revenues/housing_support_change",
                new Table(
                        List.of("change_id"),
                        Map.of(
                                "change_kind",
                                "INCR",
                                "weekly_before",
                                pounds("90"),
                                "weekly_after",
                                pounds("95"),
                                "effective_on",
                                TODAY)));
        tables.put(
                "revenues/benefit_overpayment",
                new Table(
                        List.of("overpayment_id"),
                        Map.of("outstanding", pounds("0"), "instalments_overdue", 0, "cleared_instalments", 0)));
        tables.put("housing/person", new Table(List.of("person_id"), Map.of("correspondence_language", "E")));
        tables.put("housing/tenancy_holder", new Table(List.of("tenancy_id", "person_id"), Map.of()));
        tables.put(
                "housing/rent_account",
                new Table(
                        List.of("rent_account_id"),
                        Map.of(
                                "rent_period", "W",
                                "rent_amount", pounds("100"),
                                "arrears_amount", pounds("0"),
                                "housing_benefit_pending", pounds("0"),
                                "cleared_arrears", pounds("0"))));
        tables.put(
                "housing/possession_action",
                new Table(List.of("action_id"), Map.of("step", "WDRN", "served_on", TODAY, "ground_group", "RENT")));
        tables.put(
                "housing/homelessness_case",
                new Table(List.of("case_id"), Map.of("case_kind", "APPL", "opened_on", TODAY)));
        tables.put("housing/address_move", new Table(List.of("move_id"), Map.of("moved_on", TODAY)));
        tables.put("education/contact", new Table(List.of("contact_id"), Map.of("preferred_language", "eng")));
        tables.put("education/parental_responsibility", new Table(List.of("pupil_id", "contact_id"), Map.of()));
        tables.put(
                "education/exclusion",
                new Table(
                        List.of("exclusion_id"), Map.of("exclusion_type", "LNCH", "start_date", TODAY, "sessions", 1)));
        tables.put(
                "education/attendance_period",
                new Table(
                        List.of("pupil_id", "period_start"),
                        Map.of(
                                "period_start",
                                TODAY.minusDays(30),
                                "period_end",
                                TODAY.minusDays(3),
                                "sessions_possible",
                                40,
                                "sessions_absent",
                                0)));
        tables.put(
                "education/free_school_meal",
                new Table(List.of("entitlement_id"), Map.of("status", "ELIG", "start_date", TODAY.minusYears(3))));
        tables.put(
                "education/school_move",
                new Table(List.of("move_id"), Map.of("moved_on", TODAY.minusYears(1), "in_year", true)));
        return Map.copyOf(tables);
    }
}
