package cymru.rhybudd.local.officer;

import cymru.rhybudd.local.command.ReadableTopics;
import cymru.rhybudd.local.command.WorldTopics;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.EpisodeStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** An alert that a team was told, at once, later or in a digest. */
record ToldAlert(String team, Alert alert) {

    /** All of them, in the order in which they were told, digests last; the end of an episode is none. */
    static List<ToldAlert> all(ReadableTopics topics) {
        Map<String, ToldAlert> all = new LinkedHashMap<>();
        topics.read(Contracts.OFFICER_NOTIFICATIONS, (citizen, told) -> {
            if (!Canary.is(citizen) && told != null && told.getAlert().getStep() != EpisodeStep.CLOSED) {
                all.put(told.getNotificationId(), new ToldAlert(told.getTeam(), told.getAlert()));
            }
        });
        topics.read(Contracts.TEAM_DIGESTS, (team, digest) -> {
            if (digest != null) {
                digest.getAlerts().forEach(alert -> all.put(alert.getAlertId(), new ToldAlert(team, alert)));
            }
        });
        return new ArrayList<>(all.values());
    }

    /**
     * The one whose id begins so.
     *
     * @throws IllegalArgumentException if none does, or several do
     */
    static Alert find(WorldTopics topics, String beginning) {
        Map<String, Alert> found = all(topics).stream()
                .map(ToldAlert::alert)
                .filter(alert -> alert.getAlertId().startsWith(beginning))
                .collect(Collectors.toMap(Alert::getAlertId, alert -> alert, (one, same) -> one));
        String id =
                Citizens.only(Set.copyOf(found.keySet()), "rhybuddion a anfonwyd / alerts that were told", beginning);
        return Objects.requireNonNull(found.get(id));
    }
}
