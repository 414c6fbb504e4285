package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.indicator.Measuring;
import cymru.rhybudd.domain.weighting.Certainty;
import cymru.rhybudd.domain.weighting.Counterfactual;
import cymru.rhybudd.domain.weighting.HeldColour;
import cymru.rhybudd.domain.weighting.Weighing;
import cymru.rhybudd.domain.weighting.WeightingModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pure core: folds one event into what is known of one citizen. No clock, no I/O, no randomness. */
public final class Assessor {
    private static final Set<Indicator> NOTHING = Set.of();

    private Assessor() {}

    /**
     * Says what is known after the event, and what an officer is told. A citizen whose picture is by another model, or who is
     * due, is first to be brought up to date, by {@link CitizenEvent.ModelChanged} and {@link CitizenEvent.TimePassed}.
     *
     * @param model the model in force; null before the first is published
     * @param moment what the log last said to everybody
     */
    public static Verdict assess(
            CitizenState before, CitizenEvent event, @Nullable WeightingModel model, Moment moment) {
        return assess(before, event, model, moment, List.of());
    }

    /**
     * The same for an event at whose position the citizen was brought up to date.
     *
     * @param told the ids of the alerts that this came to
     */
    public static Verdict assess(
            CitizenState before, CitizenEvent event, @Nullable WeightingModel model, Moment moment, List<String> told) {
        return verdict(before, event, model, moment, told).handingOver(Handover.of(before, event, model, moment));
    }

    private static Verdict verdict(
            CitizenState before, CitizenEvent event, @Nullable WeightingModel model, Moment moment, List<String> told) {
        CitizenState said = said(before, event);
        if (model == null) {
            return Verdict.silent(
                    event instanceof CitizenEvent.OfficerActed acted
                            ? OfficerRule.takeCase(said, acted.action())
                            : said,
                    DecisionReason.NO_MODEL);
        }
        boolean known = before.picture() != null || before.rows().isEmpty();
        if (event instanceof CitizenEvent.Observed && said.rows() == before.rows() && known) {
            return Verdict.silent(said, DecisionReason.NOTHING_CHANGED);
        }
        if (event instanceof CitizenEvent.HandedOver && said.departure().successor() != null) {
            return Verdict.silent(said, DecisionReason.PASSED_ON);
        }
        if (event instanceof CitizenEvent.OfficerActed acted) {
            OfficerRule.Taken taken = OfficerRule.take(said, acted.action(), model, moment);
            return judge(taken.state(), NOTHING, taken.reason(), event, model, moment, told);
        }
        Set<Indicator> concerned =
                event instanceof CitizenEvent.Observed observed ? concerned(before, observed) : NOTHING;
        return judge(said, concerned, DecisionReason.NO_RISE, event, model, moment, told);
    }

    /** What is known once the event is believed, before anything is weighed. */
    private static CitizenState said(CitizenState before, CitizenEvent event) {
        if (event instanceof CitizenEvent.Observed observed) {
            List<FactRow> rows = before.with(observed.rows());
            Departure departure = before.departure().after(observed);
            CitizenState said = before.saying(rows, observed.patch() == null ? before.patch() : observed.patch());
            return departure == before.departure() ? said : said.without(departure);
        }
        return event instanceof CitizenEvent.HandedOver handed ? taking(before, handed.handover()) : before;
    }

    private static CitizenState taking(CitizenState before, Handover handover) {
        if (before.departure().successor() != null) {
            return before; // it is handed on
        }
        CitizenState taking = handover.cases().isEmpty()
                ? before
                : before.withCases(before.cases().takenOver(handover.cases()));
        return handover.riseUntold() ? taking.withRiseUntold() : taking;
    }

    private static @Nullable SourceChange change(CitizenEvent event) {
        if (event instanceof CitizenEvent.Observed observed) {
            return observed.change();
        }
        return event instanceof CitizenEvent.HandedOver handed
                ? handed.handover().change()
                : null;
    }

    /** The indicators that read rows which the event may have changed: by what a row said, and by what it says. */
    private static Set<Indicator> concerned(CitizenState before, CitizenEvent.Observed observed) {
        Set<Indicator> concerned = EnumSet.noneOf(Indicator.class);
        for (RowChange change : observed.rows()) {
            add(concerned, change.row().fact());
            FactRow known = before.row(change.row().row());
            add(concerned, known == null ? null : known.fact());
        }
        Measuring.addReaders(concerned);
        return concerned;
    }

    private static void add(Set<Indicator> indicators, @Nullable Fact fact) {
        Indicator indicator = fact == null ? null : fact.indicator();
        if (indicator != null) {
            indicators.add(indicator);
        }
    }

    /**
     * What a link takes away was never theirs. A colour that nobody was told of does not outlast it by its dwell: it would hide the next rise.
     */
    private static HeldColour heldBefore(CitizenState said, CitizenEvent event) {
        boolean untold = said.episode(AlertKind.ESCALATION) == null && !said.riseUntold();
        return untold && event instanceof CitizenEvent.Observed observed && observed.movesAway()
                ? HeldColour.GREEN
                : said.held();
    }

    /** The picture in the state is still the one before the event. */
    private static Verdict judge(
            CitizenState said,
            Set<Indicator> concerned,
            DecisionReason quiet,
            CitizenEvent event,
            WeightingModel model,
            Moment moment,
            List<String> told) {
        Picture was = said.picture();
        Weighing weighing = was == null
                ? Weighing.of(said.rows(), model, moment.today())
                : was.weighing().after(said.rows(), concerned, model, moment.today());
        Certainty certainty = Certainty.of(weighing, model, moment.feeds());
        HeldColour held = heldBefore(said, event).next(weighing, certainty, model.thresholds(), moment.now());
        Picture picture = Picture.of(weighing, certainty, held);
        boolean stands = was != null
                && was.weighing().isOf(model, moment.today())
                && !concerned.contains(Indicator.THREAT_TO_TENANCY);
        List<Trigger> triggers = stands && !said.triggers().isEmpty()
                ? said.triggers()
                : Trigger.of(said.rows(), weighing, model, moment.today());
        Assessment assessment = new Assessment(
                said.citizen(),
                event.position(),
                picture,
                certainty,
                model,
                Movement.between(was, weighing),
                change(event),
                Counterfactual.of(weighing, model, held.rag()),
                moment.feeds());
        return new Judging(said, event, assessment, triggers, moment, told).verdict(quiet);
    }
}
