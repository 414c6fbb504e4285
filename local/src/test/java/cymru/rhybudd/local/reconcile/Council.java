package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A council of a few rows, written in one line each; dates are days before today. */
final class Council {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final Model MODEL = Model.read(Path.of("../deploy/council/2026-11.model.yaml"));
    /** The model that decays, with 24 hours of dwell. */
    static final Model DECAYING = Model.read(Path.of("../deploy/council/2026-12.model.yaml"));

    /** An hour of today. */
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    static final LocalDate BORN = LocalDate.of(1990, 5, 4);

    private final List<RowWrite> writes = new ArrayList<>();

    static LocalDate daysAgo(int days) {
        return TODAY.minusDays(days);
    }

    static BigDecimal pounds(String amount) {
        return new BigDecimal(amount);
    }

    /** Columns and values in turn; those of the key, which number keys, first. */
    static RowWrite row(String path, int keys, @Nullable Object... columns) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 2) {
            Object value = columns[i + 1];
            values.put(String.valueOf(columns[i]), value);
            if (i < 2 * keys && value != null) {
                key.add(value);
            }
        }
        String[] names = path.split("/", 2);
        return new RowWrite(names[0], names[1], key, values, false);
    }

    static RowWrite removed(RowWrite write) {
        return new RowWrite(write.database(), write.table(), write.key(), Map.of(), true);
    }

    static CommittedChange change(long number, RowWrite... writes) {
        return new CommittedChange(number, writes[0].database(), 700 + number, "test", List.of(writes));
    }

    static RowWrite contact(
            long id,
            String forename,
            String surname,
            @Nullable LocalDate born,
            @Nullable String number,
            @Nullable Long uprn) {
        return row(
                "education/contact",
                1,
                "contact_id",
                id,
                "forename",
                forename,
                "surname",
                surname,
                "date_of_birth",
                born,
                "national_insurance_no",
                number,
                "uprn",
                uprn);
    }

    static RowWrite tenant(
            long id,
            String forenames,
            String surname,
            @Nullable LocalDate born,
            @Nullable String number,
            @Nullable Long uprn) {
        return row(
                "housing/person",
                1,
                "person_id",
                id,
                "forenames",
                forenames,
                "surname",
                surname,
                "date_of_birth",
                born,
                "ni_number",
                number,
                "uprn",
                uprn);
    }

    static RowWrite payer(
            String ref,
            String forename,
            String surname,
            @Nullable LocalDate born,
            @Nullable String number,
            @Nullable Long uprn) {
        return row(
                "revenues/person",
                1,
                "person_ref",
                ref,
                "forename",
                forename,
                "surname",
                surname,
                "birth_date",
                born,
                "nino",
                number,
                "uprn",
                uprn);
    }

    static RowWrite parent(long pupil, long contact, @Nullable LocalDate until) {
        return row("education/parental_responsibility", 2, "pupil_id", pupil, "contact_id", contact, "to_date", until);
    }

    static RowWrite holder(long tenancy, long person, @Nullable LocalDate until) {
        return row("housing/tenancy_holder", 2, "tenancy_id", tenancy, "person_id", person, "to_date", until);
    }

    static RowWrite liable(long account, String person, @Nullable LocalDate until) {
        return row("revenues/council_tax_liability", 2, "account_id", account, "person_ref", person, "to_date", until);
    }

    static RowWrite balance(long account, int overdue, @Nullable LocalDate oldest, String due, String stage) {
        return row(
                "revenues/council_tax_balance",
                1,
                "account_id",
                account,
                "instalments_overdue",
                overdue,
                "oldest_missed_on",
                oldest,
                "balance_due",
                pounds(due),
                "recovery_stage",
                stage,
                "breathing_space",
                false,
                "cleared_on",
                null,
                "cleared_instalments",
                0,
                "cleared_oldest_missed_on",
                null,
                "cleared_stage",
                "NONE");
    }

    /** A row as another, but for these columns and values in turn. */
    static RowWrite but(RowWrite write, @Nullable Object... columns) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(write.columns());
        for (int i = 0; i < columns.length; i += 2) {
            values.put(String.valueOf(columns[i]), columns[i + 1]);
        }
        return new RowWrite(write.database(), write.table(), write.key(), values, false);
    }

    static RowWrite status(String person, @Nullable LocalDate died, @Nullable LocalDate movedOut) {
        return row("revenues/person_status", 1, "person_ref", person, "died_on", died, "moved_out_on", movedOut);
    }

    static RowWrite award(
            long id, long account, String status, String weekly, String before, @Nullable LocalDate notice) {
        return row(
                "revenues/council_tax_reduction",
                1,
                "award_id",
                id,
                "account_id",
                account,
                "status",
                status,
                "weekly_amount",
                pounds(weekly),
                "weekly_before",
                pounds(before),
                "changed_on",
                daysAgo(9),
                "universal_credit_notice_on",
                notice);
    }

    static RowWrite support(long id, String claimant, String kind, String before, String after, LocalDate from) {
        return row(
                "revenues/housing_support_change",
                1,
                "change_id",
                id,
                "claimant_ref",
                claimant,
                "change_kind",
                kind,
                "weekly_before",
                pounds(before),
                "weekly_after",
                pounds(after),
                "effective_on",
                from);
    }

    static RowWrite overpayment(long id, String claimant, int overdue, @Nullable LocalDate oldest) {
        return row(
                "revenues/benefit_overpayment",
                1,
                "overpayment_id",
                id,
                "claimant_ref",
                claimant,
                "instalments_overdue",
                overdue,
                "oldest_missed_on",
                oldest,
                "cleared_on",
                null,
                "cleared_instalments",
                0,
                "cleared_oldest_missed_on",
                null);
    }

    static RowWrite rent(
            long id,
            long tenancy,
            String period,
            String rent,
            String arrears,
            String pending,
            @Nullable LocalDate closed) {
        return row(
                "housing/rent_account",
                1,
                "rent_account_id",
                id,
                "tenancy_id",
                tenancy,
                "rent_period",
                period,
                "rent_amount",
                pounds(rent),
                "arrears_amount",
                pounds(arrears),
                "housing_benefit_pending",
                pounds(pending),
                "closed_on",
                closed,
                "cleared_on",
                null,
                "cleared_arrears",
                pounds("0.00"));
    }

    static RowWrite possession(long id, long tenancy, String step, LocalDate served, @Nullable LocalDate effective) {
        return row(
                "housing/possession_action",
                1,
                "action_id",
                id,
                "tenancy_id",
                tenancy,
                "step",
                step,
                "served_on",
                served,
                "effective_on",
                effective);
    }

    static RowWrite housingCase(long id, long person, String kind, LocalDate opened, @Nullable LocalDate closed) {
        return row(
                "housing/homelessness_case",
                1,
                "case_id",
                id,
                "person_id",
                person,
                "case_kind",
                kind,
                "opened_on",
                opened,
                "closed_on",
                closed);
    }

    static RowWrite moved(long id, long person, LocalDate on) {
        return row("housing/address_move", 1, "move_id", id, "person_id", person, "moved_on", on);
    }

    static RowWrite exclusion(
            long id, long pupil, String type, LocalDate from, int sessions, @Nullable LocalDate rescinded) {
        return row(
                "education/exclusion",
                1,
                "exclusion_id",
                id,
                "pupil_id",
                pupil,
                "exclusion_type",
                type,
                "start_date",
                from,
                "sessions",
                sessions,
                "rescinded_on",
                rescinded);
    }

    static RowWrite attendance(long pupil, LocalDate end, int possible, int absent) {
        return row(
                "education/attendance_period",
                2,
                "pupil_id",
                pupil,
                "period_start",
                end.minusDays(27),
                "period_end",
                end,
                "sessions_possible",
                possible,
                "sessions_absent",
                absent);
    }

    static RowWrite meals(long id, long pupil, String status, LocalDate from, @Nullable LocalDate until) {
        return row(
                "education/free_school_meal",
                1,
                "entitlement_id",
                id,
                "pupil_id",
                pupil,
                "status",
                status,
                "start_date",
                from,
                "end_date",
                until);
    }

    static RowWrite schoolMove(long id, long pupil, LocalDate on, boolean inYear) {
        return row("education/school_move", 1, "move_id", id, "pupil_id", pupil, "moved_on", on, "in_year", inYear);
    }

    /** One adult in all three systems, with pupil, tenancy and council tax account 1. */
    static Council family() {
        return new Council()
                .with(contact(1, "Siân", "Llŷr", BORN, "AB123456C", 7L))
                .with(tenant(1, "Sian", "Llyr", BORN, null, 7L))
                .with(payer("R1", "S", "Llŷr", BORN, "ab 12 34 56 c", null))
                .with(parent(1, 1, null))
                .with(holder(1, 1, null))
                .with(liable(1, "R1", null));
    }

    Council with(RowWrite... more) {
        writes.addAll(List.of(more));
        return this;
    }

    List<RowWrite> writes() {
        return List.copyOf(writes);
    }

    CouncilImage image() {
        CouncilImage image = new CouncilImage();
        writes.forEach(image::apply);
        return image;
    }

    Oracle oracle() {
        return oracle(MODEL);
    }

    Oracle oracle(Model model) {
        return new Oracle(image(), model, TODAY, ProvenFeeds.UNDOUBTED);
    }

    Expectation expectation() {
        return expectation(MODEL);
    }

    /** Of a fresh world, in which nothing is held that is not entered. */
    Expectation expectation(Model model) {
        return new Expectation(image(), model, NOW, true, (records, entered) -> entered);
    }

    /** The family's picture by the model that decays, so many days from today. */
    Picture pictureIn(int days) {
        return pictureIn(days, ProvenFeeds.UNDOUBTED);
    }

    Picture pictureIn(int days, ProvenFeeds proven) {
        return new Oracle(image(), DECAYING, TODAY.plusDays(days), proven)
                .pictures(List.of("housing/person/1"))
                .get(0);
    }

    /** The picture of the citizen with this person record. */
    Picture picture(String record) {
        return oracle().pictures(List.of(record)).get(0);
    }
}
