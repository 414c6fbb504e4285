package cymru.rhybudd.streams;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.office.Hold;
import cymru.rhybudd.domain.office.Notice;
import cymru.rhybudd.domain.office.TeamWeek;
import cymru.rhybudd.domain.office.WaitingKey;
import cymru.rhybudd.domain.office.Week;
import cymru.rhybudd.domain.weighting.AlertBudget;
import cymru.rhybudd.schemas.Alert;
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
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** The books of NOTIFY, kept so that they agree with each other: who waits where, what teams were told, which episodes were heard of. */
final class OfficeBooks {
    private static final String ONLY = "office";
    private static final StoredTelling NEVER_HEARD = new StoredTelling(false, List.of());

    private final OfficeMemory memory;
    private final StageMetrics metrics;
    private StoredOffice office;
    private Week week;
    private @Nullable AlertBudget budget;

    /** What was written before a restart shows at once. */
    OfficeBooks(OfficeMemory memory, StageMetrics metrics) {
        this.memory = memory;
        this.metrics = metrics;
        this.office = Objects.requireNonNullElse(memory.office().get(ONLY), new StoredOffice(null, null));
        this.week = Week.of(clock(office));
        this.budget = budget(office.getModel());
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

    /** The week by the last tick. */
    Week week() {
        return week;
    }

    /** What the model in force allows; null before the first. */
    @Nullable
    AlertBudget budget() {
        return budget;
    }

    /** Takes a tick in; whether a new week begins with it. */
    boolean tick(Instant instant) {
        if (office.getClock() != null && !instant.isAfter(office.getClock())) {
            return false;
        }
        put(new StoredOffice(instant, office.getModel()));
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
        put(new StoredOffice(office.getClock(), model));
        showAll();
        return !Objects.equals(before, budget);
    }

    private void put(StoredOffice now) {
        memory.office().put(ONLY, now);
        office = now;
    }

    /** What is known of an open episode. */
    StoredTelling telling(String episode) {
        return Objects.requireNonNullElse(memory.tellings().get(episode), NEVER_HEARD);
    }

    /** The team was told of the episode, or a supervisor ruled about it. */
    void hear(String episode) {
        StoredTelling telling = telling(episode);
        if (!telling.getHeard()) {
            memory.tellings().put(episode, new StoredTelling(true, telling.getWaiting()));
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
        StoredTelling telling = telling(notice.episode());
        List<String> waiting = new ArrayList<>(telling.getWaiting());
        waiting.add(key);
        memory.tellings().put(notice.episode(), new StoredTelling(telling.getHeard(), waiting));
        move(notice.team(), held.getReason(), 1);
        return held;
    }

    /** The alert waits in another week. */
    HeldAlert holdOn(String key, StoredHold stored, Hold hold) {
        HeldAlert held = held(hold, stored.getHeld().getTeam(), stored.getHeld().getAlert());
        memory.waiting().put(key, new StoredHold(held, stored.getPlace()));
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
        StoredTelling telling = telling(alert.getEpisode());
        List<String> waiting = new ArrayList<>(telling.getWaiting());
        waiting.remove(key);
        memory.tellings().put(alert.getEpisode(), new StoredTelling(telling.getHeard(), waiting));
        move(held.getTeam(), held.getReason(), -1);
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

    private void show(String team, StoredBudget stored) {
        stored.getHeld().forEach((reason, alerts) -> metrics.held(reason, team, alerts));
        if (budget != null) {
            TeamWeek now = told(team);
            metrics.budget(team, now.told(), now.left(budget));
        }
    }
}
