package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measuring;
import cymru.rhybudd.domain.indicator.Subject;
import cymru.rhybudd.domain.indicator.Subject.Measured;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The composite picture of one citizen: a score that its contributions sum to exactly.
 *
 * @param asOf the date by the log's clock for which days and windows were counted
 * @param score basis points, 0 to 10,000
 * @param contributions of the indicators of which something is known, in the order of {@code Indicator}
 * @param due the first date on which time alone can change a contribution
 */
public record Weighing(
        String modelVersion,
        LocalDate asOf,
        int score,
        Rag rag,
        List<Contribution> contributions,
        Optional<LocalDate> due) {

    public Weighing {
        contributions = List.copyOf(contributions);
        int sum = 0;
        for (Contribution contribution : contributions) {
            sum += contribution.points();
        }
        if (score != sum) {
            throw new IllegalArgumentException("score " + score + " is not the sum of its contributions, " + sum);
        }
    }

    /** Weighs the rows of one citizen on one day. */
    public static Weighing of(List<FactRow> rows, WeightingModel model, LocalDate today) {
        Horizon horizon = new Horizon(today);
        Measuring measuring = new Measuring(rows, today, horizon);
        List<Contribution> contributions = new ArrayList<>(model.indicators().size());
        TreeSet<String> contributing = new TreeSet<>();
        int score = 0;
        for (WeightedIndicator weighted : model.indicators()) {
            List<FactRow> own = measuring.rows(weighted.indicator());
            if (!own.isEmpty()) {
                Contribution contribution = contribution(weighted, measuring, horizon);
                contributions.add(contribution);
                score += contribution.points();
                if (contribution.points() > 0) {
                    contributing.addAll(contribution.sources());
                }
            }
        }
        return new Weighing(
                model.version(), today, score, model.colour(score, contributing.size()), contributions, horizon.due());
    }

    private static Contribution contribution(WeightedIndicator weighted, Measuring measuring, Horizon horizon) {
        int highest = -1;
        List<Measured> measures = List.of();
        for (Subject subject : measuring.subjects(weighted.indicator())) {
            int quarter = weighted.quarter(subject, horizon);
            if (quarter > highest) {
                highest = quarter;
                measures = subject.measured();
            }
        }
        return new Contribution(
                weighted.indicator(),
                weighted.points(highest),
                highest,
                measures,
                sources(measuring.rows(weighted.indicator())));
    }

    /** Rows come in the order of their names, so equal sources are neighbours and sources come in order. */
    private static List<String> sources(List<FactRow> rows) {
        List<String> sources = new ArrayList<>(1);
        for (FactRow row : rows) {
            String source = row.source();
            if (sources.isEmpty() || !sources.get(sources.size() - 1).equals(source)) {
                sources.add(source);
            }
        }
        return sources;
    }

    /** What the given contribution adds, in basis points; 0 for an indicator that does not contribute. */
    public int points(Indicator indicator) {
        for (Contribution contribution : contributions) {
            if (contribution.indicator() == indicator) {
                return contribution.points();
            }
        }
        return 0;
    }
}
