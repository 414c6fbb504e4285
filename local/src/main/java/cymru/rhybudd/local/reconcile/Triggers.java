package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.CouncilTable.POSSESSION_ACTION;

import cymru.rhybudd.schemas.AlertKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statutory steps that stand, outside the score.
 *
 * @param deadlines by kind: the day by which help must have taken effect, the earliest of several
 */
record Triggers(Map<AlertKind, LocalDate> deadlines) {
    static final Triggers NONE = new Triggers(Map.of());
    static final List<AlertKind> KINDS =
            List.of(AlertKind.NOTICE_SERVED, AlertKind.CLAIM_ISSUED, AlertKind.EVICTION_DATED);

    Triggers {
        deadlines = Map.copyOf(deadlines);
    }

    static Triggers of(Facts facts, @Nullable Horizon horizon, LocalDate today) {
        if (horizon == null) {
            return NONE;
        }
        Map<AlertKind, LocalDate> deadlines = new EnumMap<>(AlertKind.class);
        for (Facts contract : facts.byThing(List.of(POSSESSION_ACTION))) {
            Row latest = contract.latest(POSSESSION_ACTION, "served_on").orElseThrow();
            LocalDate effective = latest.date("effective_on");
            LocalDate deadline = effective != null ? effective : horizon.from(latest.day("served_on"));
            switch (latest.code("step")) {
                case "NOTC" -> deadlines.merge(AlertKind.NOTICE_SERVED, deadline, Triggers::earlier);
                case "CLAM" -> deadlines.merge(AlertKind.CLAIM_ISSUED, deadline, Triggers::earlier);
                case "ORDR", "WRNT" -> {
                    if (effective != null && !effective.isAfter(horizon.from(today))) {
                        deadlines.merge(AlertKind.EVICTION_DATED, effective, Triggers::earlier);
                    }
                }
                default -> {}
            }
        }
        return new Triggers(deadlines);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return other.isBefore(one) ? other : one;
    }

    /** The deadline of the step of that kind; null when none stands. */
    @Nullable
    LocalDate deadline(AlertKind kind) {
        return deadlines.get(kind);
    }

    /** Whether a step of that kind stands, and is due on that day or before. */
    boolean standBy(AlertKind kind, LocalDate day) {
        LocalDate deadline = deadlines.get(kind);
        return deadline != null && !deadline.isAfter(day);
    }
}
