package cymru.rhybudd.domain.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the measures of a citizen's rows on one day, as {@code docs/meaning.md} defines them. */
public final class Measuring {
    private static final Indicator[] INDICATORS = Indicator.values();

    private final List<FactRow> all;
    /** The rows of each indicator that is measured, in the order of their names; null for none. */
    private final List<FactRow>[] own;

    private final Horizon horizon;

    /** Takes the measures of these indicators on the horizon's day; the horizon learns when time alone will change one. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array, for this is the hottest place of all
    public Measuring(List<FactRow> rows, Set<Indicator> measured, Horizon horizon) {
        this.all = rows;
        this.own = new List[INDICATORS.length];
        this.horizon = horizon;
        for (int i = 0; i < rows.size() && !measured.isEmpty(); i++) {
            FactRow row = rows.get(i);
            Fact fact = row.fact();
            Indicator indicator = fact == null ? null : fact.indicator();
            if (indicator != null && measured.contains(indicator)) {
                own[indicator.ordinal()] = with(own[indicator.ordinal()], row);
            }
        }
    }

    /** Most indicators have one row, and few have many. */
    private static List<FactRow> with(@Nullable List<FactRow> rows, FactRow row) {
        if (rows == null) {
            return List.of(row);
        }
        List<FactRow> more = rows;
        if (rows.size() == 1) {
            more = new ArrayList<>(12);
            more.add(rows.get(0));
        }
        more.add(row);
        return more;
    }

    /** Adds the indicators that read the rows of one of these besides their own. */
    public static void addReaders(Set<Indicator> changed) {
        if (changed.contains(Indicator.LEVEL_OF_DEBT)) {
            changed.add(Indicator.COUNCIL_TAX_REDUCTION);
            changed.add(Indicator.SCHOOL_MEALS_OR_MOVE);
        }
        if (changed.contains(Indicator.RENT_ARREARS)) {
            changed.add(Indicator.SCHOOL_MEALS_OR_MOVE);
        }
    }

    /** The rows behind an indicator that is measured, in the order of their names. */
    public List<FactRow> rows(Indicator indicator) {
        List<FactRow> rows = own[indicator.ordinal()];
        return rows == null ? List.of() : rows;
    }

    /** Hands on the subjects of an indicator with their measures, one by one; none when there is no row. */
    public void measure(Indicator indicator, Consumer<Subject> subjects) {
        List<FactRow> rows = rows(indicator);
        if (rows.isEmpty()) {
            return;
        }
        switch (indicator) {
            case LEVEL_OF_DEBT -> RevenuesMeasures.levelOfDebt(rows, horizon, subjects);
            case COUNCIL_TAX_REDUCTION -> RevenuesMeasures.awards(rows, all, horizon, subjects);
            case SUPPORT_SHOCK -> RevenuesMeasures.supportShock(rows, subjects);
            case RENT_ARREARS -> HousingMeasures.rentArrears(rows, subjects);
            case THREAT_TO_TENANCY -> HousingMeasures.threatToTenancy(rows, horizon, subjects);
            case HOUSING_INSTABILITY -> HousingMeasures.housingInstability(rows, horizon, subjects);
            case DEPENDANTS_EXCLUSIONS -> EducationMeasures.exclusions(rows, horizon, subjects);
            case SCHOOL_ATTENDANCE -> EducationMeasures.attendance(rows, subjects);
            case SCHOOL_MEALS_OR_MOVE -> EducationMeasures.mealsOrMove(rows, all, horizon, subjects);
        }
    }
}
