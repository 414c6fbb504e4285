package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measuring;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one citizen weigh on one day: a score that its contributions sum to exactly. It depends on the rows, the
 * model and the date, and on nothing that happened on the way.
 *
 * @param asOf the date by the log's clock for which days and windows were counted
 * @param score basis points, 0 to 10,000
 * @param contributions of the indicators of which something is known, in the order of {@code Indicator}
 */
public record Weighing(String modelVersion, LocalDate asOf, int score, List<Contribution> contributions) {

    public Weighing {
        contributions = List.copyOf(contributions);
        int sum = 0;
        for (int i = 0; i < contributions.size(); i++) {
            sum += contributions.get(i).points();
        }
        if (score != sum) {
            throw new IllegalArgumentException("score " + score + " is not the sum of its contributions, " + sum);
        }
    }

    /** Weighs the rows of one citizen on one day. */
    public static Weighing of(List<FactRow> rows, WeightingModel model, LocalDate today) {
        return of(rows, model, today, null, EnumSet.allOf(Indicator.class));
    }

    /**
     * Weighs the rows again after some changed, or time passed: the same as {@link #of}, but what other indicators add is taken
     * from this very weighing where time did nothing but let it decay.
     *
     * @param concerned the indicators that read rows which changed
     */
    public Weighing after(List<FactRow> rows, Set<Indicator> concerned, WeightingModel model, LocalDate today) {
        if (!model.version().equals(modelVersion) || today.isBefore(asOf)) {
            return of(rows, model, today);
        }
        if (today.equals(asOf)) {
            return concerned.isEmpty() ? this : of(rows, model, today, this, concerned);
        }
        Set<Indicator> measured = withOutdated(concerned, today.toEpochDay());
        return measured.isEmpty() ? aged(model, today) : of(rows, model, today, this, measured);
    }

    /** Time did nothing but let it decay. */
    private Weighing aged(WeightingModel model, LocalDate today) {
        Ageing ageing = new Ageing(model, today.toEpochDay());
        Contribution[] aged = new Contribution[contributions.size()];
        int next = 0; // both lists are in the order of Indicator
        int sum = 0;
        for (int i = 0; i < aged.length; i++) {
            Contribution was = contributions.get(i);
            while (model.indicators().get(next).indicator() != was.indicator()) {
                next++;
            }
            aged[i] = ageing.aged(model.indicators().get(next), was);
            sum += aged[i].points();
        }
        return new Weighing(modelVersion, today, sum, List.of(aged));
    }

    /** The concerned indicators, and those that are to be measured again in any case. */
    private Set<Indicator> withOutdated(Set<Indicator> concerned, long today) {
        Set<Indicator> all = concerned;
        for (int i = 0; i < contributions.size(); i++) {
            Contribution contribution = contributions.get(i);
            if (today >= contribution.measuredUntil() && !all.contains(contribution.indicator())) {
                if (all == concerned) {
                    all = EnumSet.noneOf(Indicator.class);
                    all.addAll(concerned);
                }
                all.add(contribution.indicator());
            }
        }
        return all;
    }

    /** Whether it is by that model and for that day. */
    public boolean isOf(WeightingModel model, LocalDate today) {
        return today.equals(asOf) && model.version().equals(modelVersion);
    }

    private static Weighing of(
            List<FactRow> rows,
            WeightingModel model,
            LocalDate today,
            @Nullable Weighing before,
            Set<Indicator> measured) {
        Horizon horizon = new Horizon(today.toEpochDay());
        Measuring measuring = new Measuring(rows, measured, horizon);
        Ageing ageing = new Ageing(model, horizon.today());
        Heaviest heaviest = new Heaviest(ageing, horizon);
        List<Contribution> known = before == null ? List.of() : before.contributions;
        Contribution[] contributions = new Contribution[model.indicators().size()];
        int next = 0; // all lists are in the order of Indicator
        int count = 0;
        int score = 0;
        for (int i = 0; i < model.indicators().size(); i++) {
            WeightedIndicator weighted = model.indicators().get(i);
            boolean isKnown = next < known.size() && known.get(next).indicator() == weighted.indicator();
            Contribution was = isKnown ? known.get(next++) : null;
            Contribution is = measured.contains(weighted.indicator())
                    ? contribution(weighted, measuring, heaviest)
                    : was == null ? null : ageing.aged(weighted, was);
            if (is != null) {
                contributions[count++] = is;
                score += is.points();
            }
        }
        Contribution[] found = count == contributions.length ? contributions : Arrays.copyOf(contributions, count);
        return new Weighing(model.version(), today, score, List.of(found));
    }

    private static @Nullable Contribution contribution(
            WeightedIndicator weighted, Measuring measuring, Heaviest heaviest) {
        List<FactRow> own = measuring.rows(weighted.indicator());
        if (own.isEmpty()) {
            return null;
        }
        heaviest.begin(weighted);
        measuring.measure(weighted.indicator(), heaviest);
        return heaviest.contribution(sources(weighted, own));
    }

    /** Nearly always the very sources that the model names; else found row by row, which come in the order of their names. */
    private static List<String> sources(WeightedIndicator weighted, List<FactRow> rows) {
        if (weighted.from().size() == 1) {
            String only = weighted.from().get(0);
            boolean all = true;
            for (int i = 0; i < rows.size(); i++) {
                all &= rows.get(i).isFrom(only);
            }
            if (all) {
                return weighted.from();
            }
        }
        return rows.stream().map(FactRow::source).distinct().sorted().toList();
    }

    /** What the given indicator adds; null for one of which nothing is known. */
    public @Nullable Contribution contribution(Indicator indicator) {
        for (int i = 0; i < contributions.size(); i++) {
            Contribution contribution = contributions.get(i);
            if (contribution.indicator() == indicator) {
                return contribution;
            }
        }
        return null;
    }

    /** What the given indicator adds, in basis points; 0 for one that does not contribute. */
    public int points(Indicator indicator) {
        Contribution contribution = contribution(indicator);
        return contribution == null ? 0 : contribution.points();
    }

    /** The band of the given indicator in quarters; 0 for one that does not contribute. */
    public int quarter(Indicator indicator) {
        Contribution contribution = contribution(indicator);
        return contribution == null ? 0 : contribution.quarter();
    }

    /** Whether the same indicators add the same, by the same model; what a measure counts up meanwhile is no difference. */
    public boolean weighsLike(Weighing other) {
        if (!modelVersion.equals(other.modelVersion) || contributions.size() != other.contributions.size()) {
            return false;
        }
        for (int i = 0; i < contributions.size(); i++) {
            Contribution one = contributions.get(i);
            Contribution another = other.contributions.get(i);
            if (one.indicator() != another.indicator()
                    || one.points() != another.points()
                    || one.quarter() != another.quarter()) {
                return false;
            }
        }
        return true;
    }

    /** The first day on which time alone can change a contribution, in days since 1970-01-01; {@link Horizon#NEVER} when none can. */
    public long due() {
        long first = Horizon.NEVER;
        for (int i = 0; i < contributions.size(); i++) {
            first = Math.min(first, contributions.get(i).due());
        }
        return first;
    }
}
