package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.AlertKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one event, by the rules of "When an officer is told".
 *
 * @param after what the event leaves
 * @param alerts those that it raises; the end of an episode is none
 * @param later those that are raised when what stood of other citizens reaches this one, a moment later: unless another event
 *     comes first
 */
record Telling(Standing after, Set<RaisedAlert> alerts, Set<RaisedAlert> later) {

    /**
     * What stands after the event.
     *
     * @param before the picture as it was
     * @param moved what the rows show by themselves that were moved here, by each citizen they came from
     * @param parted whether a link took rows away
     */
    record Event(
            Picture picture,
            Picture before,
            Triggers triggers,
            Inhibition inhibition,
            Thresholds thresholds,
            Instant now,
            List<Moved> moved,
            boolean parted) {
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
        Set<AlertKind> open = EnumSet.noneOf(AlertKind.class);
        Standing risen = rise(before, event, alerts);
        for (AlertKind kind : Triggers.KINDS) {
            Triggers.Step step = event.triggers().step(kind);
            if (step == null || event.inhibition().silencesStatutorySteps()) {
                continue; // what was open is closed
            }
            boolean wasOpen = before.open().contains(kind);
            boolean news =
                    step.isNewAfter(before.triggers().step(kind)) && (wasOpen || !event.stoodElsewhere(kind, step));
            if (news) {
                alerts.add(new RaisedAlert(
                        kind, before.held().colour(), risen.held().colour(), step.deadline()));
            }
            if (news || wasOpen) {
                open.add(kind);
            }
        }
        Standing after =
                new Standing(risen.held(), risen.told(), risen.riseUntold(), risen.byModel(), risen.triggers(), open);
        return new Telling(after, alerts, Set.of());
    }

    /** When what stood of another citizen, whose rows the event brought, has been handed over too. */
    Telling takingOver(Standing other, Event event) {
        Set<RaisedAlert> raised = new LinkedHashSet<>(later);
        Colour is = after.held().colour();
        Colour told = after.told();
        boolean untold = after.riseUntold();
        boolean byModel = after.byModel();
        if ((other.told() != null || other.riseUntold()) && after.isWorseThanTold(is)) {
            untold = event.inhibition().silencesRises();
            if (!untold) {
                raised.add(new RaisedAlert(AlertKind.ESCALATION, is, is, null));
                told = is;
                byModel = false;
            }
        }
        Set<AlertKind> open = EnumSet.noneOf(AlertKind.class);
        open.addAll(after.open());
        for (AlertKind kind : other.open()) {
            Triggers.Step step = event.triggers().step(kind);
            if (step != null && !event.inhibition().silencesStatutorySteps() && open.add(kind)) {
                raised.add(new RaisedAlert(kind, is, is, step.deadline()));
            }
        }
        return new Telling(new Standing(after.held(), told, untold, byModel, after.triggers(), open), alerts, raised);
    }

    private static Standing rise(Standing before, Event event, Set<RaisedAlert> alerts) {
        boolean untold = event.parted() && before.told() == null && !before.riseUntold();
        // Else the colour of rows that were another's would be held for its dwell, and hide a rise.
        Held known = untold ? Held.NOTHING : before.held();
        Held held = known.next(event.picture(), event.thresholds(), event.now());
        Colour was = before.held().colour();
        Colour is = held.colour();
        if (is == Colour.GREEN) {
            return standing(held, null, false, false, event);
        }
        if (event.inhibition().silencesRises() && before.told() != null) {
            return standing(held, null, true, false, event); // what was open is closed
        }
        boolean rises = is.worseThan(was) && is.worseThan(event.worstAlone());
        boolean stays = is.worseThan(was) ? before.riseUntold() : before.isUntold(is);
        boolean tells = rises || (!is.worseThan(was) && (stays || before.isBorneOutBy(event)));
        if (!tells || event.inhibition().silencesRises()) {
            return standing(held, atMost(before.told(), is), stays || rises, before.byModel(), event);
        }
        alerts.add(new RaisedAlert(AlertKind.ESCALATION, was, is, null));
        return standing(held, is, false, false, event);
    }

    private static Standing standing(
            Held held, @Nullable Colour told, boolean riseUntold, boolean byModel, Event event) {
        return new Standing(held, told, riseUntold, byModel, event.remembered(), Set.of());
    }

    private static @Nullable Colour atMost(@Nullable Colour told, Colour held) {
        return told != null && told.worseThan(held) ? held : told;
    }
}
