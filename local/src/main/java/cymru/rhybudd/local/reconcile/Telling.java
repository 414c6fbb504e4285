package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.AlertKind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one event, by the rules of "When an officer is told".
 *
 * @param after what the event leaves
 * @param alerts those that it raises; the end of an episode is none
 */
record Telling(Standing after, Set<RaisedAlert> alerts) {

    /**
     * What stands after the event.
     *
     * @param moved what the rows show by themselves that were moved here, by each citizen they came from
     */
    record Event(
            Picture picture,
            Triggers triggers,
            Inhibition inhibition,
            Thresholds thresholds,
            Instant now,
            List<Moved> moved) {
        Colour worstAlone() {
            return Colour.worst(moved.stream().map(Moved::entered).toList());
        }

        /** What stands of somebody who is away is forgotten: should they be there after all, it is news. */
        Triggers remembered() {
            return inhibition.silencesStatutorySteps() ? Triggers.NONE : triggers;
        }

        boolean stoodElsewhere(AlertKind kind, Triggers.Step step) {
            return moved.stream()
                    .map(rows -> rows.triggers().step(kind))
                    .anyMatch(alone -> alone != null && !step.isNewAfter(alone));
        }
    }

    /** What rows that came from another citizen show by themselves. */
    record Moved(Colour entered, Triggers triggers) {}

    static Telling of(Standing before, Event event) {
        Set<RaisedAlert> alerts = new LinkedHashSet<>();
        Standing after = rise(before, event, alerts);
        for (AlertKind kind : Triggers.KINDS) {
            Triggers.Step step = event.triggers().step(kind);
            if (step != null
                    && step.isNewAfter(before.triggers().step(kind))
                    && !event.stoodElsewhere(kind, step)
                    && !event.inhibition().silencesStatutorySteps()) {
                alerts.add(new RaisedAlert(
                        kind, before.held().colour(), after.held().colour(), step.deadline()));
            }
        }
        return new Telling(after, alerts);
    }

    private static Standing rise(Standing before, Event event, Set<RaisedAlert> alerts) {
        Held held = before.held().next(event.picture(), event.thresholds(), event.now());
        Colour was = before.held().colour();
        Colour is = held.colour();
        if (is == Colour.GREEN) {
            return new Standing(held, null, false, event.remembered());
        }
        if (event.inhibition().silencesStatutorySteps() && before.told() != null) {
            return new Standing(held, null, true, event.remembered()); // what was open is closed
        }
        boolean rises = is.worseThan(was) && is.worseThan(event.worstAlone());
        boolean untold = is.worseThan(was) ? before.riseUntold() : before.isUntold(is);
        boolean tells = rises || (untold && !is.worseThan(was));
        if (!tells || event.inhibition().silencesRises()) {
            return new Standing(held, atMost(before.told(), is), untold || rises, event.remembered());
        }
        alerts.add(new RaisedAlert(AlertKind.ESCALATION, was, is, null));
        return new Standing(held, is, false, event.remembered());
    }

    private static @Nullable Colour atMost(@Nullable Colour told, Colour held) {
        return told != null && told.worseThan(held) ? held : told;
    }
}
