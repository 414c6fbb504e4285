package cymru.rhybudd.domain.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Makes the rows of one citizen: of the system that its indicator belongs to, and about one thing unless said otherwise. */
public final class Rows {
    private final List<FactRow> rows = new ArrayList<>();
    private String thing = "1";

    private Rows() {}

    /** Rows of these facts about one thing, in this order. */
    public static List<FactRow> rows(Fact... facts) {
        return about("1", facts).toList();
    }

    /** Rows of these facts about that thing; more may follow. */
    public static Rows about(String thing, Fact... facts) {
        return new Rows().andAbout(thing, facts);
    }

    public Rows andAbout(String thing, Fact... facts) {
        this.thing = thing;
        for (Fact fact : facts) {
            and(String.format(Locale.ROOT, "%03d", rows.size()), fact);
        }
        return this;
    }

    /** A row whose primary key matters. */
    public Rows and(String key, Fact fact) {
        rows.add(row(key, thing, 0, fact));
        return this;
    }

    /** In the order of their names, as a citizen's state holds them. */
    public List<FactRow> toList() {
        return rows.stream().sorted(Comparator.comparing(FactRow::row)).toList();
    }

    /** One row of a fact. */
    public static FactRow row(String key, String thing, long version, Fact fact) {
        return new FactRow(name(key, fact), source(fact) + "/thing/" + thing, version, fact);
    }

    /** The memory of a row that speaks of the citizen no more. */
    public static FactRow gone(FactRow row, long version) {
        return new FactRow(row.row(), row.about(), version, null);
    }

    private static String name(String key, Fact fact) {
        return source(fact) + "/" + fact.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "/" + key;
    }

    private static String source(Fact fact) {
        Indicator indicator = fact.indicator();
        return (indicator == null ? Domain.REVENUES : indicator.domain()).name().toLowerCase(Locale.ROOT);
    }
}
