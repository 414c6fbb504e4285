package cymru.rhybudd.source;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.domain.identity.Language;
import cymru.rhybudd.domain.identity.PersonDetails;
import cymru.rhybudd.domain.indicator.AddressMove;
import cymru.rhybudd.domain.indicator.AttendancePeriod;
import cymru.rhybudd.domain.indicator.BenefitOverpayment;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.CouncilTaxReduction;
import cymru.rhybudd.domain.indicator.Exclusion;
import cymru.rhybudd.domain.indicator.ExclusionKind;
import cymru.rhybudd.domain.indicator.FreeSchoolMeals;
import cymru.rhybudd.domain.indicator.GroundGroup;
import cymru.rhybudd.domain.indicator.HousingCase;
import cymru.rhybudd.domain.indicator.HousingCaseKind;
import cymru.rhybudd.domain.indicator.HousingSupportChange;
import cymru.rhybudd.domain.indicator.MealStatus;
import cymru.rhybudd.domain.indicator.PersonStatus;
import cymru.rhybudd.domain.indicator.PossessionStage;
import cymru.rhybudd.domain.indicator.PossessionStep;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.ReductionStatus;
import cymru.rhybudd.domain.indicator.RentBalance;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.domain.indicator.SchoolMove;
import cymru.rhybudd.domain.indicator.SupportChangeKind;
import cymru.rhybudd.source.MappedRow.FactRow;
import cymru.rhybudd.source.MappedRow.Nothing;
import cymru.rhybudd.source.MappedRow.Part;
import cymru.rhybudd.source.MappedRow.PartyRow;
import cymru.rhybudd.source.MappedRow.PersonRow;
import cymru.rhybudd.source.MappedRow.Refusal;
import cymru.rhybudd.source.MappedRow.RefusalReason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappedRowsTest {
    private static final SourceMappings MAPPINGS = SourceMappings.load(CouncilTables.MAPPINGS);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 5);
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 5);
    private static final LocalDate SPRING = LocalDate.of(2026, 4, 5);
    private static final LocalDate WINTER = LocalDate.of(2026, 11, 1);
    private static final LocalDate OPEN_END = LocalDate.of(2999, 12, 31);

    private static TableMapping table(String source, String table) {
        return MAPPINGS.source(source).orElseThrow().table(table).orElseThrow();
    }

    private static MappedRow map(String source, String table, Map<String, ? extends @Nullable Object> values) {
        List<MappedRow> mapped = table(source, table).map(CouncilTables.row(source, table, values));
        assertThat(mapped).hasSize(1);
        return mapped.get(0);
    }

    private static Map<String, @Nullable Object> with(Map<String, ?> values, String column, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new HashMap<>(values);
        changed.put(column, value);
        return changed;
    }

    private static BigDecimal pounds(String amount) {
        return new BigDecimal(amount);
    }

    private static final Map<String, Object> PUPIL_EXCLUDED =
            Map.of("exclusion_id", 3, "pupil_id", 12, "exclusion_type", "FIXD", "start_date", AUTUMN, "sessions", 4);
    private static final Map<String, Object> RENT = Map.of(
            "rent_account_id",
            5,
            "tenancy_id",
            17,
            "rent_period",
            "4",
            "rent_amount",
            pounds("412.50"),
            "arrears_amount",
            pounds("-12.34"),
            "housing_benefit_pending",
            pounds("0.00"),
            "arrangement_kept",
            true,
            "cleared_on",
            AUTUMN,
            "cleared_arrears",
            pounds("206.25"));
    private static final Map<String, Object> COUNCIL_TAX = Map.ofEntries(
            entry("account_id", 9),
            entry("instalments_overdue", 2),
            entry("overdue_amount", pounds("250.10")),
            entry("oldest_missed_on", AUTUMN),
            entry("balance_due", pounds("900.00")),
            entry("recovery_stage", "FINL"),
            entry("breathing_space", true),
            entry("cleared_on", SPRING),
            entry("cleared_instalments", 3),
            entry("cleared_oldest_missed_on", NEW_YEAR),
            entry("cleared_stage", "LIAB"));
    private static final Map<String, Object> HOLDER = Map.of("tenancy_id", 17, "person_id", 40);
    private static final Map<String, Object> TENANT =
            Map.of("person_id", 40, "forenames", "Siân Mair", "surname", "ap Rhys", "correspondence_language", "W");

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet(
                        "exclusion",
                        "education",
                        "exclusion",
                        PUPIL_EXCLUDED,
                        new FactRow(
                                "education/exclusion/3",
                                "education/pupil/12",
                                new Exclusion(ExclusionKind.FIXED_TERM, AUTUMN, 4))),
                argumentSet(
                        "rescinded exclusion",
                        "education",
                        "exclusion",
                        with(PUPIL_EXCLUDED, "rescinded_on", WINTER),
                        new Nothing("education/exclusion/3", Part.FACT)),
                argumentSet(
                        "attendance",
                        "education",
                        "attendance_period",
                        Map.of(
                                "pupil_id",
                                12,
                                "period_start",
                                AUTUMN,
                                "period_end",
                                WINTER,
                                "sessions_possible",
                                38,
                                "sessions_absent",
                                0),
                        new FactRow(
                                "education/attendance_period/12,2026-10-05",
                                "education/pupil/12",
                                new AttendancePeriod(AUTUMN, WINTER, 38, 0))),
                argumentSet(
                        "free school meals",
                        "education",
                        "free_school_meal",
                        Map.of("entitlement_id", 1, "pupil_id", 12, "status", "TRAN", "start_date", AUTUMN),
                        new FactRow(
                                "education/free_school_meal/1",
                                "education/pupil/12",
                                new FreeSchoolMeals(MealStatus.TRANSITIONAL, AUTUMN, null))),
                argumentSet(
                        "school move in the year",
                        "education",
                        "school_move",
                        Map.of("move_id", 2, "pupil_id", 12, "moved_on", AUTUMN, "in_year", true),
                        new FactRow("education/school_move/2", "education/pupil/12", new SchoolMove(AUTUMN))),
                argumentSet(
                        "school move between phases",
                        "education",
                        "school_move",
                        Map.of("move_id", 2, "pupil_id", 12, "moved_on", AUTUMN, "in_year", false),
                        new Nothing("education/school_move/2", Part.FACT)),
                argumentSet(
                        "parental responsibility",
                        "education",
                        "parental_responsibility",
                        Map.of("pupil_id", 12, "contact_id", 8),
                        new PartyRow(
                                "education/parental_responsibility/12,8",
                                "education/pupil/12",
                                "education/contact/8",
                                null)),
                argumentSet(
                        "contact",
                        "education",
                        "contact",
                        Map.of("contact_id", 8, "forename", "Tomos", "surname", "Lewis", "preferred_language", "eng"),
                        new PersonRow(
                                "education/contact/8",
                                new PersonDetails(
                                        null, "Tomos", "Lewis", null, null, null, null, null, null, Language.ENGLISH))),
                argumentSet(
                        "rent",
                        "housing",
                        "rent_account",
                        RENT,
                        new FactRow(
                                "housing/rent_account/5",
                                "housing/tenancy/17",
                                new RentBalance(RentPeriod.FOUR_WEEKLY, 41250, -1234, 0, true, AUTUMN, 20625))),
                argumentSet(
                        "rent without an arrangement",
                        "housing",
                        "rent_account",
                        with(RENT, "arrangement_kept", null),
                        new FactRow(
                                "housing/rent_account/5",
                                "housing/tenancy/17",
                                new RentBalance(RentPeriod.FOUR_WEEKLY, 41250, -1234, 0, null, AUTUMN, 20625))),
                argumentSet(
                        "rent, closed on the last day that counts",
                        "housing",
                        "rent_account",
                        with(RENT, "closed_on", LocalDate.of(2899, 12, 31)),
                        new Nothing("housing/rent_account/5", Part.FACT)),
                argumentSet(
                        "rent, open by a date in 2900",
                        "housing",
                        "rent_account",
                        with(RENT, "closed_on", LocalDate.of(2900, 1, 1)),
                        new FactRow(
                                "housing/rent_account/5",
                                "housing/tenancy/17",
                                new RentBalance(RentPeriod.FOUR_WEEKLY, 41250, -1234, 0, true, AUTUMN, 20625))),
                argumentSet(
                        "possession",
                        "housing",
                        "possession_action",
                        Map.of(
                                "action_id",
                                6,
                                "tenancy_id",
                                17,
                                "step",
                                "ORDR",
                                "served_on",
                                AUTUMN,
                                "effective_on",
                                WINTER,
                                "ground_group",
                                "OTHR"),
                        new FactRow(
                                "housing/possession_action/6",
                                "housing/tenancy/17",
                                new PossessionStep(PossessionStage.ORDER, AUTUMN, WINTER, GroundGroup.NON_RENT))),
                argumentSet(
                        "homelessness",
                        "housing",
                        "homelessness_case",
                        Map.of("case_id", 4, "person_id", 40, "case_kind", "TEMP", "opened_on", AUTUMN),
                        new FactRow(
                                "housing/homelessness_case/4",
                                "housing/person/40",
                                new HousingCase(HousingCaseKind.TEMPORARY_ACCOMMODATION, AUTUMN, null))),
                argumentSet(
                        "address move",
                        "housing",
                        "address_move",
                        Map.of("move_id", 1, "person_id", 40, "moved_on", AUTUMN),
                        new FactRow("housing/address_move/1", "housing/person/40", new AddressMove(AUTUMN))),
                argumentSet(
                        "tenancy holder",
                        "housing",
                        "tenancy_holder",
                        HOLDER,
                        new PartyRow("housing/tenancy_holder/17,40", "housing/tenancy/17", "housing/person/40", null)),
                argumentSet(
                        "tenancy holder, open by a date in 2999",
                        "housing",
                        "tenancy_holder",
                        with(HOLDER, "to_date", OPEN_END),
                        new PartyRow("housing/tenancy_holder/17,40", "housing/tenancy/17", "housing/person/40", null)),
                argumentSet(
                        "tenancy holder, gone in 1900",
                        "housing",
                        "tenancy_holder",
                        with(HOLDER, "to_date", LocalDate.of(1900, 1, 1)),
                        new PartyRow(
                                "housing/tenancy_holder/17,40",
                                "housing/tenancy/17",
                                "housing/person/40",
                                LocalDate.of(1900, 1, 1))),
                argumentSet(
                        "tenancy holder, who goes on a day to come",
                        "housing",
                        "tenancy_holder",
                        with(HOLDER, "to_date", LocalDate.of(2899, 12, 31)),
                        new PartyRow(
                                "housing/tenancy_holder/17,40",
                                "housing/tenancy/17",
                                "housing/person/40",
                                LocalDate.of(2899, 12, 31))),
                argumentSet(
                        "tenant",
                        "housing",
                        "person",
                        with(with(TENANT, "uprn", 100100), "date_of_birth", LocalDate.of(1900, 1, 1)),
                        new PersonRow(
                                "housing/person/40",
                                new PersonDetails(
                                        null,
                                        "Siân Mair",
                                        "ap Rhys",
                                        LocalDate.of(1900, 1, 1),
                                        null,
                                        100100L,
                                        null,
                                        null,
                                        null,
                                        Language.WELSH))),
                argumentSet(
                        "liable person",
                        "revenues",
                        "person",
                        Map.ofEntries(
                                Map.entry("person_ref", "R1"),
                                Map.entry("title", "Dr"),
                                Map.entry("forename", "A"),
                                Map.entry("surname", "B"),
                                Map.entry("birth_date", LocalDate.of(1980, 2, 29)),
                                Map.entry("nino", "QQ 12 34 56 C"),
                                Map.entry("uprn", 1),
                                Map.entry("address_line", "1 Stryd Fawr"),
                                Map.entry("postcode", "CF47 8AN"),
                                Map.entry("ward_code", "W05"),
                                Map.entry("welsh_correspondence", false)),
                        new PersonRow(
                                "revenues/person/R1",
                                new PersonDetails(
                                        "Dr",
                                        "A",
                                        "B",
                                        LocalDate.of(1980, 2, 29),
                                        "QQ 12 34 56 C",
                                        1L,
                                        "1 Stryd Fawr",
                                        "CF47 8AN",
                                        "W05",
                                        Language.ENGLISH))),
                argumentSet(
                        "liability",
                        "revenues",
                        "council_tax_liability",
                        Map.of("account_id", 9, "person_ref", "R1"),
                        new PartyRow(
                                "revenues/council_tax_liability/9,R1",
                                "revenues/council-tax-account/9",
                                "revenues/person/R1",
                                null)),
                argumentSet(
                        "council tax",
                        "revenues",
                        "council_tax_balance",
                        COUNCIL_TAX,
                        new FactRow(
                                "revenues/council_tax_balance/9",
                                "revenues/council-tax-account/9",
                                new CouncilTaxDebt(
                                        2,
                                        AUTUMN,
                                        RecoveryStage.FINAL_NOTICE,
                                        25010,
                                        90000,
                                        true,
                                        SPRING,
                                        3,
                                        NEW_YEAR,
                                        RecoveryStage.LIABILITY_ORDER))),
                argumentSet(
                        "reduction",
                        "revenues",
                        "council_tax_reduction",
                        Map.of(
                                "award_id",
                                2,
                                "account_id",
                                9,
                                "status",
                                "RFSD",
                                "weekly_amount",
                                pounds("0.00"),
                                "weekly_before",
                                pounds("21.07"),
                                "changed_on",
                                AUTUMN),
                        new FactRow(
                                "revenues/council_tax_reduction/2",
                                "revenues/council-tax-account/9",
                                new CouncilTaxReduction(ReductionStatus.REFUSED, 0, 2107, AUTUMN, null))),
                argumentSet(
                        "support",
                        "revenues",
                        "housing_support_change",
                        Map.of(
                                "change_id",
                                3,
                                "claimant_ref",
                                "R1",
                                "change_kind",
                                "UOCC",
                                "weekly_before",
                                pounds("90.00"),
                                "weekly_after",
                                pounds("77.40"),
                                "effective_on",
                                AUTUMN),
                        new FactRow(
                                "revenues/housing_support_change/3",
                                "revenues/person/R1",
                                new HousingSupportChange(SupportChangeKind.UNDER_OCCUPATION, 9000, 7740, AUTUMN))),
                argumentSet(
                        "overpayment",
                        "revenues",
                        "benefit_overpayment",
                        Map.of(
                                "overpayment_id",
                                8,
                                "claimant_ref",
                                "R1",
                                "outstanding",
                                pounds("310.00"),
                                "instalments_overdue",
                                0,
                                "cleared_on",
                                SPRING,
                                "cleared_instalments",
                                1,
                                "cleared_oldest_missed_on",
                                NEW_YEAR),
                        new FactRow(
                                "revenues/benefit_overpayment/8",
                                "revenues/person/R1",
                                new BenefitOverpayment(31000, 0, null, SPRING, 1, NEW_YEAR))),
                argumentSet(
                        "somebody who died",
                        "revenues",
                        "person_status",
                        Map.of("person_ref", "R1", "died_on", AUTUMN),
                        new FactRow("revenues/person_status/R1", "revenues/person/R1", new PersonStatus(AUTUMN, null))),
                argumentSet(
                        "somebody who moved away and came back",
                        "revenues",
                        "person_status",
                        Map.of("person_ref", "R1"),
                        new FactRow("revenues/person_status/R1", "revenues/person/R1", new PersonStatus(null, null))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void mapsTheRow(String source, String table, Map<String, Object> values, MappedRow expected) {
        assertThat(map(source, table, values)).isEqualTo(expected);
    }

    static Stream<Arguments> refusedRows() {
        return Stream.of(
                argumentSet(
                        "a code that is not listed",
                        "education",
                        "exclusion",
                        with(PUPIL_EXCLUDED, "exclusion_type", "MARKER"),
                        RefusalReason.UNMAPPABLE_VALUE,
                        "education/exclusion: kind: the code in exclusion_type is not in the mapping's list"),
                argumentSet(
                        "a code in another case",
                        "housing",
                        "rent_account",
                        with(RENT, "rent_period", "w"),
                        RefusalReason.UNMAPPABLE_VALUE,
                        "housing/rent_account: rent-period: the code in rent_period is not in the mapping's list"),
                argumentSet(
                        "no code",
                        "housing",
                        "rent_account",
                        with(RENT, "rent_period", ""),
                        RefusalReason.UNMAPPABLE_VALUE,
                        "housing/rent_account: rent-period: the code in rent_period is not in the mapping's list"),
                argumentSet(
                        "an absurd amount",
                        "housing",
                        "rent_account",
                        with(RENT, "arrears_amount", pounds("99999999.99")),
                        RefusalReason.IMPLAUSIBLE_VALUE,
                        "housing/rent_account: arrears-pence is not plausible: it must be within ten million pounds"),
                argumentSet(
                        "an amount beyond all numbers",
                        "housing",
                        "rent_account",
                        with(RENT, "arrears_amount", pounds("1" + "0".repeat(60) + ".00")),
                        RefusalReason.IMPLAUSIBLE_VALUE,
                        "housing/rent_account: the column arrears_amount: the amount is not plausible"),
                argumentSet(
                        "negative rent",
                        "housing",
                        "rent_account",
                        with(RENT, "rent_amount", pounds("-0.01")),
                        RefusalReason.IMPLAUSIBLE_VALUE,
                        "housing/rent_account: rent-pence is not plausible: it must be zero or more"),
                argumentSet(
                        "a date in 1900",
                        "education",
                        "exclusion",
                        with(PUPIL_EXCLUDED, "start_date", LocalDate.of(1900, 1, 1)),
                        RefusalReason.IMPLAUSIBLE_VALUE,
                        "education/exclusion: started-on is not plausible: it must be from 1950-01-01 to 2199-12-31"),
                argumentSet(
                        "a date in 2999",
                        "education",
                        "exclusion",
                        with(PUPIL_EXCLUDED, "start_date", OPEN_END),
                        RefusalReason.IMPLAUSIBLE_VALUE,
                        "education/exclusion: started-on is not plausible: it must be from 1950-01-01 to 2199-12-31"),
                argumentSet(
                        "a negative count",
                        "education",
                        "exclusion",
                        with(PUPIL_EXCLUDED, "sessions", -1),
                        RefusalReason.IMPLAUSIBLE_VALUE,
                        "education/exclusion: sessions is not plausible: it must be from 0 to 10000"));
    }

    @ParameterizedTest
    @MethodSource("refusedRows")
    void refusesTheRow(String source, String table, Map<String, Object> values, RefusalReason reason, String detail) {
        assertThat(map(source, table, values)).isEqualTo(new Refusal(reason, detail));
    }

    @Test
    void refusesNullWhereTheMappingKnowsNone() {
        Schema schema = CouncilTables.schema(List.of(
                new CouncilTables.Shape("move_id", CouncilTables.type("bigint"), false),
                new CouncilTables.Shape("person_id", CouncilTables.type("bigint"), false),
                new CouncilTables.Shape("moved_on", CouncilTables.type("date"), true)));
        TableMapping moves = table("housing", "address_move");
        assertThat(moves.checkAgainst(schema)).isEmpty();
        assertThat(moves.map(CouncilTables.row(schema, Map.of("move_id", 1, "person_id", 40))))
                .containsExactly(new Refusal(
                        RefusalReason.UNMAPPABLE_VALUE, "housing/address_move: the column moved_on is null"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "",
                "😀👨‍👩‍👧",
                "\u202Eسلام עולם",
                "a\0b",
                "\r\n\t",
                "'; drop table person; --",
                "${jndi:x}",
                "Zo\u0308e"
            })
    void passesTextOnAsItIs(String text) {
        MappedRow mapped = map("housing", "person", with(TENANT, "surname", text));
        assertThat(((PersonRow) mapped).details().surname()).isEqualTo(text);
    }

    @Test
    void cutsWhatIsTooLongToBeMeant() {
        assertThat(surnameOf("x".repeat(1024))).hasSize(1024);
        assertThat(surnameOf("x".repeat(1025))).hasSize(1024);
        assertThat(surnameOf("x".repeat(10_000_000))).hasSize(1024);
        assertThat(surnameOf("x".repeat(1023) + "😀")).isEqualTo("x".repeat(1023));
        assertThat(surnameOf("x".repeat(1022) + "😀y")).isEqualTo("x".repeat(1022) + "😀");
    }

    private static String surnameOf(String text) {
        return ((PersonRow) map("housing", "person", with(TENANT, "surname", text)))
                .details()
                .surname();
    }

    @Test
    void namesARowByItsKeyAndByItsImageAlike() {
        Schema keySchema = CouncilTables.schema(List.of(
                new CouncilTables.Shape("pupil_id", CouncilTables.type("bigint"), false),
                new CouncilTables.Shape("period_start", CouncilTables.type("date"), false)));
        Map<String, Object> key = Map.of("pupil_id", 12, "period_start", AUTUMN);
        TableMapping periods = table("education", "attendance_period");
        assertThat(periods.rowName(CouncilTables.row(keySchema, key)))
                .isEqualTo("education/attendance_period/12,2026-10-05");
        assertThat(periods.rowName(CouncilTables.row("education", "attendance_period", key)))
                .isEqualTo("education/attendance_period/12,2026-10-05");
    }

    @Test
    void namesNoTwoRowsAlike() {
        TableMapping table = SourceMapping.parse("t.source.yaml", """
                source: s
                name: S
                tables:
                  p:
                    columns: { a: text, b: text }
                    key: [ a, b ]
                    fact: { type: school-move, about: { x: a }, values: { moved-on: "date('2026-01-01')" } }
                """).tables().get(0);
        Schema schema = CouncilTables.schema(List.of(
                new CouncilTables.Shape("a", CouncilTables.type("text"), false),
                new CouncilTables.Shape("b", CouncilTables.type("text"), false)));
        assertThat(Stream.of(List.of("1,2", "3"), List.of("1", "2,3"), List.of("1%2C2", "3"), List.of("x/y", "z"))
                        .map(key -> table.rowName(CouncilTables.row(schema, Map.of("a", key.get(0), "b", key.get(1))))))
                .containsExactly("s/p/1%2C2,3", "s/p/1,2%2C3", "s/p/1%252C2,3", "s/p/x/y,z");
    }

    @Test
    void cannotNameARowWithoutItsKey() {
        GenericRecord row = CouncilTables.row("education", "contact", Map.of());
        assertThatThrownBy(() -> table("education", "exclusion").rowName(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("education/exclusion: the column exclusion_id is missing");
    }

    @Test
    void makesAllPartsOfARowOrRefusesIt() {
        TableMapping claims = SourceMapping.parse("t.source.yaml", """
                source: s
                name: S
                tables:
                  claimant:
                    columns: { id: integer, forename: text, surname: text, moved: integer, moves: boolean }
                    key: [ id ]
                    person: { forenames: forename, surname: surname }
                    party: { about: { account: id }, person: { claimant: id } }
                    fact:
                      type: exclusion
                      about: { account: id }
                      when: moves
                      values: { kind: "'PERMANENT'", started-on: "date('2026-01-01') + moved", sessions: 100 / moved }
                """).tables().get(0);
        Schema schema = CouncilTables.schema(List.of(
                new CouncilTables.Shape("id", CouncilTables.type("integer"), false),
                new CouncilTables.Shape("forename", CouncilTables.type("text"), false),
                new CouncilTables.Shape("surname", CouncilTables.type("text"), false),
                new CouncilTables.Shape("moved", CouncilTables.type("integer"), false),
                new CouncilTables.Shape("moves", CouncilTables.type("boolean"), false)));
        Map<String, Object> row = Map.of("id", 1, "forename", "A", "surname", "B", "moved", 4, "moves", true);
        PersonRow person = new PersonRow(
                "s/claimant/1", new PersonDetails(null, "A", "B", null, null, null, null, null, null, null));
        PartyRow party = new PartyRow("s/claimant/1", "s/account/1", "s/claimant/1", null);

        assertThat(claims.map(CouncilTables.row(schema, row)))
                .containsExactly(
                        person,
                        party,
                        new FactRow(
                                "s/claimant/1",
                                "s/account/1",
                                new Exclusion(ExclusionKind.PERMANENT, LocalDate.of(2026, 1, 5), 25)));
        assertThat(claims.map(CouncilTables.row(schema, with(row, "moves", false))))
                .containsExactly(person, party, new Nothing("s/claimant/1", Part.FACT));
        assertThat(claims.map(CouncilTables.row(schema, with(row, "moved", 0))))
                .containsExactly(new Refusal(
                        RefusalReason.UNMAPPABLE_VALUE, "s/claimant: sessions: the expression has no value"));
    }

    @Test
    void aSystemThatWritesTheFirstDayOfNoPartySaysTheDayBefore() {
        TableMapping holders =
                SourceMapping.parse("s.source.yaml", """
                source: s
                name: S
                tables:
                  person:
                    columns: { id: integer, first: text, last: text }
                    key: [ id ]
                    person: { forenames: first, surname: last }
                  holder:
                    columns: { tenancy: integer, person: integer, free_from: date? }
                    key: [ tenancy, person ]
                    party:
                      about: { tenancy: tenancy }
                      person: { person: person }
                      until: "free_from == null ? date('2999-12-31') : free_from - 1"
                """).tables().get(1);
        Schema schema = CouncilTables.schema(List.of(
                new CouncilTables.Shape("tenancy", CouncilTables.type("integer"), false),
                new CouncilTables.Shape("person", CouncilTables.type("integer"), false),
                new CouncilTables.Shape("free_from", CouncilTables.type("date"), true)));
        Map<String, Object> row = Map.of("tenancy", 1, "person", 2);

        assertThat(holders.map(CouncilTables.row(schema, row)))
                .containsExactly(new PartyRow("s/holder/1,2", "s/tenancy/1", "s/person/2", null));
        assertThat(holders.map(CouncilTables.row(schema, with(row, "free_from", LocalDate.of(2026, 12, 1)))))
                .containsExactly(new PartyRow("s/holder/1,2", "s/tenancy/1", "s/person/2", LocalDate.of(2026, 11, 30)));
    }
}
