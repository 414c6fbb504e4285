package cymru.rhybudd.local.reconcile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of the three databases that count, each with the columns that do; every other table and column is nothing to the oracle. */
enum CouncilTable {
    CONTACT(
            "education",
            "contact",
            key("contact_id"),
            Role.person(), //
            "forename",
            "surname",
            "date_of_birth",
            "national_insurance_no",
            "uprn"),
    PARENTAL_RESPONSIBILITY(
            "education",
            "parental_responsibility",
            key("pupil_id", "contact_id"),
            Role.party("pupil", "pupil_id", "contact", "contact_id"),
            "to_date"),
    EXCLUSION(
            "education",
            "exclusion",
            key("exclusion_id"),
            Role.fact("pupil", "pupil_id"), //
            "exclusion_type",
            "start_date",
            "sessions",
            "rescinded_on"),
    ATTENDANCE_PERIOD(
            "education",
            "attendance_period",
            key("pupil_id", "period_start"),
            Role.fact("pupil", "pupil_id"),
            "period_end",
            "sessions_possible",
            "sessions_absent"),
    FREE_SCHOOL_MEAL(
            "education",
            "free_school_meal",
            key("entitlement_id"),
            Role.fact("pupil", "pupil_id"), //
            "status",
            "start_date",
            "end_date"),
    SCHOOL_MOVE("education", "school_move", key("move_id"), Role.fact("pupil", "pupil_id"), "moved_on", "in_year"),

    HOUSING_PERSON(
            "housing",
            "person",
            key("person_id"),
            Role.person(), //
            "forenames",
            "surname",
            "date_of_birth",
            "ni_number",
            "uprn"),
    TENANCY_HOLDER(
            "housing",
            "tenancy_holder",
            key("tenancy_id", "person_id"),
            Role.party("tenancy", "tenancy_id", "person", "person_id"),
            "to_date"),
    RENT_ACCOUNT(
            "housing",
            "rent_account",
            key("rent_account_id"),
            Role.fact("tenancy", "tenancy_id"), //
            "rent_period",
            "rent_amount",
            "arrears_amount",
            "housing_benefit_pending",
            "closed_on",
            "cleared_on",
            "cleared_arrears"),
    POSSESSION_ACTION(
            "housing",
            "possession_action",
            key("action_id"),
            Role.fact("tenancy", "tenancy_id"), //
            "step",
            "served_on",
            "effective_on"),
    HOMELESSNESS_CASE(
            "housing",
            "homelessness_case",
            key("case_id"),
            Role.fact("person", "person_id"), //
            "case_kind",
            "opened_on",
            "closed_on"),
    ADDRESS_MOVE("housing", "address_move", key("move_id"), Role.fact("person", "person_id"), "moved_on"),

    REVENUES_PERSON(
            "revenues",
            "person",
            key("person_ref"),
            Role.person(), //
            "forename",
            "surname",
            "birth_date",
            "nino",
            "uprn"),
    COUNCIL_TAX_LIABILITY(
            "revenues",
            "council_tax_liability",
            key("account_id", "person_ref"),
            Role.party("council-tax-account", "account_id", "person", "person_ref"),
            "to_date"),
    COUNCIL_TAX_BALANCE(
            "revenues",
            "council_tax_balance",
            key("account_id"),
            Role.fact("council-tax-account", "account_id"),
            "instalments_overdue",
            "oldest_missed_on",
            "balance_due",
            "recovery_stage",
            "breathing_space",
            "cleared_on",
            "cleared_instalments",
            "cleared_oldest_missed_on",
            "cleared_stage"),
    COUNCIL_TAX_REDUCTION(
            "revenues",
            "council_tax_reduction",
            key("award_id"),
            Role.fact("council-tax-account", "account_id"),
            "status",
            "weekly_amount",
            "weekly_before",
            "changed_on",
            "universal_credit_notice_on"),
    HOUSING_SUPPORT_CHANGE(
            "revenues",
            "housing_support_change",
            key("change_id"),
            Role.fact("person", "claimant_ref"), //
            "change_kind",
            "weekly_before",
            "weekly_after",
            "effective_on"),
    BENEFIT_OVERPAYMENT(
            "revenues",
            "benefit_overpayment",
            key("overpayment_id"),
            Role.fact("person", "claimant_ref"), //
            "instalments_overdue",
            "oldest_missed_on",
            "cleared_on",
            "cleared_instalments",
            "cleared_oldest_missed_on"),
    PERSON_STATUS(
            "revenues",
            "person_status",
            key("person_ref"),
            Role.fact("person", "person_ref"),
            "died_on",
            "moved_out_on");

    private static final Map<String, CouncilTable> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(CouncilTable::path, Function.identity()));

    private final String database;
    private final String table;
    private final List<String> key;
    private final Role role;
    private final List<String> columns;

    CouncilTable(String database, String table, List<String> key, Role role, String... others) {
        this.database = database;
        this.table = table;
        this.key = key;
        this.role = role;
        Stream<String> about = Stream.ofNullable(role.thingColumn());
        this.columns = Stream.of(key.stream(), about, Arrays.stream(others))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    /** What a row of the table is: a person record, a party of a thing, or a fact about a thing or a person record. */
    record Role(
            @Nullable String thing,
            @Nullable String thingColumn,
            @Nullable String personTable,
            @Nullable String personColumn) {
        static Role person() {
            return new Role(null, null, null, null);
        }

        static Role party(String thing, String thingColumn, String personTable, String personColumn) {
            return new Role(thing, thingColumn, personTable, personColumn);
        }

        static Role fact(String thing, String thingColumn) {
            return new Role(thing, thingColumn, null, null);
        }
    }

    static @Nullable CouncilTable find(String database, String table) {
        return BY_NAME.get(database + "/" + table);
    }

    static List<CouncilTable> of(String database) {
        return Arrays.stream(values()).filter(t -> t.database.equals(database)).toList();
    }

    String database() {
        return database;
    }

    String table() {
        return table;
    }

    /** Database and table, as row names begin. */
    String path() {
        return database + "/" + table;
    }

    List<String> key() {
        return key;
    }

    /** The columns that count, those of the key first. */
    List<String> columns() {
        return columns;
    }

    Role role() {
        return role;
    }

    boolean holdsPersons() {
        return role.thing() == null;
    }

    boolean holdsParties() {
        return role.personColumn() != null;
    }

    boolean holdsFacts() {
        return !holdsPersons() && !holdsParties();
    }

    private static List<String> key(String... columns) {
        return List.of(columns);
    }
}
