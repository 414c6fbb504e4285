package cymru.rhybudd.streams;

import cymru.rhybudd.domain.office.Hold;
import cymru.rhybudd.domain.office.Notice;
import cymru.rhybudd.domain.office.WaitingKey;
import cymru.rhybudd.domain.office.WaitingKey.Range;
import cymru.rhybudd.domain.office.Week;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.StoredHold;
import cymru.rhybudd.schemas.StoredOfficeWork;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Work of NOTIFY that concerns many alerts: rulings, budgets that go further than before, and other teams. One is done after the other, each
 * in bounded steps that are entries of the log: how many alerts one deals with is then for the log to say, not for a setting.
 */
final class OfficeWork {
    private static final String FIRST = "";
    private static final String LAST = "\uffff";
    private static final StoredOfficeWork FILLING = new StoredOfficeWork(null, FIRST, null, 0, false);

    private final Shelf<StoredOfficeWork> shelf;
    private final OfficeBooks books;
    private final Clerk clerk;
    private final int steps;
    private final StageMetrics metrics;
    private final OfficeFold.Listener listener;
    /** What is on the shelf: asked for with every alert, and seldom more than one. */
    private final TreeMap<String, StoredOfficeWork> queue = new TreeMap<>();

    OfficeWork(
            Shelf<StoredOfficeWork> shelf,
            OfficeBooks books,
            Clerk clerk,
            int steps,
            StageMetrics metrics,
            OfficeFold.Listener listener) {
        this.shelf = shelf;
        this.books = books;
        this.clerk = clerk;
        this.steps = steps;
        this.metrics = metrics;
        this.listener = listener;
        shelf.range(FIRST, LAST, Integer.MAX_VALUE).forEach(entry -> queue.put(entry.key, entry.value));
    }

    /** The budgets go further from here on: what waits for them is told, by worth. */
    void fillBudgets(long place) {
        if (books.waiting(WaitingKey.forBudgets(), 1).isEmpty()) {
            return;
        }
        String front = front();
        for (String key : List.copyOf(queue.keySet())) {
            if (isFilling(work(key))) {
                remove(key);
            }
        }
        begin(place, FILLING, front);
    }

    private static boolean isFilling(StoredOfficeWork work) {
        return work.getRuled() == null && !work.getReassigns();
    }

    /** Other teams are responsible from here on: what waits goes over to them, and is told as far as their budgets go. */
    void reassign(long place) {
        if (!books.waiting(WaitingKey.all(), 1).isEmpty()) {
            begin(place, new StoredOfficeWork(null, FIRST, null, 0, true), front());
        }
    }

    /** A supervisor ruled. About what nobody waits under, there is nothing to do. */
    void carryOut(HoldRuled ruled, long place) {
        boolean known = books.isWaiting(ruled.getHold()) || isHeldUnder(ruled.getHold());
        metrics.ruled(ruled.getRuling().name(), known ? StageMetrics.CARRIED_OUT : StageMetrics.UNKNOWN_HOLD);
        if (known) {
            begin(place, new StoredOfficeWork(ruled, FIRST, null, 0, false), front());
        }
    }

    /** What waits for a budget waits under this week's name, or is just being written so. */
    private boolean isHeldUnder(String hold) {
        Range range = range(hold);
        return range != null
                && books.waiting(range, 1).stream()
                        .map(entry -> entry.value.getHeld())
                        .anyMatch(held -> hold.equals(
                                held.getReason() == HoldReason.BUDGET
                                        ? Hold.ofBudget(held.getTeam(), books.week())
                                                .name()
                                        : held.getHold()));
    }

    /** Where alerts wait under that name; null where none do. */
    private @Nullable Range range(String hold) {
        for (Range range : WaitingKey.under(hold)) {
            if (!books.waiting(range, 1).isEmpty()) {
                return range;
            }
        }
        return null;
    }

