package cymru.rhybudd.streams;

import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.office.Hold;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.domain.weighting.Rag;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.StoredHold;
import org.jspecify.annotations.Nullable;

/** Does what was decided about one alert: in the books, and towards those who are told. */
final class Clerk {
    private final OfficeBooks books;
    private final Teams teams;
    private final OfficeFold.Listener listener;

    Clerk(OfficeBooks books, Teams teams, OfficeFold.Listener listener) {
        this.books = books;
        this.teams = teams;
        this.listener = listener;
    }

    /** The team that is responsible for the alert. */
    Teams.Team team(Alert alert) {
        return teams.responsible(Domain.valueOf(alert.getDomain()), alert.getPatch());
    }

    /**
     * The team is told.
     *
     * @param releasedFrom the hold under which the alert waited; null when it did not
     */
    void tell(Alert alert, @Nullable String releasedFrom) {
        Teams.Team team = team(alert);
        listener.told(new OfficerNotification(
                alert.getAlertId(),
                team.key(),
                team.names().english(),
                team.names().welsh(),
                alert,
                releasedFrom));
    }

    /** A waiting alert need not be told any longer. */
    void withdraw(String key) {
        HeldAlert held = books.waiting(key).getHeld();
        books.release(key, held);
        listener.held(standing(held, HoldState.WITHDRAWN, null));
    }

    /** The digests of a ruling, after the one that was written last. */
    DigestWriter digests(HoldRuled ruled, @Nullable String team, int parts) {
        return new DigestWriter(ruled, teams, team, parts);
    }

    /** An alert that waits for its team's budget is told, if that goes so far; else it waits on, in this week. */
    void fill(String key, StoredHold stored) {
        HeldAlert held = stored.getHeld();
        AlertBudget budget = books.budget();
        Rag colour = Rag.valueOf(held.getAlert().getRagAfter().name());
        if (budget != null && books.told(held.getTeam()).admits(colour, budget)) {
            books.count(held.getTeam());
            release(key, held, null);
            return;
        }
        Hold hold = Hold.ofBudget(held.getTeam(), books.week());
        if (!hold.name().equals(held.getHold())) {
            listener.held(books.holdOn(key, stored, hold));
        }
    }

    /** What a supervisor ruled is done. */
    void carryOut(HoldRuled ruled, String key, HeldAlert held, DigestWriter digests) {
        if (ruled.getRuling() == HoldRuling.RELEASE) {
            release(key, held, ruled);
            return;
        }
        boolean digested = ruled.getRuling() == HoldRuling.DIGEST;
        settle(key, held, digested ? HoldState.DIGESTED : HoldState.DROPPED, ruled);
        if (digested) {
            digests.add(held);
        }
    }

    /** @param ruled null when nobody had to rule */
    private void release(String key, HeldAlert held, @Nullable HoldRuled ruled) {
        settle(key, held, HoldState.RELEASED, ruled);
        tell(held.getAlert(), held.getHold());
    }

    private void settle(String key, HeldAlert held, HoldState state, @Nullable HoldRuled ruled) {
        books.hear(held.getAlert().getEpisode());
        books.release(key, held);
        listener.held(standing(held, state, ruled));
    }

    private static HeldAlert standing(HeldAlert held, HoldState state, @Nullable HoldRuled ruled) {
        return new HeldAlert(
                held.getHold(),
                held.getReason(),
                state,
                held.getTeam(),
                held.getAlert(),
                ruled == null ? null : ruled.getOfficer(),
                ruled == null ? null : ruled.getReason());
    }
}
