package cymru.rhybudd.console.web;

import cymru.rhybudd.console.desk.OpenAlert;
import cymru.rhybudd.console.desk.Published;
import cymru.rhybudd.console.desk.TwoNames;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Delivery;
import cymru.rhybudd.schemas.DeliveryState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of messages outside the console.
 *
 * @param counts how many of the team's latest messages stand where
 */
public record DeliveriesView(
        Words words,
        Published published,
        List<Delivery> deliveries,
        Map<DeliveryState, Integer> counts,
        @Nullable String team,
        @Nullable DeliveryState state) {
    static final int SHOWN = 100;

    public String teamName(String key) {
        return words.name(published.teams().getOrDefault(key, new TwoNames(key, key)));
    }

    /** Every team by its key. */
    public Map<String, String> teams() {
        Map<String, String> teams = new LinkedHashMap<>();
        published.teams().keySet().forEach(key -> teams.put(key, teamName(key)));
        return teams;
    }

    /** Where messages may stand, the ones that need looking after first. */
    public Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        for (DeliveryState each : List.of(
                DeliveryState.GIVEN_UP,
                DeliveryState.FAILED,
                DeliveryState.DUE,
                DeliveryState.PUT_OFF,
                DeliveryState.SENT,
                DeliveryState.SUPPRESSED)) {
            states.put(each.name(), words.text("deliveries.state." + each, counts.getOrDefault(each, 0)));
        }
        return states;
    }

    public String references(Delivery delivery) {
        return delivery.getAlerts().stream()
                .map(alert -> OpenAlert.reference(alert.getAlertId()))
                .collect(Collectors.joining(", "));
    }
}
