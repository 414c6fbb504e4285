package cymru.rhybudd.backtest;

import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.Picture;
import cymru.rhybudd.domain.indicator.BenefitOverpayment;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.CouncilTaxReduction;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.PossessionStep;
import cymru.rhybudd.domain.indicator.ReductionStatus;
import cymru.rhybudd.domain.weighting.Band;
import cymru.rhybudd.domain.weighting.Condition;
import cymru.rhybudd.domain.weighting.Condition.Comparison;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of whom a back-test may hear something when only time passes. Somebody who holds green, of whom nothing is open, and whose score
 * time alone can only lower, need not be visited day by day while what they had decays: their next event, or the end of what
 * proves a feed, brings them up to date all the same, and nothing in between would have been told or counted.
 */
final class Awaited {
    private @Nullable WeightingModel asked;
    private boolean growsByLeavingAWindow;

    /** Whether to visit the citizen when they are due by that model. */
    boolean isAwaited(CitizenState state, @Nullable WeightingModel model) {
        Picture picture = state.picture();
        return picture == null
                || model == null
                || growsByLeavingAWindow(model)
                || picture.held().rag() != Rag.GREEN
                || state.riseUntold()
                || !state.triggers().isEmpty()
                || !state.episodes().isEmpty()
                || anyGrows(state);
    }

    /** The answer is kept: it is asked at every event, and the model seldom changes. */
    private boolean growsByLeavingAWindow(WeightingModel model) {
        if (asked != model) {
            asked = model;
            growsByLeavingAWindow = anyGrowsByLeavingAWindow(model);
        }
        return growsByLeavingAWindow;
    }

    /** Whether a band is reached by having little of something, so that what leaves a window may raise the score. */
    private static boolean anyGrowsByLeavingAWindow(WeightingModel model) {
        for (WeightedIndicator indicator : model.indicators()) {
            for (Band band : indicator.bands()) {
                for (List<Condition> alternative : band.alternatives()) {
                    for (Condition condition : alternative) {
                        if (condition.comparison() == Comparison.AT_MOST
                                && condition.measure().unit().perDay() == 0) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /** Whether any measure of these rows grows by itself, or brings a date nearer. All others only leave windows, and decay. */
    private static boolean anyGrows(CitizenState state) {
        for (int i = 0; i < state.rows().size(); i++) {
            Fact fact = state.rows().get(i).fact();
            if ((fact instanceof PossessionStep step && step.effectiveOn() != null)
                    || (fact instanceof CouncilTaxDebt debt
                            && debt.instalmentsOverdue() > 0
                            && debt.oldestMissedOn() != null)
                    || (fact instanceof BenefitOverpayment overpayment
                            && overpayment.instalmentsOverdue() > 0
                            && overpayment.oldestMissedOn() != null)
                    || (fact instanceof CouncilTaxReduction reduction
                            && reduction.status() == ReductionStatus.NONE
                            && reduction.universalCreditNoticeOn() != null)) {
                return true;
            }
        }
        return false;
    }
}
