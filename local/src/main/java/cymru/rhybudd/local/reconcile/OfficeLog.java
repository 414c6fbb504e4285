package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.Rag;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What NOTIFY's log says: every alert with the week and the budget in force at its place. */
final class OfficeLog {
    private final Map<String, Entry> alerts = new LinkedHashMap<>();
    private final Map<LocalDate, List<Budget>> budgets = new LinkedHashMap<>();
    private Instant clock = Instant.EPOCH;
    private Budget budget = Budget.NONE;

    /**
     * An alert.
     *
     * @param monday of the week by the last tick before it
     */
    record Entry(Alert alert, LocalDate monday, Budget budget) {}

    OfficeLog(List<AlertEvent> log) {
        enforce();
        log.forEach(entry -> take(entry.getBody()));
    }

    private void take(Object body) {
        if (body instanceof ClockTicked tick && tick.getInstant().isAfter(clock)) {
            clock = tick.getInstant();
            enforce();
        } else if (body instanceof ModelPublished model) {
            budget = Budget.of(model.getText());
            enforce();
        } else if (body instanceof Alert alert) {
            alerts.putIfAbsent(alert.getAlertId(), new Entry(alert, monday(), budget));
        }
    }

    private void enforce() {
        budgets.computeIfAbsent(monday(), first -> new ArrayList<>()).add(budget);
    }

    private LocalDate monday() {
        return LocalDate.ofInstant(clock, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Each alert once, in order. */
    Collection<Entry> alerts() {
        return alerts.values();
    }

    /** The alert of that id; null where none says so. */
    @Nullable
    Entry alert(String id) {
        return alerts.get(id);
    }

    /** Of the budgets that were in force in that week, the greatest limit; 0 for a week that never was. */
    int greatestLimit(LocalDate monday, Rag colour) {
        return budgets.getOrDefault(monday, List.of()).stream()
                .mapToInt(some -> some.limit(colour))
                .max()
                .orElse(0);
    }
}
