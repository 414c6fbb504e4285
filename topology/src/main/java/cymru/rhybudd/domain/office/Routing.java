package cymru.rhybudd.domain.office;

import cymru.rhybudd.domain.alert.AlertOrigin;
import cymru.rhybudd.domain.weighting.AlertBudget;
import org.jspecify.annotations.Nullable;

/** The rules by which an alert is told or waits; they come in the order of {@code docs/meaning.md}. */
public final class Routing {
    private Routing() {}

    /**
     * Which way an alert goes, or the closing of an episode that was heard of.
     *
     * @param week what its team was told this week
     * @param budget of the model in force; null before the first, when nobody can say how far the budgets go
     * @param othersFirst whether alerts of more worth wait for the same budget and are just being told
     */
    public static Route route(Notice notice, TeamWeek week, @Nullable AlertBudget budget, boolean othersFirst) {
        if (notice.origin() == AlertOrigin.MODEL) {
            return new Route.Held(Hold.ofModel(notice.modelVersion()));
        }
        if (notice.isClosing() || notice.kind().isStatutory()) {
            return new Route.Told(false);
        }
        if (notice.massUpdate() != null) {
            return new Route.Held(Hold.ofMassUpdate(notice.massUpdate()));
        }
        if (budget == null || othersFirst || !week.admits(notice.colour(), budget)) {
            return new Route.Held(Hold.ofBudget(notice.team(), week.week()));
        }
        return new Route.Told(true);
    }
}
