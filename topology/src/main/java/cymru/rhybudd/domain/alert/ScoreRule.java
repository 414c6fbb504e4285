package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.alert.CitizenEvent.ModelChanged;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.weighting.Rag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a rise of the score is told; its rules come in the order of {@code docs/meaning.md}. */
final class ScoreRule {
    private static final AlertKind KIND = AlertKind.ESCALATION;

    private ScoreRule() {}

    /** @param quiet the reason that is given when there is nothing to tell */
    static Outcome rule(Judging judging, DecisionReason quiet) {
        Rag was = judging.before().held().rag();
        Rag is = judging.picture().held().rag();
        Episode open = judging.before().episode(KIND);
        if (open != null) {
            DecisionReason over = over(judging, was, is);
            if (over != null) {
                return Outcome.told(KIND, over, EpisodeStep.CLOSED, open);
            }
            DecisionReason inhibition = judging.inhibitionOfRise();
            if (inhibition != null) {
                return new Outcome(KIND, inhibition, EpisodeStep.CLOSED, open, true);
            }
        }
        if (is.isWorseThan(was)) {
            return rose(judging, is, open);
        }
        return stands(judging, is, open, quiet);
    }

    /** Why there is no concern any more; null while there is. */
    private static @Nullable DecisionReason over(Judging judging, Rag was, Rag is) {
        boolean nothing = judging.picture().weighing().contributions().isEmpty();
        if (!nothing && (is != Rag.GREEN || was == Rag.GREEN)) {
            return null;
        }
        if (judging.movesAway()) {
            return DecisionReason.PASSED_ON;
        }
        return nothing ? DecisionReason.NOTHING_LEFT : DecisionReason.CONCERN_FELL;
    }

    private static Outcome rose(Judging judging, Rag is, @Nullable Episode open) {
        CitizenEvent event = judging.event();
        boolean first = event instanceof ModelChanged && judging.before().picture() == null;
        if (first) {
            return Outcome.silent(KIND, DecisionReason.FIRST_MODEL, open);
        }
        if (judging.isSnapshot()) {
            return silent(judging, DecisionReason.SNAPSHOT, open);
        }
        if (event instanceof Observed observed && !is.isWorseThan(worstAlone(observed, judging))) {
            return silent(judging, DecisionReason.LINK_SHOWS_NOTHING_NEW, open);
        }
        DecisionReason inhibition = judging.inhibitionOfRise();
        if (inhibition != null) {
            return new Outcome(KIND, inhibition, null, open, true);
        }
        Picture before = judging.before().picture();
        boolean grey = before != null && before.rag() == Rag.UNKNOWN; // a feed that has come back may have raised it
        return told(!grey && isByModel(judging, is), open);
    }

    private static Outcome told(boolean byModel, @Nullable Episode open) {
        return Outcome.told(
                KIND,
                byModel ? DecisionReason.MODEL_CHANGED : DecisionReason.CONCERN_ROSE,
                open == null ? EpisodeStep.OPENED : EpisodeStep.ROSE,
                open);
    }

    /** Nobody need be told of this rise; an earlier one that was not told is not told by that. */
    private static Outcome silent(Judging judging, DecisionReason reason, @Nullable Episode open) {
        return new Outcome(KIND, reason, null, open, judging.before().riseUntold());
    }

    /** The colour did not rise; but what was kept from being told may be told now. */
    private static Outcome stands(Judging judging, Rag is, @Nullable Episode open, DecisionReason quiet) {
        boolean worse = is.isWorseThan(open == null ? Rag.GREEN : open.told());
        boolean untold = worse && judging.before().riseUntold();
        boolean takenOver = worse && judging.takesOver(KIND);
        boolean snoozed = open != null && open.snoozedUntil() != null;
        if ((takenOver || untold || snoozed) && !judging.isSnapshot()) {
            DecisionReason inhibition = judging.inhibitionOfRise();
            if (inhibition != null) {
                return new Outcome(KIND, takenOver ? inhibition : quiet, null, open, true);
            }
            if (takenOver || untold) {
                return Outcome.told(
                        KIND,
                        takenOver ? DecisionReason.TAKEN_OVER : DecisionReason.INHIBITION_ENDED,
                        open == null ? EpisodeStep.OPENED : EpisodeStep.ROSE,
                        open);
            }
            if (judging.didAnyBandRise()) {
                return Outcome.told(KIND, DecisionReason.SNOOZE_ENDED_BY_CHANGE, EpisodeStep.REOPENED, open);
            }
            if (judging.isOver(open)) {
                return Outcome.told(KIND, DecisionReason.SNOOZE_RAN_OUT, EpisodeStep.REOPENED, open);
            }
        }
        if (worse && open != null && open.byModel() && bearsOut(judging, open.told())) {
            return told(isByModel(judging, judging.entered()), open);
        }
        return new Outcome(KIND, quiet, null, open == null ? null : open.atMost(is), untold);
    }

    /**
     * Whether what models alone have raised so far is so by the event, too: what happened makes it worse, or another model says so by itself. What officers
     * hear must not hang on the ruling about the model that was first.
     */
    private static boolean bearsOut(Judging judging, Rag told) {
        Rag entered = judging.entered();
        if (!entered.isWorseThan(told) || judging.isSnapshot()) {
            return false;
        }
        if (judging.event() instanceof ModelChanged) {
            return true;
        }
        boolean shownElsewhere =
                judging.event() instanceof Observed observed && !entered.isWorseThan(worstAlone(observed, judging));
        return !shownElsewhere && (judging.didAnyBandRise() || entered.isWorseThan(judging.enteredBefore()));
    }

    /** Whether a new model alone makes it so bad, for it would have been so by that model on the day of the last picture; else time has a part in it. */
    private static boolean isByModel(Judging judging, Rag is) {
        RowsAlone before = judging.onTheLastDayOfModelBefore();
        return before != null && !judging.before().riseUntold() && !is.isWorseThan(before.entered());
    }

    /** The worst colour that the rows moved here from some other citizen show by themselves. */
    private static Rag worstAlone(Observed observed, Judging judging) {
        Rag worst = Rag.UNKNOWN;
        for (List<FactRow> moved : observed.rowsByOrigin().values()) {
            worst = Rag.worse(worst, judging.today(moved).entered());
        }
        return worst;
    }
}
