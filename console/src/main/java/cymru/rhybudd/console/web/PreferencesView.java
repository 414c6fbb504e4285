package cymru.rhybudd.console.web;

import cymru.rhybudd.console.act.Form;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryUrgency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page on which an officer says how they want to be told outside the console.
 *
 * @param teams every team that the officer may see
 * @param channels what the council has set up
 * @param isDone whether it has just been kept
 */
public record PreferencesView(
        Words words,
        Published published,
        Form form,
        List<String> teams,
        List<DeliveryChannel> channels,
        boolean isDone) {
    /** How a channel's fields begin. */
    public String name(DeliveryChannel channel) {
        return PreferencesForm.name(channel);
    }

    /** What a browser may fill in by itself. */
    public String autocomplete(DeliveryChannel channel) {
        return channel == DeliveryChannel.SMS ? "tel" : "email";
    }

    /** Teams by the field that ticks them. */
    public Map<String, String> teamChoices() {
        Map<String, String> choices = new LinkedHashMap<>();
        teams.forEach(team -> choices.put(
                "team-" + team, words.name(published.teams().getOrDefault(team, new TwoNames(team, team)))));
        return choices;
    }

    /** Urgencies by the field that ticks them. */
    public Map<String, String> urgencyChoices(DeliveryChannel channel) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (DeliveryUrgency urgency :
                List.of(DeliveryUrgency.STATUTORY, DeliveryUrgency.RED, DeliveryUrgency.AMBER, DeliveryUrgency.LOWER)) {
            choices.put(name(channel) + "-urgency-" + urgency, words.text("preferences.urgency." + urgency));
        }
        return choices;
    }
}
