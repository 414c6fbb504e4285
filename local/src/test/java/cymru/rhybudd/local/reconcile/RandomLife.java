package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.daysAgo;

import cymru.rhybudd.local.council.RowWrite;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random writes to a council so small that people, things and keys meet all the time. */
public final class RandomLife {
    private final SplittableRandom random;
    private final int size;

    public RandomLife(long seed, int size) {
        this.random = new SplittableRandom(seed);
        this.size = size;
    }

    /** Whom things concern, before anything happens: else little of what happens concerns anybody. A transaction of each database. */
    public List<List<RowWrite>> settled() {
        List<RowWrite> education = new ArrayList<>();
        List<RowWrite> housing = new ArrayList<>();
        List<RowWrite> revenues = new ArrayList<>();
        for (long id = 1; id <= size; id++) {
            education.add(inItsWard(Council.contact(id, name(), "Ellis", born(), number(), home())));
            education.add(Council.parent(id, id, null));
            housing.add(inItsWard(Council.tenant(id, name(), "Ellis", born(), number(), home())));
            housing.add(Council.holder(id, id, null));
            revenues.add(inItsWard(Council.payer("R" + id, name(), "Ellis", born(), number(), home())));
            revenues.add(Council.liable(id, "R" + id, null));
        }
        return List.of(education, housing, revenues);
    }

    /** The next write. */
    public RowWrite next() {
        RowWrite write = written();
        return random.nextInt(8) == 0 ? Council.removed(write) : write;
    }

    private RowWrite written() {
        return switch (random.nextInt(19)) {
            case 0 -> inItsWard(Council.contact(id(), name(), "Ellis", born(), number(), home()));
            case 1 -> inItsWard(Council.tenant(id(), name(), "Ellis", born(), number(), home()));
            case 2 -> inItsWard(Council.payer(ref(), name(), "Ellis", born(), number(), home()));
            case 3 -> Council.parent(id(), id(), end());
            case 4 -> Council.holder(id(), id(), end());
            case 5 -> Council.liable(id(), ref(), end());
            case 6 ->
                Council.but(
                        Council.balance(id(), random.nextInt(4), until(), amount(), stage()),
                        "breathing_space",
                        random.nextInt(5) == 0,
                        "cleared_on",
                        until(),
                        "cleared_instalments",
                        random.nextInt(4),
                        "cleared_oldest_missed_on",
                        until(),
                        "cleared_stage",
                        stage());
            case 7 -> Council.award(id(), id(), pick("LIVE", "ENDD", "RFSD", "NONE"), amount(), amount(), until());
            case 8 ->
                Council.support(
                        id(), ref(), pick("HBST", "BCAP", "UOCC", "DHPA", "DHPR", "INCR"), amount(), amount(), day());
            case 9 ->
                Council.but(
                        Council.overpayment(id(), ref(), random.nextInt(4), until()),
                        "cleared_on",
                        until(),
                        "cleared_instalments",
                        random.nextInt(4));
            case 10 ->
                Council.but(
                        Council.rent(id(), id(), pick("W", "F", "4", "M"), amount(), amount(), amount(), until()),
                        "cleared_on",
                        until(),
                        "cleared_arrears",
                        Council.pounds(amount()));
            case 17 -> Council.status(ref(), random.nextInt(4) == 0 ? until() : null, null);
            case 11 ->
                Council.possession(id(), id(), pick("WARN", "NOTC", "CLAM", "ORDR", "WRNT", "WDRN"), day(), until());
            case 12 -> Council.housingCase(id(), id(), pick("PREV", "RELF", "TEMP", "APPL", "TRAN"), day(), until());
            case 13 -> Council.moved(id(), id(), day());
            case 14 -> Council.exclusion(id(), id(), pick("FIXD", "LNCH", "PERM"), day(), random.nextInt(12), until());
            case 15 ->
                Council.attendance(id(), daysAgo(28 * random.nextInt(16)), random.nextInt(40), random.nextInt(10));
            case 16 -> Council.meals(id(), id(), pick("ELIG", "TRAN", "ENDD"), day(), until());
            default -> Council.schoolMove(id(), id(), day(), random.nextBoolean());
        };
    }

    /** Of the homes, every other is in the north. */
    private static RowWrite inItsWard(RowWrite person) {
        boolean north = person.columns().get("uprn") instanceof Long uprn && uprn % 2 == 0;
        return Council.but(person, "ward_code", north ? "W05000703" : "W05000705");
    }

    private String stage() {
        return pick("NONE", "REMD", "FINL", "LIAB", "ENFC");
    }

    private long id() {
        return 1 + random.nextInt(size);
    }

    private String ref() {
        return "R" + id();
    }

    private String name() {
        return pick("Siân", "SIAN", "Huw");
    }

    private LocalDate born() {
        return pick(
                Council.BORN, Council.BORN.plusDays(random.nextInt(Math.max(1, size / 10))), LocalDate.of(1900, 1, 1));
    }

    private @Nullable String number() {
        return random.nextInt(3) == 0 ? null : String.format("AB%06dC", random.nextInt(size));
    }

    private Long home() {
        return (long) random.nextInt(size);
    }

    private @Nullable LocalDate until() {
        return random.nextBoolean() ? null : random.nextInt(4) == 0 ? LocalDate.of(2999, 12, 31) : day();
    }

    /** Of a party: some have an end to come. */
    private @Nullable LocalDate end() {
        return random.nextInt(3) == 0 ? daysAgo(-random.nextInt(60)) : until();
    }

    private LocalDate day() {
        return daysAgo(random.nextInt(800) - 20);
    }

    private String amount() {
        return random.nextInt(1000) + "." + random.nextInt(10) + random.nextInt(10);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }
}
