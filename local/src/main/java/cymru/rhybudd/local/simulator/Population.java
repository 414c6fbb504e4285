package cymru.rhybudd.local.simulator;

import cymru.rhybudd.local.council.RowWrite;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A council's people on the first day, as its three systems record them: the same for the same seed, size and day. */
public final class Population {
    private static final int SCHOOLS = 12;
    private static final LocalDate OPEN_END = LocalDate.of(2999, 12, 31);

    private final Random random;
    private final LocalDate today;
    private final List<Household> households = new ArrayList<>();
    private final List<TableRow> rows = new ArrayList<>();
    private long lastId = 1_000;

    private Population(long seed, LocalDate today) {
        this.random = new Random(seed);
        this.today = today;
    }

    /**
     * Makes a population.
     *
     * @param citizens how many adults there are
     * @param today the first day; dates of the past are counted from it
     */
    public static Population generate(long seed, int citizens, LocalDate today) {
        Population population = new Population(seed, today);
        for (int school = 1; school <= SCHOOLS; school++) {
            population.add(Table.SCHOOL, school, "School " + school, "Ysgol " + school, school % 3 == 0);
        }
        int adults = 0;
        while (adults < citizens) {
            int size = Math.min(citizens - adults, population.chance(60) ? 2 : 1);
            population.household(adults, size);
            adults += size;
        }
        return population;
    }

    List<Household> households() {
        return households;
    }

    /** Every row of the first day, parents before children. */
    List<TableRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** Every row of the first day as it is written, parents before children. */
    public Stream<RowWrite> written() {
        return rows.stream().map(TableRow::written);
    }

    /** An id that no row has yet. */
    long nextId() {
        return ++lastId;
    }

    private void household(int firstAdult, int size) {
        int number = households.size();
        Household household = new Household(
                number,
                10_090_000_000L + number,
                (1 + random.nextInt(120)) + " " + WelshNames.street(random),
                String.format(Locale.ROOT, "CF4%d %dZZ", 7 + random.nextInt(2), random.nextInt(10)),
                WelshNames.ward(random));
        households.add(household);
        String familyName = WelshNames.surname(random);
        for (int i = 0; i < size; i++) {
            household.adults.add(adult(firstAdult + i, i, familyName));
        }
        revenues(household);
        if (chance(45)) {
            housing(household);
        }
        if (chance(45)) {
            education(household);
        }
        if (chance(7)) {
            hardship(household);
        }
    }

    private Adult adult(int number, int place, String familyName) {
        boolean woman = random.nextBoolean();
        return new Adult(
                number,
                woman,
                WelshNames.forename(woman, random),
                place == 0 || chance(70) ? familyName : WelshNames.surname(random),
                LocalDate.of(1945, 1, 1).plusDays(random.nextInt(22_000)),
                String.format(
                        Locale.ROOT,
                        "Q%c%06d%c",
                        'A' + number / 1_000_000,
                        number % 1_000_000,
                        'A' + random.nextInt(4)),
                chance(20));
    }

    private void revenues(Household household) {
        long account = nextId();
        add(
                Table.COUNCIL_TAX_ACCOUNT,
                account,
                household.uprn,
                "ABCDE".substring(random.nextInt(5)).substring(0, 1),
                chance(5) ? "SMI" : null,
                today.minusYears(3),
                null);
        for (Adult adult : household.adults) {
            adult.revenuesPerson = add(
                    Table.REVENUES_PERSON,
                    "R" + nextId(),
                    title(adult),
                    chance(92) ? adult.forenames : firstName(adult),
                    adult.surname,
                    chance(96) ? adult.born : chance(50) ? null : LocalDate.of(1900, 1, 1),
                    chance(90) ? adult.nationalInsuranceNumber : null,
                    household.uprn,
                    household.addressLine,
                    household.postcode,
                    household.ward,
                    adult.speaksWelsh,
                    "01685 " + random.nextInt(999_999));
            if (chance(1)) {
                adult.status = add(
                        Table.PERSON_STATUS,
                        adult.revenuesPerson.known("person_ref"),
                        null,
                        today.minusDays(random.nextInt(300)));
            }
            household.liabilities.add(add(
                    Table.COUNCIL_TAX_LIABILITY,
                    account,
                    adult.revenuesPerson.known("person_ref"),
                    today.minusYears(3),
                    chance(20) ? OPEN_END : null));
        }
        int instalments = chance(5) ? 1 + random.nextInt(4) : 0;
        LocalDate cleared = today.minusDays(1 + random.nextInt(400));
        household.balance = add(
                Table.COUNCIL_TAX_BALANCE,
                account,
                pounds(90 + random.nextInt(120)),
                0,
                pounds(0),
                null,
                pounds(chance(50) ? 0 : 400 + random.nextInt(900)),
                "NONE",
                false,
                instalments == 0 ? null : cleared,
                instalments,
                instalments == 0 ? null : cleared.minusDays(20L * instalments),
                instalments > 2 ? "FINL" : "NONE");
        if (chance(6)) {
            household.overpayment = add(
                    Table.BENEFIT_OVERPAYMENT,
                    nextId(),
                    household.liabilities.get(0).known("person_ref"),
                    pounds(150 + random.nextInt(1_500)),
                    0,
                    null,
                    null,
                    0,
                    null);
        }
        if (chance(20)) {
            BigDecimal weekly = pounds(12 + random.nextInt(15));
            household.award = add(
                    Table.COUNCIL_TAX_REDUCTION,
                    nextId(),
                    account,
                    "LIVE",
                    weekly,
                    weekly,
                    today.minusDays(200),
                    null,
                    chance(10) ? "DP" : null);
        }
    }

