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
                .flatMap(held -> successor(gone, OfficeMapping.hold(held), life));
    }

    /** Of those that outdo it: the first in the order of the alerts, in which NOTIFY takes them in, or the first that was let go, whichever came first. */
    private Optional<Happening> successor(Notice gone, Hold hold, Life life) {
        List<Happening> graver =
                alerts.stream().filter(later -> notice(later).outdoes(gone)).toList();
        Stream<Sure> unruled = graver.stream()
                .flatMap(later -> sureUnruled(later, hold, life).stream())
                .limit(1);
        Stream<Sure> letGo = graver.stream()
                .flatMap(later ->
                        records(life, later).filter(desk -> letsGo(desk, later)).map(desk -> new Sure(later, desk)));
        return Stream.concat(unruled, letGo).min(Sure.IN_TIME).map(Sure::later);
    }

    /**
     * That an alert was sure to take the place.
     *
     * @param by the record that says so; the alert itself where the topic need not have kept one
     */
    private record Sure(Happening later, Happening by) {
        /** Those of one time in the order of their records. */
        private static final Comparator<Sure> IN_TIME = Comparator.comparing((Sure sure) -> sure.by.knownAt())
                .thenComparing(sure -> sure.by.partition())
                .thenComparingLong(sure -> sure.by.offset());
    }

    /** Whether, and when, it was sure to take the place of what waited under that hold without anybody's ruling. */
    private static Optional<Sure> sureUnruled(Happening later, Hold hold, Life life) {
        List<Happening> atTheDesk = records(life, later).toList();
        if (atTheDesk.isEmpty() && notice(later).isClosing()) {
            return Optional.of(new Sure(later, later)); // it is seen in what it withdrew
        }
        for (Happening desk : atTheDesk) {
            if (desk.body() instanceof OfficerNotification told && told.getReleasedFrom() == null) {
                // Not when it was raised: what is let go is known by NOTIFY's records, and NOTIFY may lag.
                return Optional.of(new Sure(later, desk));
            }
            if (desk.body() instanceof HeldAlert held
                    && new Route.Held(OfficeMapping.hold(held)).takesPlacesUnder(hold)) {
                // The topic may have kept only what became of it: it waited when it was raised.
                return Optional.of(new Sure(later, later));
            }
        }
        return Optional.empty();
    }

    /** Whether by that record the alert was released, or went into a digest. */
    private static boolean letsGo(Happening desk, Happening later) {
        if (desk.body() instanceof HeldAlert held) {
            // A closing is withdrawn when it is released, and takes all places, but nobody has heard of what it ends.
            return notice(later).isClosing() && held.getState() == HoldState.WITHDRAWN;
        }
        return !(desk.body() instanceof OfficerNotification told) || told.getReleasedFrom() != null;
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
