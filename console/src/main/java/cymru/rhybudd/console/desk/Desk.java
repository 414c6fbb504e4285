package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.TeamDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lists of all teams, in order, as what has been told so far leaves them. It knows no citizen but by pseudonym.
 *
 * <p>One thread tells it, many ask: every method is short and holds the same lock.
 */
public final class Desk {
    /** How many alerts a page shows. */
    public static final int PAGE_SIZE = 25;

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Map<String, OpenAlert> byEpisode = new HashMap<>();
    private final Map<String, String> episodeByAlert = new HashMap<>();
    private final Map<String, NavigableSet<OpenAlert>> byTeam = new HashMap<>();
    private final Holds holds = new Holds();
    private final Tally tally = new Tally();
    private final Map<String, Points> points = new HashMap<>();
    private final Acts acts = new Acts();
    private final Digests digests = new Digests();
    /** Of an episode of which both topics have told: the latest that the one says whose word does not stand. */
    private final Map<String, OpenAlert> behind = new HashMap<>();

    private final Set<String> ended = new HashSet<>();
    private ToldUpTo upTo = ToldUpTo.NOTHING;

    /** A team was told. A later step of an episode takes the place of what stood there; its end takes it off the list. */
    public synchronized void told(OfficerNotification told, long offset, Instant at) {
        upTo = upTo.withTold(offset);
        take(told, null, offset, at);
    }

    /** A team was told of many at once. Each of them is told, in the order of the two topics that comes of the alerts themselves. */
    public synchronized void digested(TeamDigest part, long offset, Instant at) {
        if (offset <= upTo.digested()) {
            return; // a repetition
        }
        upTo = upTo.withDigest(offset);
        Digest digest = digests.take(part, offset, at);
        for (Alert alert : part.getAlerts()) {
            take(ToldInDigest.notification(part, alert), digest, offset, at);
        }
    }

    private void take(OfficerNotification told, @Nullable Digest digest, long offset, Instant at) {
        Alert alert = told.getAlert();
        String episode = OpenAlert.episode(alert);
        points.computeIfAbsent(alert.getCitizen(), citizen -> new Points()).add(alert);
        tally.told(told, at);
        if (alert.getStep() == EpisodeStep.CLOSED) {
            ended.add(episode);
            behind.remove(episode);
            takeOff(episode);
        } else if (!ended.contains(episode)) {
            put(new OpenAlert(told, digest, offset, at, at, Course.NONE, null), takeOff(episode));
        }
    }

    /**
     * What is told takes the place of what its own topic said before, for that is the engine's order. Between the topics there is none: there the
     * later step of the episode stands, and the other's word is kept, should the one that stands be replaced by an earlier one.
     */
    private void put(OpenAlert now, @Nullable OpenAlert before) {
        OpenAlert kept = behind.remove(now.episode());
        OpenAlert other = before == null || before.isOfSameTopicAs(now) ? kept : before;
        OpenAlert first = now.agedWith(before).agedWith(other);
        if (other == null || now.isLaterThan(other)) {
            stand(first);
            if (other != null) {
                behind.put(now.episode(), other.agedWith(first));
            }
        } else {
            stand(other.agedWith(first));
            behind.put(now.episode(), first);
        }
    }

    private void stand(OpenAlert alert) {
        put(alert.with(acts.course(alert.episode()), acts.outcome(alert.id())));
    }

    /** An officer acted; what the engine does not take changes nothing here either. */
    public synchronized void acted(String citizen, OfficerActed act) {
        if (acts.take(citizen, act) == Verdict.TAKEN) {
            tally.acted(act);
            AlertSeen seen = act.getSeen();
            String episode = seen == null ? episodeByAlert.get(closes(act)) : seen.getEpisode();
            OpenAlert before = episode == null ? null : takeOff(episode);
            if (before != null) {
                stand(before);
            }
        }
        notifyAll();
    }

    /** The alert of which an act says what it came to; empty where it is about none. */
    private static String closes(OfficerActed act) {
        if (act.getAction() instanceof OutcomeRecorded recorded) {
            return recorded.getAlertId();
        }
        return act.getAction() instanceof OutcomeWithdrawn withdrawn ? withdrawn.getAlertId() : "";
    }