    private void housing(Household household) {
        long tenancy = nextId();
        add(Table.TENANCY, tenancy, household.uprn, chance(70) ? "SECURE" : "STANDARD", today.minusYears(2), null);
        for (Adult adult : household.adults) {
            adult.housingPerson = add(
                    Table.HOUSING_PERSON,
                    nextId(),
                    title(adult),
                    chance(85) ? adult.forenames : firstName(adult),
                    chance(96) ? adult.surname : WelshNames.surname(random),
                    chance(93) ? adult.born : null,
                    chance(80) ? adult.nationalInsuranceNumber.toLowerCase(Locale.ROOT) : null,
                    chance(93) ? household.uprn : household.uprn + 500_000,
                    household.addressLine,
                    household.postcode,
                    household.ward,
                    adult.speaksWelsh ? "W" : "E",
                    "person" + adult.number + "@example.org");
            add(
                    Table.TENANCY_HOLDER,
                    tenancy,
                    adult.housingPerson.known("person_id"),
                    household.adults.size() == 1 ? "HOLDER" : "JOINT",
                    today.minusYears(2),
                    chance(10) ? OPEN_END : null);
        }
        boolean monthly = chance(20);
        household.rentAccount = add(
                Table.RENT_ACCOUNT,
                nextId(),
                tenancy,
                monthly ? "M" : "W",
                pounds(monthly ? 480 : 110 + random.nextInt(30)),
                pounds(chance(80) ? -random.nextInt(60) : random.nextInt(80)),
                pounds(chance(20) ? 60 : 0),
                null,
                null,
                null,
                pounds(0));
        if (chance(6)) {
            household.cases.add(add(
                    Table.HOMELESSNESS_CASE,
                    nextId(),
                    housed(household),
                    "PREV",
                    today.minusDays(400),
                    today.minusDays(300),
                    "DVA"));
        }
        if (chance(8)) {
            add(
                    Table.ADDRESS_MOVE,
                    nextId(),
                    housed(household),
                    household.uprn + 700_000,
                    household.uprn,
                    today.minusDays(100 + random.nextInt(900)));
        }
    }

    private void education(Household household) {
        int pupils = 1 + random.nextInt(3);
        for (Adult adult : household.adults) {
            boolean checked = chance(25);
            adult.contact = add(
                    Table.CONTACT,
                    nextId(),
                    title(adult),
                    adult.forenames,
                    adult.surname,
                    checked || chance(65) ? adult.born : null,
                    checked ? adult.nationalInsuranceNumber : null,
                    chance(90) ? household.uprn : null,
                    household.addressLine,
                    household.postcode,
                    household.ward,
                    adult.speaksWelsh ? "cym" : "eng",
                    "07700 " + random.nextInt(999_999));
        }
        for (int i = 0; i < pupils; i++) {
            long id = nextId();
            TableRow pupil = add(
                    Table.PUPIL,
                    id,
                    "UPN" + id,
                    WelshNames.forename(random.nextBoolean(), random),
                    household.adults.get(0).surname,
                    today.minusDays(1_900 + random.nextInt(3_800)),
                    household.uprn,
                    1 + random.nextInt(SCHOOLS),
                    chance(15) ? "IDP" : null,
                    "WBRI");
            household.pupils.add(pupil);
            for (Adult adult : household.adults) {
                add(
                        Table.PARENTAL_RESPONSIBILITY,
                        id,
                        contactId(adult),
                        adult.woman ? "MOTHER" : "FATHER",
                        today.minusYears(4),
                        null);
            }
            for (int back : new int[] {30, 58, 394, 422}) {
                int absent = random.nextInt(100) < 70 ? random.nextInt(2) : random.nextInt(4);
                LocalDate end = today.minusDays(back);
                household.attendance.add(
                        add(Table.ATTENDANCE_PERIOD, id, end.minusDays(25), end, 40, absent, Math.min(1, absent)));
            }
        }
        if (chance(22)) {
            household.meals = add(
                    Table.FREE_SCHOOL_MEAL,
                    nextId(),
                    household.pupils.get(0).known("pupil_id"),
                    "ELIG",
                    today.minusDays(420 + random.nextInt(400)),
                    null);
        }
    }

    private void hardship(Household household) {
        household.chapter = Hardship.INSTALMENTS_MISSED;
        TableRow balance = household.balance;
        if (balance != null) {
            balance.set("instalments_overdue", 3)
                    .set("oldest_missed_on", today.minusDays(50 + random.nextInt(30)))
                    .set("overdue_amount", pounds(360))
                    .set("balance_due", pounds(900))
                    .set("recovery_stage", chance(50) ? "FINL" : "LIAB");
        }
        TableRow rent = household.rentAccount;
        if (rent != null && chance(70)) {
            rent.set("arrears_amount", pounds(300 + random.nextInt(900)));
        }
        if (household.award != null && chance(40)) {
            household.award.set("status", "ENDD").set("changed_on", today.minusDays(20));
        }
    }

    private static Object housed(Household household) {
        return Objects.requireNonNull(household.adults.get(0).housingPerson).known("person_id");
    }

    static Object contactId(Adult adult) {
        return Objects.requireNonNull(adult.contact).known("contact_id");
    }

    private static String title(Adult adult) {
        return adult.woman ? "Ms" : "Mr";
    }

    private static String firstName(Adult adult) {
        return adult.forenames.split(" ")[0];
    }

    static BigDecimal pounds(long pounds) {
        return BigDecimal.valueOf(pounds * 100, 2);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private TableRow add(Table table, @Nullable Object... values) {
        TableRow row = new TableRow(table, values);
        rows.add(row);
        return row;
    }
}
