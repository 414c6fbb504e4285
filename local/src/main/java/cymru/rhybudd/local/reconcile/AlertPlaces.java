package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.reconcile.Misplaced.Kind;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOrigin;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whether every alert of NOTIFY's log is in exactly one place, by the last sentences of "What a team is told, and when": told,
 * digested, or seen where it waits or why nobody is told; or it is a closing that is seen in what it withdrew.
 */
final class AlertPlaces {
    private static final Set<HoldState> PLACES = Set.of(HoldState.WAITING, HoldState.DROPPED, HoldState.WITHDRAWN);

    private final OfficeLog log;
    private final OfficeView view;
    private final Map<String, List<String>> places = new HashMap<>();
    private final Map<String, OfficerNotification> told = new HashMap<>();
    /** Of these episodes somebody heard: by a notification, or by a supervisor's ruling. */
    private final Set<String> heard = new HashSet<>();

    private final Set<String> withdrawn = new HashSet<>();
    private final List<Misplaced> faults = new ArrayList<>();

    private AlertPlaces(OfficeView view) {
        this.view = view;
        this.log = new OfficeLog(view.log());
    }

    /** What is amiss, budgets and what was withdrawn included. */
    static List<Misplaced> of(OfficeView view) {
        AlertPlaces check = new AlertPlaces(view);
        check.find();
        check.log.alerts().forEach(entry -> check.check(entry.alert()));
        check.faults.addAll(BudgetCheck.of(check.log, view));
        check.faults.addAll(WithdrawalCheck.of(check.log, view));
        return List.copyOf(check.faults);
    }

    private void find() {
        for (OfficerNotification notification : view.told()) {
            told.put(notification.getNotificationId(), notification);
            place(notification.getAlert(), "told", true);
        }
        view.digests().forEach(digest -> digest.getAlerts().forEach(alert -> place(alert, "digested", true)));
        for (HeldAlert held : view.held().values()) {
            HoldState state = held.getState();
            boolean silent = state == HoldState.WAITING || state == HoldState.WITHDRAWN;
            if (PLACES.contains(state)) {
                place(held.getAlert(), state.name(), !silent);
            }
            if (state == HoldState.WITHDRAWN && held.getAlert().getStep() != EpisodeStep.CLOSED) {
                withdrawn.add(held.getAlert().getEpisode());
            }
        }
    }

    private void place(Alert alert, String place, boolean isHeardOf) {
        String id = alert.getAlertId();
        places.computeIfAbsent(id, first -> new ArrayList<>()).add(place);
        if (isHeardOf && alert.getStep() != EpisodeStep.CLOSED) {
            heard.add(alert.getEpisode());
        }
        OfficeLog.Entry entry = log.alert(id);
        if (entry == null) {
            report(Kind.UNSAID, id, "in alert-log", "only " + place);
        } else if (!entry.alert().equals(alert)) {
            report(Kind.OTHERWISE, id, "as alert-log says", place + " with another content");
        }
    }

    private void check(Alert alert) {
        String id = alert.getAlertId();
        List<String> found = places.getOrDefault(id, List.of());
        if (found.size() > 1) {
            report(Kind.TWICE, id, "in one place", String.join(" and ", found));
        } else if (isClosingThatNobodyAwaits(alert)) {
            if (!found.isEmpty() && !isRulingAwaited(alert, found.get(0))) {
                report(Kind.UNHEARD, id, "seen in what it withdrew alone", found.get(0));
            }
        } else if (found.isEmpty()) {
            report(Kind.LOST, id, "in one place", "in none");
        } else if (alert.getStep() == EpisodeStep.CLOSED && found.get(0).equals(HoldState.WITHDRAWN.name())) {
            report(Kind.UNREPLACED, id, "withdrawn with what nobody heard of", "withdrawn though somebody did");
        }
        checkHold(id);
        checkWay(alert, String.join(" and ", found));
    }

    private boolean isClosingThatNobodyAwaits(Alert alert) {
        return alert.getStep() == EpisodeStep.CLOSED
                && withdrawn.contains(alert.getEpisode())
                && !heard.contains(alert.getEpisode());
    }

    /** What a model closes waits though nobody has heard of it, and is dropped, or withdrawn with what it ends. */
    private static boolean isRulingAwaited(Alert closing, String place) {
        return closing.getOrigin() == AlertOrigin.MODEL
                && PLACES.stream().map(HoldState::name).anyMatch(place::equals);
    }

    /** What is seen as released from a hold was told from it, and the other way round. */
    private void checkHold(String id) {
        HeldAlert held = view.held().get(id);
        OfficerNotification notification = told.get(id);
        String seen = held != null && held.getState() == HoldState.RELEASED ? held.getHold() : null;
        String from = notification == null ? null : notification.getReleasedFrom();
        if (!Objects.equals(seen, from)) {
            report(Kind.HOLD, id, "told from " + seen, "told from " + from);
        }
    }

    private void checkWay(Alert alert, String found) {
        OfficerNotification notification = told.get(alert.getAlertId());
        boolean atOnce = notification != null && notification.getReleasedFrom() == null;
        if (alert.getOrigin() == AlertOrigin.MODEL && !Canary.is(alert.getCitizen())) {
            if (atOnce) {
                report(Kind.NOT_HELD, alert.getAlertId(), "held for a supervisor", "told at once");
            }
        } else if (isStatutory(alert) && !atOnce && !found.isEmpty()) {
            report(Kind.NOT_AT_ONCE, alert.getAlertId(), "told at once", found);
        }
    }

    private static boolean isStatutory(Alert alert) {
        return alert.getKind() != AlertKind.ESCALATION && alert.getStep() != EpisodeStep.CLOSED;
    }

    private void report(Kind kind, String id, String must, String is) {
        faults.add(new Misplaced(kind, id, must, is));
    }
}