    /** Whether an alert that would wait for its budget will be come by in a filling that is under way, or follows: it must not go before others. */
    boolean isFillingBefore(Notice notice, Week week) {
        if (queue.isEmpty()) {
            return false;
        }
        String key = WaitingKey.ofBudget(notice, week);
        return queue.values().stream()
                .anyMatch(work -> work.getReassigns()
                        ? !books.waiting(WaitingKey.forBudgets(), 1).isEmpty()
                        : work.getRuled() == null && key.compareTo(work.getAfter()) > 0);
    }

    private @Nullable String front() {
        return queue.isEmpty() ? null : queue.firstKey();
    }

    /** What is at the front already has its next step in the log. */
    private void begin(long place, StoredOfficeWork work, @Nullable String frontBefore) {
        String key = String.format(Locale.ROOT, "%019d", place);
        put(key, work);
        if (!queue.firstKey().equals(frontBefore)) {
            askForNext();
        }
    }

    /** A step of other work than that at the front, or from another place in it, changes nothing. */
    void goOn(OfficeContinued step) {
        String front = front();
        if (front != null
                && Long.parseLong(front) == step.getWork()
                && step.getAfter().equals(work(front).getAfter())) {
            step(front, step.getSteps());
        }
    }

    private StoredOfficeWork work(String key) {
        return Objects.requireNonNull(queue.get(key));
    }

    private void put(String key, StoredOfficeWork work) {
        queue.put(key, work);
        shelf.put(key, work);
    }

    private void remove(String key) {
        queue.remove(key);
        shelf.remove(key);
    }

    private void step(String key, int most) {
        StoredOfficeWork work = work(key);
        StoredOfficeWork after = next(work, key, most);
        if (after == null) {
            remove(key);
        } else {
            put(key, after);
        }
        askForNext();
    }

    /** Null when it is done. */
    private @Nullable StoredOfficeWork next(StoredOfficeWork work, String key, int most) {
        if (work.getReassigns()) {
            return reassign(work, most);
        }
        return work.getRuled() == null ? fill(work, most) : rule(work, Long.parseLong(key), most);
    }

    private void askForNext() {
        String front = front();
        if (front != null) {
            listener.continued(
                    new OfficeContinued(Long.parseLong(front), work(front).getAfter(), steps));
        }
    }

    /** New teams have budgets of their own: when all have gone over, these are filled. */
    private StoredOfficeWork reassign(StoredOfficeWork work, int most) {
        List<KeyValue<String, StoredHold>> next = books.waiting(WaitingKey.all().after(work.getAfter()), most);
        next.forEach(entry -> clerk.reassign(entry.key, entry.value));
        return next.size() < most ? FILLING : new StoredOfficeWork(null, next.get(most - 1).key, null, 0, true);
    }

    private @Nullable StoredOfficeWork fill(StoredOfficeWork work, int most) {
        List<KeyValue<String, StoredHold>> next =
                books.waiting(WaitingKey.forBudgets().after(work.getAfter()), most);
        next.forEach(entry -> clerk.fill(entry.key, entry.value));
        return next.size() < most ? null : new StoredOfficeWork(null, next.get(most - 1).key, null, 0, false);
    }

    private @Nullable StoredOfficeWork rule(StoredOfficeWork work, long place, int most) {
        HoldRuled ruled = work.getRuled();
        String single = books.keyOf(ruled.getHold());
        Range range = single == null ? range(ruled.getHold()) : new Range(single, single);
        if (range == null) {
            return null;
        }
        List<KeyValue<String, StoredHold>> next = books.waiting(range.after(work.getAfter()), most);
        DigestWriter digests = clerk.digests(ruled, work.getDigestTeam(), work.getDigestParts());
        for (KeyValue<String, StoredHold> entry : next) {
            HeldAlert held = entry.value.getHeld();
            boolean meant = single != null || held.getHold().equals(ruled.getHold());
            if (meant && entry.value.getPlace() < place) {
                clerk.carryOut(ruled, entry.key, entry.value, digests);
            }
        }
        digests.write().forEach(listener::digested);
        return next.size() < most
                ? null
                : new StoredOfficeWork(ruled, next.get(most - 1).key, digests.team(), digests.parts(), false);
    }
}
