package cymru.rhybudd.domain.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of possession proceedings, contract by contract. */
public final class PossessionSteps {
    private PossessionSteps() {}

    /** The latest step of every contract, a warrant that waits with its order's date; rows without a step are passed over. */
    public static List<PossessionStep> latestByContract(List<FactRow> rows) {
        List<FactRow> steps = List.of();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).fact() instanceof PossessionStep) {
                steps = with(steps, rows.get(i));
            }
        }
        if (steps.isEmpty()) {
            return List.of();
        }
        if (steps.size() == 1) {
            return List.of((PossessionStep) steps.get(0).presentFact());
        }
        List<PossessionStep> latest = new ArrayList<>(2);
        for (List<FactRow> contract : Things.of(steps)) {
            latest.add(dated(latest(contract), contract));
        }
        return latest;
    }

    /** Few citizens have any step, and few of these more than one. */
    private static List<FactRow> with(List<FactRow> steps, FactRow step) {
        if (steps.isEmpty()) {
            return List.of(step);
        }
        List<FactRow> more = steps.size() == 1 ? new ArrayList<>(steps) : steps;
        more.add(step);
        return more;
    }

    /** Whether any row sets a date of eviction after that day. */
    public static boolean anyEvictionAfter(List<FactRow> rows, LocalDate day) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).fact() instanceof PossessionStep step) {
                LocalDate eviction = step.evictionOn();
                if (eviction != null && eviction.isAfter(day)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The latest step of one contract, by the date it was served and then by the row's name. */
    static PossessionStep latest(List<FactRow> contract) {
        PossessionStep latest = (PossessionStep) contract.get(0).presentFact();
        for (FactRow row : contract) {
            latest = later(latest, (PossessionStep) row.presentFact());
        }
        return latest;
    }

    /** A warrant without a date waits for the bailiffs to fix one: until then the date holds of the order that it carries out. */
    private static PossessionStep dated(PossessionStep latest, List<FactRow> contract) {
        if (latest.stage() != PossessionStage.WARRANT || latest.effectiveOn() != null) {
            return latest;
        }
        PossessionStep before = latestBut(PossessionStage.WARRANT, contract);
        return before == null
                ? latest
                : new PossessionStep(latest.stage(), latest.servedOn(), before.evictionOn(), latest.ground());
    }

    /** The latest step of one contract that is not a withdrawal; null when there is none. */
    static @Nullable PossessionStep latestThatStood(List<FactRow> contract) {
        return latestBut(PossessionStage.WITHDRAWN, contract);
    }

    private static @Nullable PossessionStep latestBut(PossessionStage stage, List<FactRow> contract) {
        PossessionStep latest = null;
        for (FactRow row : contract) {
            PossessionStep step = (PossessionStep) row.presentFact();
            if (step.stage() != stage) {
                latest = latest == null ? step : later(latest, step);
            }
        }
        return latest;
    }

    /** Rows come in the order of their names, so that of one day the later name remains. */
    private static PossessionStep later(PossessionStep one, PossessionStep other) {
        return other.servedOn().isBefore(one.servedOn()) ? one : other;
    }
}
