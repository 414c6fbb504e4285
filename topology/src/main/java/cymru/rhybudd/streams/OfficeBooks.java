package cymru.rhybudd.streams;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.Teams;
import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.domain.office.Hold;
import cymru.rhybudd.domain.office.Notice;
import cymru.rhybudd.domain.office.TeamWeek;
import cymru.rhybudd.domain.office.WaitingKey;
import cymru.rhybudd.domain.office.Week;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.StoredBudget;
import cymru.rhybudd.schemas.StoredHold;
import cymru.rhybudd.schemas.StoredOffice;
import cymru.rhybudd.schemas.StoredTelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** The books of NOTIFY, kept so that they agree with each other: who waits where, what teams were told, which episodes were heard of. */
final class OfficeBooks {
    private static final String ONLY = "office";
    private static final StoredTelling NEVER_HEARD = new StoredTelling(false, List.of(), false);

    private final OfficeMemory memory;
    private final StageMetrics metrics;
    private final WaitingDays waitingDays;
    private StoredOffice office;
    private Week week;
    private @Nullable AlertBudget budget;
    private Teams teams;

    /** What was written before a restart shows at once. */
    OfficeBooks(OfficeMemory memory, StageMetrics metrics) {
        this.memory = memory;
        this.metrics = metrics;
        this.office = Objects.requireNonNullElse(memory.office().get(ONLY), new StoredOffice(null, null, null));
        this.week = Week.of(clock(office));
        this.budget = budget(office.getModel());
        this.teams = teams(office.getTeams());
        this.waitingDays = WaitingDays.of(memory.waiting(), metrics);
        showAll();
    }

    private static Instant clock(StoredOffice office) {
        return Objects.requireNonNullElse(office.getClock(), Instant.EPOCH);
    }

    private static @Nullable AlertBudget budget(@Nullable ModelPublished model) {
        return model == null
                ? null
                : ModelFile.parse(model.getVersion(), model.getText()).budget();
    }

    private static Teams teams(@Nullable String text) {
        return text == null ? Teams.NONE : TeamsFile.read(text);
    }

    /** The week by the last tick. */
    Week week() {
        return week;
    }

    /** What the model in force allows; null before the first. */
    @Nullable
    AlertBudget budget() {
        return budget;
    }

    /** Who is told, by what was published last. */
    Teams teams() {
        return teams;
    }

    /** Takes a tick in; whether a new week begins with it. */
    boolean tick(Instant instant) {
        if (office.getClock() != null && !instant.isAfter(office.getClock())) {
            return false;
        }
        put(new StoredOffice(instant, office.getModel(), office.getTeams()));
        Week before = week;
        week = Week.of(instant);
        if (!week.equals(before)) {
            showAll();
        }
        return !week.equals(before);
    }

    /** Takes a model in; whether the budgets are other ones with it. It is read first: a text that is no model takes no place. */
    boolean enforce(ModelPublished model) {
        AlertBudget before = budget;
        budget = budget(model);
        put(new StoredOffice(office.getClock(), model, office.getTeams()));
        showAll();
        return !Objects.equals(before, budget);
    }

    /** Takes teams in; whether they are other ones. They are read first, as a model is. */
    boolean assign(String text) {
        Teams before = teams;
        teams = TeamsFile.read(text);
        put(new StoredOffice(office.getClock(), office.getModel(), text));
        showAll();
        return !teams.equals(before);
    }

    private void put(StoredOffice now) {
        memory.office().put(ONLY, now);
        office = now;
    }

    /** What is known of an episode that is open, or of which something waits. */
    StoredTelling telling(String episode) {
        return Objects.requireNonNullElse(memory.tellings().get(episode), NEVER_HEARD);
    }

    /** The team was told of the episode, or a supervisor ruled about it. The end of it alone is not heard of. */
    void hear(Alert alert) {
        StoredTelling telling = telling(alert.getEpisode());
        if (!telling.getHeard() && !isClosing(alert)) {
            memory.tellings().put(alert.getEpisode(), new StoredTelling(true, telling.getWaiting(), telling.getOver()));
        }
    }

    /** Whether anybody heard of what the notice ends, or may yet: another alert of it waits. */
    boolean isHeardOf(Notice closing) {
        StoredTelling telling = telling(closing.episode());
        return telling.getHeard()
                || telling.getWaiting().stream().anyMatch(key -> !key.equals(keyOf(closing.alertId())));
    }

    private static boolean isClosing(Alert alert) {
        return alert.getStep() == EpisodeStep.CLOSED;
    }