    /** Whether an act of this id was taken. */
    public synchronized boolean isTaken(String actId) {
        return acts.verdict(actId).filter(Verdict.TAKEN::equals).isPresent();
    }

    /** What became of the act, as soon as it has been read; empty where that takes longer than one has patience for. */
    public synchronized Optional<Verdict> verdict(String actId, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        Optional<Verdict> verdict = acts.verdict(actId);
        long left = patience.toMillis();
        while (verdict.isEmpty() && left > 0) {
            wait(left);
            verdict = acts.verdict(actId);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return verdict;
    }

    /** Where a held alert stands; null for one that is forgotten. */
    public synchronized void held(String alertId, @Nullable HeldAlert held, long offset) {
        holds.take(alertId, held, offset);
    }

    /** A supervisor ruled. */
    public synchronized void ruled(HoldRuled ruled) {
        holds.take(ruled);
    }

    /** What waits, by hold, the names in order. */
    public List<Hold> holds() {
        return Hold.by(waiting());
    }

    private synchronized List<WaitingAlert> waiting() {
        return holds.all();
    }

    /** What waits under a name, that of a hold or the id of an alert, and what was ruled about it. */
    public synchronized Hold hold(String name) {
        return holds.of(name);
    }

    /** What rulings made of these alerts, as soon as none of them waits any more, or when one has no more patience. */
    public synchronized Map<Settlement, Integer> settled(Set<String> alertIds, Duration patience)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (holds.isAnyWaiting(alertIds) && left > 0) {
            wait(Math.min(left, LOOK_AGAIN_MILLIS));
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return holds.settled(alertIds);
    }

    /** The keys of all teams that have something on their lists. */
    public synchronized Set<String> teams() {
        return byTeam.entrySet().stream()
                .filter(team -> !team.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Everything on the team's list, in its order. */
    public synchronized List<OpenAlert> all(String team) {
        return List.copyOf(list(team));
    }

    /** How many alerts count in the team's budget of the week that begins on that Monday. */
    public synchronized int budgeted(String team, LocalDate week) {
        return tally.budgeted(team, week);
    }

    /**
     * What alerts came to that were raised since then.
     *
     * @param team its key; null for all teams
     * @param weeks how many weeks, of which the one of today is the last
     */
    public synchronized OutcomeReport outcomes(@Nullable String team, int weeks, LocalDate today) {
        return tally.report(
                team == null ? every -> true : team::equals, Tally.monday(today).minusWeeks(weeks - 1L));
    }

    /** The alert of this id, or what has taken its place; empty once its episode is over. */
    public synchronized Optional<OpenAlert> alert(String alertId) {
        return Optional.ofNullable(episodeByAlert.get(alertId)).map(byEpisode::get);
    }

    /** What stands on any list about a citizen, and is open. */
    public synchronized List<OpenAlert> about(String citizen) {
        return byEpisode.values().stream()
                .filter(alert -> alert.alert().getCitizen().equals(citizen)
                        && alert.state().isOpen())
                .sorted(OpenAlert.BY_URGENCY_THEN_AGE)
                .toList();
    }

    /** Of whom something open stands on the list of such a team. */
    public synchronized Set<String> citizens(Predicate<String> ofTeam) {
        return byEpisode.values().stream()
                .filter(alert -> alert.state().isOpen() && ofTeam.test(alert.team()))
                .map(alert -> alert.alert().getCitizen())
                .collect(Collectors.toSet());
    }

    /** Everything that is open on a team's list, in its order. */
    public synchronized List<OpenAlert> open(String team) {
        return list(team).stream().filter(alert -> alert.state().isOpen()).toList();
    }

    /** A page of a list: first, in no order that says anything, what says nothing. A page that is not there is the nearest one. */
    public synchronized QueuePage queue(QueueFilter filter, int page) {
        Split team = Split.of(list(filter.team()).stream(), filter);
        Split mine = Split.of(
                filter.readable().stream()
                        .flatMap(each -> list(each).stream())
                        .filter(filter::isMine)
                        .sorted(OpenAlert.BY_URGENCY_THEN_AGE),
                filter);
        Split asked = filter.holder() == Holder.MINE ? mine : team;
        List<OpenAlert> hidden = asked.hidden.stream()
                .filter(alert -> alert.state() != AlertState.CLOSED)
                .sorted(Comparator.comparing(OpenAlert::episode))
                .toList();
        Map<AlertState, Integer> byState = new EnumMap<>(AlertState.class);
        Map<Urgency, Integer> byUrgency = new EnumMap<>(Urgency.class);
        List<OpenAlert> matching = new ArrayList<>(hidden);
        asked.told.stream().filter(filter::isAskedFor).forEach(alert -> {
            byState.merge(alert.state(), 1, Integer::sum);
            if (filter.isInState(alert)) {
                byUrgency.merge(alert.urgency(), 1, Integer::sum);
                if (filter.urgency() == null || alert.urgency() == filter.urgency()) {
                    matching.add(alert);
                }
            }
        });
        int pages = Math.max(1, (matching.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(Math.max(1, page), pages);
        List<OpenAlert> alerts = matching.stream()
                .skip((long) (shown - 1) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .toList();
        int held = holds.count(filter.team());
        return new QueuePage(
                alerts,
                shown,
                pages,
                hidden.size(),
                byUrgency,
                byState,
                Map.of(
                        Holder.TEAM, team.open(alert -> true),
                        Holder.UNASSIGNED, team.open(filter::isNobodys),
                        Holder.MINE, mine.open(alert -> true)),
                held,
                digests.lines(team.told),
                upTo);
    }

    /** Alerts of a list, in its order, and those of them of which nothing is said. */
    private record Split(List<OpenAlert> told, List<OpenAlert> hidden) {
        private static Split of(Stream<OpenAlert> alerts, QueueFilter filter) {
            Split split = new Split(new ArrayList<>(), new ArrayList<>());
            alerts.forEach(alert -> (filter.isHidden().test(alert) ? split.hidden : split.told).add(alert));
            return split;
        }

        private int open(Predicate<OpenAlert> wanted) {
            return (int) told.stream()
                    .filter(alert -> alert.state().isOpen() && wanted.test(alert))
                    .count();
        }
    }

    /** Officers who have acted on what stands on the team's list and is not hidden, or to whom some of it is assigned. */
    public synchronized SortedSet<String> colleagues(String team, Predicate<OpenAlert> isHidden) {
        SortedSet<String> found = new TreeSet<>();
        for (OpenAlert alert : list(team)) {
            if (isHidden.test(alert)) {
                continue;
            }
            alert.course().acts().forEach(act -> found.add(act.getOfficer()));
            String assigned = alert.course().assignedTo();
            if (assigned != null) {
                found.add(assigned);
            }
        }
        return found;
    }

    /** What stands on the team's list that was told after the page was made. */
    public synchronized News newerThan(ToldUpTo after, String team) {
        int alerts = 0;
        int digested = 0;
        Set<Long> digestIds = new HashSet<>();
        ToldUpTo newest = after;
        for (OpenAlert alert : list(team)) {
            if (!after.includes(alert.place())) {
                newest = newest.and(alert.place());
                if (alert.digest() == null) {
                    alerts++;
                } else {
                    digested++;
                    digestIds.add(alert.digest().id());
                }
            }
        }
        return new News(alerts, digestIds.size(), digested, newest);
    }

    /** What officers recorded about a citizen and no alert, in the order in which it was taken: what is wrong, what was missed, cases. */
    public synchronized List<OfficerActed> actsAbout(String citizen) {
        return acts.about(citizen);
    }

    /** What is on the lists. */
    public synchronized ToldUpTo upTo() {
        return upTo;
    }

    /** The scores that officers were told of a citizen, the oldest first. */
    public synchronized List<ScorePoint> points(String citizen) {
        return points.getOrDefault(citizen, new Points()).all();
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
}
