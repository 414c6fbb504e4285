package cymru.rhybudd.audit.life;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The alerts of one citizen and kind that belong together: from the one that opened the episode to the one that closed it, or to the last so far.
 *
 * @param alerts in their order
 */
public record Episode(List<Happening> alerts) {
    public Episode {
        alerts = List.copyOf(alerts);
    }

    /** That of an alert. */
    static Episode of(Life life, Happening alerted) {
        Alert wanted = (Alert) alerted.body();
        List<Happening> episode = new ArrayList<>();
        for (Happening one : life.records(Alert.class).toList()) {
            Alert alert = (Alert) one.body();
            if (alert.getKind() != wanted.getKind()) {
                continue;
            }
            if (alert.getStep() == EpisodeStep.OPENED) {
                if (episode.contains(alerted)) {
                    break;
                }
                episode.clear();
            }
            episode.add(one);
        }
        return new Episode(episode.contains(alerted) ? episode : List.of(alerted));
    }

    /** The alert that came in the place of one that waited, and for which that was withdrawn; empty where it was not withdrawn. */
    Optional<Happening> inThePlaceOf(Happening alerted, List<Happening> held) {
        return held.stream()
                .filter(one -> ((HeldAlert) one.body()).getState() == HoldState.WITHDRAWN)
                .findFirst()
                .flatMap(withdrawn -> alerts.subList(alerts.indexOf(alerted) + 1, alerts.size()).stream()
                        .filter(later -> !later.knownAt().isAfter(withdrawn.knownAt()))
                        .reduce((one, other) -> other));
    }
}
