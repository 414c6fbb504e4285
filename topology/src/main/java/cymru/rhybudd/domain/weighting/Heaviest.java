package cymru.rhybudd.domain.weighting;

import cymru.rhybudd.domain.indicator.Horizon;
import cymru.rhybudd.domain.indicator.Subject;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Of the subjects of an indicator the one that adds most; of equals the one with the higher band; of equals the first. */
final class Heaviest implements Consumer<Subject> {
    private final Ageing ageing;
    private final Horizon horizon;
    private @Nullable WeightedIndicator weighted;
    private int points;
    private int quarter;
    private int decay;
    private @Nullable Subject subject;
    private boolean anyCountsDays;
    private long fades;
    private long anyFades;
    private @Nullable Subject reaching;
    private boolean mayChangeOrder;

    /** @param horizon has learnt, when all subjects were weighed, when time alone changes a measure or a band */
    Heaviest(Ageing ageing, Horizon horizon) {
        this.ageing = ageing;
        this.horizon = horizon;
    }

    /** The subjects of that indicator come next. */
    void begin(WeightedIndicator next) {
        horizon.clear();
        weighted = next;
        points = -1;
        quarter = -1;
        subject = null;
        anyCountsDays = false;
        fades = Horizon.NEVER;
        anyFades = Horizon.NEVER;
        reaching = null;
        mayChangeOrder = false;
    }

    @Override
    public void accept(Subject other) {
        WeightedIndicator weighted = weighted();
        int itsQuarter = weighted.quarter(other, horizon);
        int itsDecay = ageing.decay(weighted, other);
        int itsPoints = weighted.points(itsQuarter, itsDecay);
        long itsFades = ageing.fades(weighted, other, itsQuarter, itsPoints);
        if (itsQuarter > 0) {
            mayChangeOrder |= reaching != null && reaching.decaysFromDay() != other.decaysFromDay();
            reaching = other;
        }
        anyFades = Math.min(anyFades, itsFades);
        anyCountsDays |= other.countsDays();
        if (itsPoints > points || (itsPoints == points && itsQuarter > quarter)) {
            points = itsPoints;
            quarter = itsQuarter;
            decay = itsDecay;
            fades = itsFades;
            subject = other;
        }
    }

    private WeightedIndicator weighted() {
        return Objects.requireNonNull(weighted, "begin comes first");
    }

    Contribution contribution(List<String> sources) {
        Subject heaviest = Objects.requireNonNull(subject, "an indicator with rows has a subject");
        long due = Math.min(horizon.due(), mayChangeOrder ? anyFades : fades);
        return new Contribution(
                weighted().indicator(), points, quarter, decay, heaviest, sources, due, measuredUntil(due));
    }

    /**
     * Days that are counted are others tomorrow. Subjects that reach a band and decay from different days may come to add most in
     * turn; those that decay from the same day, or live, never do.
     */
    private long measuredUntil(long due) {
        if (anyCountsDays) {
            return horizon.today() + 1;
        }
        return mayChangeOrder ? due : horizon.due();
    }
}
