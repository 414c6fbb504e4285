package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measuring;
import cymru.rhybudd.domain.indicator.Subject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
     * Weighs the rows again after some changed: the same as {@link #of}, but what other indicators add is taken from this very
     * weighing where it still holds.
     *
     * @param concerned the indicators that read rows which changed
     */
    public Weighing after(List<FactRow> rows, Set<Indicator> concerned, WeightingModel model, LocalDate today) {
        if (!isOf(model, today)) {
            return of(rows, model, today);
        }
        return concerned.isEmpty() ? this : of(rows, model, today, this, concerned);
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
            Set<Indicator> concerned) {
        long day = today.toEpochDay();
        Horizon horizon = new Horizon(day);
        Measuring measuring = new Measuring(rows, concerned, day, horizon);
        Ageing ageing = new Ageing(model, day, horizon);
        Contribution[] contributions = new Contribution[model.indicators().size()];
        int count = 0;
        int score = 0;
        for (int i = 0; i < model.indicators().size(); i++) {
            WeightedIndicator weighted = model.indicators().get(i);
            Contribution contribution = before == null || concerned.contains(weighted.indicator())
                    ? contribution(weighted, measuring, ageing)
                    : before.contribution(weighted.indicator());
            if (contribution != null) {
                contributions[count++] = contribution;
                score += contribution.points();
            }
        }
        Contribution[] found = count == contributions.length ? contributions : Arrays.copyOf(contributions, count);
        return new Weighing(model.version(), today, score, List.of(found));
    }

    private static @Nullable Contribution contribution(WeightedIndicator weighted, Measuring measuring, Ageing ageing) {
        List<FactRow> own = measuring.rows(weighted.indicator());
        if (own.isEmpty()) {
            return null;
        }
        ageing.horizon().clear();
        return heaviest(weighted, own, measuring, ageing);
    }

    /** Of the subjects the one that adds most; of equals the one with the higher band; of equals the first. */
    private static Contribution heaviest(
            WeightedIndicator weighted, List<FactRow> own, Measuring measuring, Ageing ageing) {
        int most = -1;
        int highest = -1;
        int left = 0;
        Subject heaviest = null;
        List<Subject> subjects = measuring.subjects(weighted.indicator());
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            int quarter = weighted.quarter(subject, ageing.horizon());
            int decay = ageing.decay(weighted, subject);
            int points = weighted.points(quarter, decay);
            ageing.foresee(weighted, subject, quarter, points);
            if (points > most || (points == most && quarter > highest)) {
                most = points;
                highest = quarter;
                left = decay;
                heaviest = subject;
            }
        }
        Objects.requireNonNull(heaviest, "an indicator with rows has a subject");
        return new Contribution(
                weighted.indicator(),
                most,
                highest,
                left,
                heaviest,
                sources(weighted, own),
                ageing.horizon().due());
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

    /** The first date on which time alone can change a contribution. */
    public Optional<LocalDate> due() {
        LocalDate first = null;
        for (int i = 0; i < contributions.size(); i++) {
            LocalDate due = contributions.get(i).due().orElse(null);
            if (due != null && (first == null || due.isBefore(first))) {
                first = due;
            }
        }
        return Optional.ofNullable(first);
    }
}
