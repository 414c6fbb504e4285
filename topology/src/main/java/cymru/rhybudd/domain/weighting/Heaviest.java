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
    private int reaching;
    private boolean anyCountsDays;
    private long fades;

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
        reaching = 0;
        anyCountsDays = false;
        fades = Horizon.NEVER;
    }

    @Override
    public void accept(Subject other) {
        WeightedIndicator weighted = weighted();
        int itsQuarter = weighted.quarter(other, horizon);
        int itsDecay = ageing.decay(weighted, other);
        int itsPoints = weighted.points(itsQuarter, itsDecay);
        fades = Math.min(fades, ageing.fades(weighted, other, itsQuarter, itsPoints));
        reaching += itsQuarter > 0 ? 1 : 0;
        anyCountsDays |= other.countsDays();
        if (itsPoints > points || (itsPoints == points && itsQuarter > quarter)) {
            points = itsPoints;
            quarter = itsQuarter;
            decay = itsDecay;
            subject = other;
        }
    }

    private WeightedIndicator weighted() {
        return Objects.requireNonNull(weighted, "begin comes first");
    }

    Contribution contribution(List<String> sources) {
        Subject heaviest = Objects.requireNonNull(subject, "an indicator with rows has a subject");
        long due = Math.min(horizon.due(), fades);
        return new Contribution(
                weighted().indicator(), points, quarter, decay, heaviest, sources, due, measuredUntil(due));
    }

    /** Days that are counted are others tomorrow. Where several subjects reach a band, another may come to add most as they decay. */
    private long measuredUntil(long due) {
        if (anyCountsDays) {
            return horizon.today() + 1;
        }
        return reaching > 1 ? due : horizon.due();
    }
}
