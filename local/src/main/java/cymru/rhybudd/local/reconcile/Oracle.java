package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.council.RowWrite;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says what every citizen's picture must be by the council's own rows, and how a written row changes it. For one thread. */
public final class Oracle {
    private final CouncilImage image;
    private final Model model;
    private final ProvenFeeds proven;
    private final Register register;
    private Days days;

    /** From here on the image is the oracle's own. */
    public Oracle(CouncilImage image, Model model, LocalDate today, ProvenFeeds proven) {
        this.image = image;
        this.model = model;
        this.days = new Days(today);
        this.proven = proven;
        this.register = new Register(today);
        image.rows().forEach(register::add);
    }

    /** A citizen's records, facts, and the picture that they give. */
    record Citizen(Set<String> records, Facts facts, Picture picture) {}

    /** The citizens that a written row may concern, as they were and as they are. */
    record Effect(boolean ofPersonRecord, List<Citizen> before, List<Citizen> after) {
        static final Effect NONE = new Effect(false, List.of(), List.of());
    }

    /** The pictures of all citizens, computed anew. */
    public List<Picture> pictures() {
        return citizens().stream().map(Citizen::picture).toList();
    }

    /** All citizens, computed anew. */
    List<Citizen> citizens() {
        return citizens(register.records());
    }

    /** The pictures of those citizens that any of the person records belongs to. */
    public List<Picture> pictures(Collection<String> records) {
        return citizens(Set.copyOf(records)).stream().map(Citizen::picture).toList();
    }

    Model model() {
        return model;
    }

    /** The date for which windows and days are counted. */
    public LocalDate today() {
        return days.today();
    }

    /** The clock says another date; whoever's last day as a party is over by then is none any more. */
    public void turnTo(LocalDate today) {
        register.turnTo(today);
        days = new Days(today);
    }

    /** Takes a written row in, and returns the pictures of the citizens that it may concern, as they are now. */
    public List<Picture> apply(RowWrite write) {
        return write(write).after().stream().map(Citizen::picture).toList();
    }

    /** Parties whose last day is over on that date, in the order in which they go. */
    List<Row> endedBefore(LocalDate day) {
        return register.endedBefore(day);
    }

    /** Whose time as a party is over goes. */
    Effect end(Row party) {
        List<Citizen> before = citizens(register.concerned(party));
        register.remove(party);
        return new Effect(false, before, citizens(register.concerned(party)));
    }

    Effect write(RowWrite write) {
        CouncilTable table = CouncilTable.find(write.database(), write.table());
        if (table == null) {
            return Effect.NONE;
        }
        // The register still says who was concerned before; both rows count, for a row may move from one to another.
        CouncilImage.Replaced replaced = image.replace(write);
        Set<String> concerned = new TreeSet<>();
        Stream.of(Stream.ofNullable(replaced.before()), Stream.ofNullable(replaced.after()))
                .flatMap(row -> row)
                .forEach(row -> concerned.addAll(register.concerned(row)));
        List<Citizen> before = citizens(concerned);
        before.forEach(citizen -> concerned.addAll(citizen.records()));

        Stream.ofNullable(replaced.before()).forEach(register::remove);
        Stream.ofNullable(replaced.after()).forEach(register::add);
        return new Effect(table.holdsPersons(), before, citizens(concerned));
    }

    /** The picture that these facts would give by themselves. */
    Picture picture(Set<String> records, Facts facts) {
        return model.picture(records, facts, days, proven);
    }

    /** The citizens that any of the person records belongs to. */
    List<Citizen> citizens(Set<String> records) {
        List<Citizen> citizens = new ArrayList<>();
        for (Set<String> citizen : register.citizens(records)) {
            Facts facts = register.facts(citizen);
            citizens.add(new Citizen(citizen, facts, picture(citizen, facts)));
        }
        return citizens;
    }
}
