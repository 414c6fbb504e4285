package cymru.rhybudd.streams;

import cymru.rhybudd.council.Teams.Team;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.office.Hold;
import cymru.rhybudd.domain.office.HoldReason;
import cymru.rhybudd.domain.office.Notice;
import cymru.rhybudd.domain.office.Route;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.StoredHold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what was decided about one alert: in the books, and towards those who are told. */
final class Clerk {
    private final OfficeBooks books;
    private final OfficeFold.Listener listener;

    Clerk(OfficeBooks books, OfficeFold.Listener listener) {
        this.books = books;
        this.listener = listener;
    }

    /** The team that is responsible for the alert now. */
    Team team(Alert alert) {
        return books.teams().responsible(Domain.valueOf(alert.getDomain()), alert.getPatch());
    }

    /**
     * The team is told of an alert as it comes.
     *
     * @param counts whether it counts in the team's budget
     */
    void tell(Alert alert, boolean counts) {
        books.hear(alert);
        tell(alert, null, counts);
    }

    /** The canary's alert goes out at once, whatever its origin; no budget, hold or episode knows of it. */
    void tellOutsideTheBooks(Alert alert) {
        tell(alert, null, false);
    }

    /** @param releasedFrom the hold under which the alert waited; null when it did not */
    private void tell(Alert alert, @Nullable String releasedFrom, boolean counts) {
        Team team = team(alert);
        if (counts) {
            books.count(team.key());
        }
        listener.told(new OfficerNotification(
                alert.getAlertId(),
                team.key(),
                team.names().english(),
                team.names().welsh(),
                alert,
                releasedFrom,
                counts ? books.week().monday() : null));
    }

    /**
     * An alert goes that way: what waits of its episode and says less need not be told any longer, if the way is sure enough.
     *
     * @return false for the end of what nobody ever heard of: it need not be told either
     */
    boolean takePlaces(Notice notice, Route route) {
        boolean took = false;
        for (String key : List.copyOf(books.telling(notice.episode()).getWaiting())) {
            StoredHold stored = books.waiting(key);
            if (route.takesPlacesUnder(OfficeMapping.hold(stored.getHeld()))
                    && notice.outdoes(OfficeMapping.notice(stored))) {
                withdraw(key);
                took = true;
            }
        }
        return !(notice.isClosing() && took) || books.isHeardOf(notice);
    }

    /** A waiting alert need not be told any longer. */
    void withdraw(String key) {
        HeldAlert held = books.waiting(key).getHeld();
        books.release(key, held);
        listener.held(standing(held, HoldState.WITHDRAWN, null));
    }

    /** The digests of a ruling, after the one that was written last. */
    DigestWriter digests(HoldRuled ruled, @Nullable String team, int parts) {
        return new DigestWriter(ruled, team, parts);
    }

    /** An alert that waits for its team's budget is told, if that goes so far; else it waits on, in this week. */
    void fill(String key, StoredHold stored) {
        HeldAlert held = stored.getHeld();
        String team = team(held.getAlert()).key();
        AlertBudget budget = books.budget();
        Rag colour = Rag.valueOf(held.getAlert().getRagAfter().name());
        if (budget != null && books.told(team).admits(colour, budget)) {
            release(key, stored, null);
            return;
        }
        holdOn(key, stored, Hold.ofBudget(team, books.week()), team);
    }

    /** An alert waits on, for the team that is responsible for it now. */
    void reassign(String key, StoredHold stored) {
        HeldAlert held = stored.getHeld();
        String team = team(held.getAlert()).key();
        if (!team.equals(held.getTeam())) {
            Hold hold = OfficeMapping.hold(held);
            holdOn(key, stored, hold.reason() == HoldReason.BUDGET ? Hold.ofBudget(team, books.week()) : hold, team);
        }
    }

    private void holdOn(String key, StoredHold stored, Hold hold, String team) {
        if (!hold.name().equals(stored.getHeld().getHold())
                || !team.equals(stored.getHeld().getTeam())) {
            listener.held(books.holdOn(key, stored, hold, team));
        }
    }

    /** What a supervisor ruled is done. */
    void carryOut(HoldRuled ruled, String key, StoredHold stored, DigestWriter digests) {
        HeldAlert held = stored.getHeld();
        switch (ruled.getRuling()) {
            case RELEASE -> release(key, stored, ruled);
            case DIGEST -> {
                if (letGo(key, stored)) {
                    settle(key, held, HoldState.DIGESTED, ruled);
                    digests.add(team(held.getAlert()), held);
                }
            }
            case DROP -> settle(key, held, HoldState.DROPPED, ruled);
        }
    }

    /** @param ruled null when nobody had to rule */
    private void release(String key, StoredHold stored, @Nullable HoldRuled ruled) {
        HeldAlert held = stored.getHeld();
        boolean counts = ruled == null;
        if (letGo(key, stored)) {
            settle(key, held, HoldState.RELEASED, ruled);
            tell(held.getAlert(), held.getHold(), counts);
        }
    }

    /** An alert waits no longer; whether it is to be told. The end of what nobody ever heard of is withdrawn instead. */
    private boolean letGo(String key, StoredHold stored) {
        boolean tells = takePlaces(OfficeMapping.notice(stored), new Route.Told(false));
        if (!tells) {
            withdraw(key);
        }
        return tells;
    }

    private void settle(String key, HeldAlert held, HoldState state, @Nullable HoldRuled ruled) {
        books.hear(held.getAlert());
        books.release(key, held);
        listener.held(standing(held, state, ruled));
    }

    private HeldAlert standing(HeldAlert held, HoldState state, @Nullable HoldRuled ruled) {
        return new HeldAlert(
                held.getHold(),
                held.getReason(),
                state,
                team(held.getAlert()).key(),
                held.getAlert(),
                ruled == null ? null : ruled.getOfficer(),
                ruled == null ? null : ruled.getReason());
    }
}
