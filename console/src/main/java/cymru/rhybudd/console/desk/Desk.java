package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficerNotification;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lists of all teams, in order, as what has been told so far leaves them. It knows no citizen but by pseudonym.
 *
 * <p>One thread tells it, many ask: every method is short and holds the same lock.
 */
public final class Desk {
    /** How many alerts a page shows. */
    public static final int PAGE_SIZE = 25;

    private static final int POINTS_KEPT = 24;

    private final Map<String, OpenAlert> byEpisode = new HashMap<>();
    private final Map<String, String> episodeByAlert = new HashMap<>();
    private final Map<String, NavigableSet<OpenAlert>> byTeam = new HashMap<>();
    private final Map<String, String> waiting = new HashMap<>();
    private final Map<String, Deque<ScorePoint>> points = new HashMap<>();
    private long upTo = -1;

    /** A team was told. A later step of an episode takes the place of what stood there; its end takes it off the list. */
    public synchronized void told(OfficerNotification told, long offset, Instant at) {
        Alert alert = told.getAlert();
        upTo = Math.max(upTo, offset);
        remember(alert);
        OpenAlert before = takeOff(OpenAlert.episode(alert));
        if (alert.getStep() != EpisodeStep.CLOSED) {
            put(new OpenAlert(told, offset, before == null ? at : before.since(), at));
        }
    }

    /** Where a held alert stands; null for one that is forgotten. */
    public synchronized void held(String alertId, @Nullable HeldAlert held) {
        if (held != null && held.getState() == HoldState.WAITING) {
            waiting.put(alertId, held.getTeam());
        } else {
            waiting.remove(alertId);
        }
    }

    /** The alert of this id, or what has taken its place; empty once its episode is over. */
    public synchronized Optional<OpenAlert> alert(String alertId) {
        return Optional.ofNullable(episodeByAlert.get(alertId)).map(byEpisode::get);
    }

    /** A page of the team's list; only alerts of the urgency where one is given. A page that is not there is the nearest one. */
    public synchronized QueuePage queue(String team, @Nullable Urgency only, int page) {
        NavigableSet<OpenAlert> list = list(team);
        Map<Urgency, Integer> counts = new EnumMap<>(Urgency.class);
        list.forEach(alert -> counts.merge(alert.urgency(), 1, Integer::sum));
        int matching = only == null ? list.size() : counts.getOrDefault(only, 0);
        int pages = Math.max(1, (matching + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(Math.max(1, page), pages);
        List<OpenAlert> alerts = list.stream()
                .filter(alert -> only == null || alert.urgency() == only)
                .skip((long) (shown - 1) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .toList();
        return new QueuePage(
                alerts, shown, pages, matching, counts, Collections.frequency(waiting.values(), team), upTo);
    }

    /** How many alerts of the team's list were told after the offset. */
    public synchronized int newerThan(long offset, String team) {
        return (int)
                list(team).stream().filter(alert -> alert.offset() > offset).count();
    }

    /** How many alerts stand on the team's list. */
    public synchronized int size(String team) {
        return list(team).size();
    }

    /** The newest offset of officer-notifications that is on the lists; -1 before the first. */
    public synchronized long upTo() {
        return upTo;
    }

    /** The scores that officers were told of a citizen, the oldest first; the last {@value #POINTS_KEPT}. */
    public synchronized List<ScorePoint> points(String citizen) {
        return List.copyOf(points.getOrDefault(citizen, new ArrayDeque<>()));
    }

    private NavigableSet<OpenAlert> list(String team) {
        return byTeam.getOrDefault(team, Collections.emptyNavigableSet());
    }

    private void put(OpenAlert alert) {
        byEpisode.put(alert.episode(), alert);
        episodeByAlert.put(alert.id(), alert.episode());
        episodeByAlert.put(alert.episode(), alert.episode());
        byTeam.computeIfAbsent(alert.team(), team -> new TreeSet<>(OpenAlert.BY_URGENCY_THEN_AGE))
                .add(alert);
    }

    private @Nullable OpenAlert takeOff(String episode) {
        OpenAlert before = byEpisode.remove(episode);
        if (before != null) {
            list(before.team()).remove(before);
            episodeByAlert.remove(before.id());
            episodeByAlert.remove(episode);
        }
        return before;
    }

    private void remember(Alert alert) {
        Assessment picture = alert.getAssessment();
        Deque<ScorePoint> known = points.computeIfAbsent(alert.getCitizen(), citizen -> new ArrayDeque<>());
        if (known.isEmpty()) {
            known.add(new ScorePoint(picture.getAsOf().minusDays(1), alert.getScoreBefore(), alert.getRagBefore()));
        }
        known.add(new ScorePoint(picture.getAsOf(), picture.getScore(), picture.getRag()));
        if (known.size() > POINTS_KEPT) {
            known.removeFirst();
        }
    }
}
