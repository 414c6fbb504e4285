package cymru.rhybudd.local.officer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import cymru.rhybudd.domain.identity.Pseudonym;
import cymru.rhybudd.local.command.Printing;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Alerts that teams were told, in words and as JSON. */
record AlertList(List<ToldAlert> alerts, Map<String, AlertOutcome> outcomes) {

    /** With how many there are, shown or not. */
    String text(int all) {
        StringBuilder text = new StringBuilder();
        for (ToldAlert told : alerts) {
            Alert alert = told.alert();
            AlertOutcome outcome = outcomes.get(alert.getAlertId());
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %s  %s  %s  %s  %s%s%n",
                    alert.getAlertId(),
                    Pseudonym.shown(alert.getCitizen()),
                    alert.getAssessment().getAsOf(),
                    Words.of(alert.getKind()),
                    Words.of(alert.getRagAfter()),
                    told.team(),
                    outcome == null ? "" : "  → " + Words.of(outcome)));
        }
        return text.append(String.format(
                        Locale.ROOT, "%d o %d rhybudd / %d of %d alerts", alerts.size(), all, alerts.size(), all))
                .toString();
    }

    ArrayNode json() {
        ArrayNode json = Printing.JSON.createArrayNode();
        for (ToldAlert told : alerts) {
            Alert alert = told.alert();
            AlertOutcome outcome = outcomes.get(alert.getAlertId());
            json.addObject()
                    .put("alertId", alert.getAlertId())
                    .put("citizen", Pseudonym.shown(alert.getCitizen()))
                    .put("asOf", alert.getAssessment().getAsOf().toString())
                    .put("kind", alert.getKind().name())
                    .put("colour", alert.getRagAfter().name())
                    .put("leading", alert.getLeading())
                    .put("team", told.team())
                    .put("outcome", outcome == null ? null : outcome.name());
        }
        return json;
    }
}
