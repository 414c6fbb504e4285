package cymru.rhybudd.streams;

import cymru.rhybudd.domain.office.Notice;
import cymru.rhybudd.domain.office.Route;
import cymru.rhybudd.domain.office.Routing;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.TeamsPublished;

/**
 * Folds NOTIFY's log, entry by entry: who is told, and what waits. The service and whoever replays the log run this very code.
 * What concerns many alerts, a ruling or the turn of the week, is done in bounded steps that are themselves entries of the log.
 */
public final class OfficeFold {
    private final OfficeBooks books;
    private final Clerk clerk;
    private final OfficeWork work;
    private final Listener listener;

    /** What follows from an entry of the log, in the order in which it follows. */
    public interface Listener {

        /** A team is told. */
        void told(OfficerNotification notification);

        /** A held alert stands there from now on. */
        void held(HeldAlert held);

        /** A team is told of many alerts at once. */
        void digested(TeamDigest digest);

        /** Work goes on with this entry, which is to be appended to the log. */
        void continued(OfficeContinued step);
    }

    /**
     * Goes on from what is remembered.
     *
     * @param steps how many alerts the next step deals with at most; it travels in the records, so that changing it changes no
     *     replay
     */
    public OfficeFold(OfficeMemory memory, int steps, StageMetrics metrics, Listener listener) {
        this.listener = listener;
        this.books = new OfficeBooks(memory, metrics);
        this.clerk = new Clerk(books, listener);
        this.work = new OfficeWork(memory.work(), books, clerk, steps, metrics, listener);
    }

    /**
     * Takes the next entry in.
     *
     * @param place its offset in the log
     */
    public void take(AlertEvent entry, long place) {
        Object body = entry.getBody();
        if (body instanceof Alert alert) {
            take(alert, place);
        } else if (body instanceof ClockTicked tick) {
            if (books.tick(tick.getInstant())) {
                work.fillBudgets(place);
            }
        } else if (body instanceof ModelPublished model) {
            if (books.enforce(model)) {
                work.fillBudgets(place);
            }
        } else if (body instanceof TeamsPublished published) {
            if (books.assign(published.getText())) {
                work.reassign(place);
            }
        } else if (body instanceof HoldRuled ruled) {
            work.carryOut(ruled, place);
        } else if (body instanceof OfficeContinued step) {
            work.goOn(step);
        }
    }

    private void take(Alert alert, long place) {
        if (Canary.is(alert.getCitizen())) {
            clerk.tellOutsideTheBooks(alert);
            return;
        }
        String team = clerk.team(alert).key();
        Notice notice = OfficeMapping.notice(alert, place, team);
        if (books.isWaiting(notice.alertId())) {
            return; // a repetition
        }
        Route route =
                Routing.route(notice, books.told(team), books.budget(), work.isFillingBefore(notice, books.week()));
        boolean goes = clerk.takePlaces(notice, route);
        if (goes && route instanceof Route.Told told) {
            clerk.tell(alert, told.counts());
        } else if (goes && route instanceof Route.Held held) {
            listener.held(books.hold(held.hold(), notice, alert));
        }
        if (notice.isClosing() && !books.isWaiting(notice.alertId())) {
            books.forget(notice.episode());
        }
    }
}
