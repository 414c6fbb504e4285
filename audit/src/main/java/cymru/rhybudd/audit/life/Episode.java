package cymru.rhybudd.audit.life;

import cymru.rhybudd.domain.office.Hold;
import cymru.rhybudd.domain.office.Notice;
import cymru.rhybudd.domain.office.Route;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.streams.OfficeMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The alert in whose favour one that waited was withdrawn, or that closed the episode; empty where it was not withdrawn. What came later, and says more, takes its place only once
     * it is sure to be told ({@code docs/meaning.md}): so it is the first that was.
     */
    Optional<Happening> inThePlaceOf(Happening alerted, Life life) {
        Notice gone = notice(alerted);
        return records(life, alerted)
                .map(Happening::body)
                .filter(HeldAlert.class::isInstance)
                .map(HeldAlert.class::cast)
                .filter(held -> held.getState() == HoldState.WITHDRAWN)
                .findFirst()
                .flatMap(held -> alerts.stream()
                        .filter(later -> notice(later).outdoes(gone))
                        .flatMap(later ->
                                sureSince(later, OfficeMapping.hold(held), life)
                                        .map(since -> new Sure(later, since))
                                        .stream())
                        .min(Comparator.comparing(Sure::since))) // the first of those of one time
                .map(Sure::later);
    }

    private record Sure(Happening later, Instant since) {}

    /** Since when the alert was sure to take the place of what waited under that hold; empty where it never was. */
    private static Optional<Instant> sureSince(Happening later, Hold hold, Life life) {
        List<Happening> atTheDesk = records(life, later).toList();
        if (atTheDesk.isEmpty() && notice(later).isClosing()) {
            return Optional.of(later.knownAt()); // it is seen in what it withdrew
        }
        return atTheDesk.stream()
                .flatMap(one -> sureSince(later, one, hold).stream())
                .min(Comparator.naturalOrder());
    }

    /** By one record of the alert. Of one that waited the topic may have kept only what became of it: it waited when it was raised. */
    private static Optional<Instant> sureSince(Happening later, Happening desk, Hold hold) {
        if (desk.body() instanceof HeldAlert held) {
            if (new Route.Held(OfficeMapping.hold(held)).takesPlacesUnder(hold)) {
                return Optional.of(later.knownAt());
            }
            // A closing is withdrawn when it is released, and takes all places, but nobody has heard of what it ends.
            boolean released = notice(later).isClosing() && held.getState() == HoldState.WITHDRAWN;
            return released ? Optional.of(desk.knownAt()) : Optional.empty();
        }
        boolean atOnce = desk.body() instanceof OfficerNotification told && told.getReleasedFrom() == null;
        return Optional.of(atOnce ? later.knownAt() : desk.knownAt());
    }

    private static Stream<Happening> records(Life life, Happening alerted) {
        String id = ((Alert) alerted.body()).getAlertId();
        return life.happenings().stream().filter(one -> names(one, id));
    }

    /** Whether the record says what became of the alert at the desk: that a team was told, also in a digest, or where it waited. */
    private static boolean names(Happening one, String alertId) {
        if (one.body() instanceof HeldAlert held) {
            return held.getAlert().getAlertId().equals(alertId);
        }
        if (one.body() instanceof OfficerNotification told) {
            return told.getAlert().getAlertId().equals(alertId);
        }
        return one.body() instanceof TeamDigest digest
                && digest.getAlerts().stream()
                        .anyMatch(alert -> alert.getAlertId().equals(alertId));
    }

    private static Notice notice(Happening alerted) {
        return OfficeMapping.notice((Alert) alerted.body(), alerted.offset(), "");
    }
}
