package cymru.rhybudd.local.simulator;

import java.util.List;
import java.util.Locale;

/** A table that the simulator writes, with its columns in order; the first of them are the key. */
enum Table {
    SCHOOL("education", 1, "school_id", "name_en", "name_cy", "welsh_medium"),
    PUPIL(
            "education",
            1,
            "pupil_id",
            "upn",
            "forename",
            "surname",
            "date_of_birth",
            "uprn",
            "school_id",
            "aln_provision",
            "ethnicity"),
    CONTACT(
            "education",
            1,
            "contact_id",
            "title",
            "forename",
            "surname",
            "date_of_birth",
            "national_insurance_no",
            "uprn",
            "address_line",
            "postcode",
            "ward_code",
            "preferred_language",
            "telephone"),
    PARENTAL_RESPONSIBILITY("education", 2, "pupil_id", "contact_id", "relationship", "from_date", "to_date"),
    EXCLUSION(
            "education",
            1,
            "exclusion_id",
            "pupil_id",
            "exclusion_type",
            "reason_code",
            "start_date",
            "sessions",
            "rescinded_on"),
    ATTENDANCE_PERIOD(
            "education",
            2,
            "pupil_id",
            "period_start",
            "period_end",
            "sessions_possible",
            "sessions_absent",
            "sessions_illness"),
    FREE_SCHOOL_MEAL("education", 1, "entitlement_id", "pupil_id", "status", "start_date", "end_date"),
    SCHOOL_MOVE("education", 1, "move_id", "pupil_id", "from_school", "to_school", "moved_on", "in_year"),

    HOUSING_PERSON(
            "housing",
            1,
            "person_id",
            "title",
            "forenames",
            "surname",
            "date_of_birth",
            "ni_number",
            "uprn",
            "address_line",
            "postcode",
            "ward_code",
            "correspondence_language",
            "email"),
    TENANCY("housing", 1, "tenancy_id", "uprn", "contract_type", "start_date", "end_date"),
    TENANCY_HOLDER("housing", 2, "tenancy_id", "person_id", "holder_role", "from_date", "to_date"),
    RENT_ACCOUNT(
            "housing",
            1,
            "rent_account_id",
            "tenancy_id",
            "rent_period",
            "rent_amount",
            "arrears_amount",
            "housing_benefit_pending",
            "arrangement_kept",
            "closed_on",
            "cleared_on",
            "cleared_arrears"),
    POSSESSION_ACTION(
            "housing",
            1,
            "action_id",
            "tenancy_id",
            "step",
            "served_on",
            "effective_on",
            "ground_group",
            "ground_detail"),
    HOMELESSNESS_CASE("housing", 1, "case_id", "person_id", "case_kind", "opened_on", "closed_on", "reason_code"),
    ADDRESS_MOVE("housing", 1, "move_id", "person_id", "uprn_from", "uprn_to", "moved_on"),

    REVENUES_PERSON(
            "revenues",
            1,
            "person_ref",
            "title",
            "forename",
            "surname",
            "birth_date",
            "nino",
            "uprn",
            "address_line",
            "postcode",
            "ward_code",
            "welsh_correspondence",
            "telephone"),
    PERSON_STATUS("revenues", 1, "person_ref", "died_on", "moved_out_on"),
    COUNCIL_TAX_ACCOUNT("revenues", 1, "account_id", "uprn", "band", "disregard_class", "opened_on", "closed_on"),
    COUNCIL_TAX_LIABILITY("revenues", 2, "account_id", "person_ref", "from_date", "to_date"),
    COUNCIL_TAX_BALANCE(
            "revenues",
            1,
            "account_id",
            "instalment_amount",
            "instalments_overdue",
            "overdue_amount",
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
            1,
            "award_id",
            "account_id",
            "status",
            "weekly_amount",
            "weekly_before",
            "changed_on",
            "universal_credit_notice_on",
            "premium_code"),
    HOUSING_SUPPORT_CHANGE(
            "revenues",
            1,
            "change_id",
            "claimant_ref",
            "change_kind",
            "weekly_before",
            "weekly_after",
            "effective_on",
            "benefit_type"),
    BENEFIT_OVERPAYMENT(
            "revenues",
            1,
            "overpayment_id",
            "claimant_ref",
            "outstanding",
            "instalments_overdue",
            "oldest_missed_on",
            "cleared_on",
            "cleared_instalments",
            "cleared_oldest_missed_on");

    private final String database;
    private final int keys;
    private final List<String> columns;

    Table(String database, int keys, String... columns) {
        this.database = database;
        this.keys = keys;
        this.columns = List.of(columns);
    }

    String database() {
        return database;
    }

    /** Its name in the database. */
    String sql() {
        return switch (this) {
            case HOUSING_PERSON, REVENUES_PERSON -> "person";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** How many of the first columns are the key. */
    int keys() {
        return keys;
    }

    List<String> columns() {
        return columns;
    }
}
