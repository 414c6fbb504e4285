package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.reconcile.Misplaced.Kind;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficerNotification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether what was told counts where it must, and no team was told of more than its budget of a week. */
final class BudgetCheck {
    private final OfficeLog log;
    private final Map<String, HeldAlert> held;
    private final Map<String, Integer> toldByTeamAndWeek = new HashMap<>();
    private final List<Misplaced> faults = new ArrayList<>();
    private LocalDate latest = LocalDate.MIN;

    private BudgetCheck(OfficeLog log, Map<String, HeldAlert> held) {
        this.log = log;
        this.held = held;
    }

    /** Of the notifications, in their order. */
    static List<Misplaced> of(OfficeLog log, OfficeView view) {
        BudgetCheck check = new BudgetCheck(log, view.held());
        view.told().forEach(check::check);
        return check.faults;
    }

    private void check(OfficerNotification told) {
        OfficeLog.Entry entry = log.alert(told.getNotificationId());
        if (entry == null) {
            return; // no alert says so, which is listed already
        }
        LocalDate week = told.getCountedIn();
        if ((week != null) != counts(told)) {
            report(told, counts(told) ? "counted" : "not counted", week == null ? "not counted" : "counted in " + week);
        } else if (week != null) {
            checkWeek(told, entry, week);
            checkLimit(told, entry, week);
        }
    }

    /** What was released counts unless a supervisor did so. The canary's takes no officer's time. */
    private boolean counts(OfficerNotification told) {
        if (Canary.is(told.getAlert().getCitizen())) {
            return false;
        }
        if (told.getAlert().getKind() != AlertKind.ESCALATION || told.getAlert().getStep() == EpisodeStep.CLOSED) {
            return false;
        }
        HeldAlert waited = held.get(told.getNotificationId());
        return told.getReleasedFrom() == null || (waited != null && waited.getOfficer() == null);
    }

    /** Time goes forward; what is told as it comes is told in its own week. */
    private void checkWeek(OfficerNotification told, OfficeLog.Entry entry, LocalDate week) {
        boolean atOnce = told.getReleasedFrom() == null;
        if (atOnce ? !week.equals(entry.monday()) : week.isBefore(entry.monday())) {
            report(told, "counted in " + (atOnce ? "" : "or after ") + entry.monday(), "counted in " + week);
        } else if (week.isBefore(latest)) {
            report(told, "counted in or after " + latest + ", as what was told before it", "counted in " + week);
        } else {
            latest = week;
        }
    }

    private void checkLimit(OfficerNotification told, OfficeLog.Entry entry, LocalDate week) {
        int before = toldByTeamAndWeek.merge(told.getTeam() + " " + week, 1, Integer::sum) - 1;
        int limit = told.getReleasedFrom() == null
                ? entry.budget().limit(told.getAlert().getRagAfter())
                : log.greatestLimit(week, told.getAlert().getRagAfter());
        if (before >= limit) {
            report(
                    told,
                    "told while fewer than " + limit + " are in the week of " + week,
                    "number " + (before + 1) + " of " + told.getTeam());
        }
    }

    private void report(OfficerNotification told, String must, String is) {
        faults.add(new Misplaced(Kind.BUDGET, told.getNotificationId(), must, is));
    }
}