    /** What waits of an episode. One that is over is forgotten when nothing of it waits any longer. */
    private void listWaiting(Alert alert, Consumer<List<String>> change) {
        StoredTelling telling = telling(alert.getEpisode());
        List<String> waiting = new ArrayList<>(telling.getWaiting());
        change.accept(waiting);
        boolean over = telling.getOver() || isClosing(alert);
        if (over && waiting.isEmpty()) {
            forget(alert.getEpisode());
        } else {
            memory.tellings().put(alert.getEpisode(), new StoredTelling(telling.getHeard(), waiting, over));
        }
    }

    /** The episode is over. */
    void forget(String episode) {
        memory.tellings().remove(episode);
    }

    /** What the team was told this week. */
    TeamWeek told(String team) {
        StoredBudget stored = budgetOf(team);
        return new TeamWeek(new Week(stored.getWeek()), stored.getTold()).in(week);
    }

    /** The team was told of one more that counts. */
    void count(String team) {
        TeamWeek now = told(team).plusOne();
        put(team, new StoredBudget(week.monday(), now.told(), budgetOf(team).getHeld()));
    }

    /** Whether that very alert waits. */
    boolean isWaiting(String alertId) {
        return keyOf(alertId) != null;
    }

    /** Where the alert waits; null if it does not. */
    @Nullable
    String keyOf(String alertId) {
        return memory.keys().get(alertId);
    }

    /** The alert that waits there. */
    StoredHold waiting(String key) {
        return Objects.requireNonNull(memory.waiting().get(key), "an alert waits where the books say");
    }

    /** So many at most of those that wait there. */
    List<KeyValue<String, StoredHold>> waiting(WaitingKey.Range range, int most) {
        return memory.waiting().range(range.from(), range.to(), most);
    }

    /** The alert waits from now on. */
    HeldAlert hold(Hold hold, Notice notice, Alert alert) {
        String key = WaitingKey.of(hold, notice);
        HeldAlert held = held(hold, notice.team(), alert);
        memory.waiting().put(key, new StoredHold(held, notice.place()));
        memory.keys().put(notice.alertId(), key);
        listWaiting(alert, waiting -> waiting.add(key));
        move(notice.team(), held.getReason(), 1);
        waitingDays.add(held);
        return held;
    }

    /** The alert waits in another week, or for another team. */
    HeldAlert holdOn(String key, StoredHold stored, Hold hold, String team) {
        HeldAlert before = stored.getHeld();
        Alert alert = before.getAlert();
        String now = WaitingKey.of(hold, OfficeMapping.notice(alert, stored.getPlace(), team));
        HeldAlert held = held(hold, team, alert);
        memory.waiting().remove(key);
        memory.waiting().put(now, new StoredHold(held, stored.getPlace()));
        memory.keys().put(alert.getAlertId(), now);
        listWaiting(alert, waiting -> waiting.replaceAll(other -> other.equals(key) ? now : other));
        move(before.getTeam(), before.getReason(), -1);
        move(team, held.getReason(), 1);
        waitingDays.remove(before);
        waitingDays.add(held);
        return held;
    }

    private static HeldAlert held(Hold hold, String team, Alert alert) {
        return new HeldAlert(
                hold.name(), HoldReason.valueOf(hold.reason().name()), HoldState.WAITING, team, alert, null, null);
    }

    /** The alert waits no longer. */
    void release(String key, HeldAlert held) {
        Alert alert = held.getAlert();
        memory.waiting().remove(key);
        memory.keys().remove(alert.getAlertId());
        listWaiting(alert, waiting -> waiting.remove(key));
        move(held.getTeam(), held.getReason(), -1);
        waitingDays.remove(held);
    }

    private void move(String team, HoldReason reason, int change) {
        StoredBudget before = budgetOf(team);
        Map<String, Integer> held = new TreeMap<>(before.getHeld());
        held.merge(reason.name(), change, Integer::sum);
        put(team, new StoredBudget(before.getWeek(), before.getTold(), held));
    }

    private StoredBudget budgetOf(String team) {
        StoredBudget stored = memory.budgets().get(team);
        return stored == null ? new StoredBudget(week.monday(), 0, Map.of()) : stored;
    }

    private void put(String team, StoredBudget now) {
        memory.budgets().put(team, now);
        show(team, now);
    }

    private void showAll() {
        memory.budgets().range("", "\uffff", Integer.MAX_VALUE).forEach(entry -> show(entry.key, entry.value));
    }

    /** A team that is there shows 0 too, so that a curve falls to it; one that is gone shows what still waits for it. */
    private void show(String team, StoredBudget stored) {
        boolean waits = stored.getHeld().values().stream().anyMatch(alerts -> alerts > 0);
        if (!waits && !teams.includes(team)) {
            metrics.forgetTeam(team);
            return;
        }
        stored.getHeld().forEach((reason, alerts) -> metrics.held(reason, team, alerts));
        if (budget != null) {
            TeamWeek now = told(team);
            metrics.budget(team, now.told(), now.left(budget));
        }
    }
}
