package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.reconcile.Oracle.Citizen;
import cymru.rhybudd.local.reconcile.Oracle.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Expects the alerts that the simulator's own changes must raise. For the simulator's thread. */
public final class Expectation {
    private final Oracle oracle;

    /** Starts from what the databases hold before the first change; the image is the expectation's own from here on. */
    public Expectation(CouncilImage image, Model model, LocalDate today) {
        this.oracle = new Oracle(image, model, today);
    }

    /** Takes in one transaction, row by row, and returns the alerts that it must raise: one for each citizen and row whose colour rises. */
    public List<ExpectedAlert> after(CommittedChange change) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (RowWrite write : change.writes()) {
            Effect effect = oracle.write(write);
            for (Citizen citizen : effect.after()) {
                List<Colour> baselines = baselines(effect, citizen);
                Colour after = citizen.picture().colour();
                if (after.worseThan(Collections.min(baselines))) {
                    alerts.add(new ExpectedAlert(
                            change.number(),
                            change.database(),
                            change.transactionId(),
                            citizen.records(),
                            Collections.min(baselines),
                            after,
                            after.worseThan(Collections.max(baselines))));
                }
            }
        }
        return alerts;
    }

    /** The clock says another date: returns the alerts of the citizens whose colour time alone worsens. */
    public List<ExpectedAlert> tick(LocalDate today) {
        Map<Set<String>, Colour> before = new HashMap<>();
        oracle.pictures().forEach(picture -> before.put(picture.records(), picture.colour()));
        oracle.turnTo(today);
        return oracle.pictures().stream()
                .filter(picture -> picture.colour().worseThan(before.getOrDefault(picture.records(), Colour.GREEN)))
                .map(picture -> new ExpectedAlert(
                        0,
                        ExpectedAlert.CLOCK,
                        today.toEpochDay(),
                        picture.records(),
                        before.getOrDefault(picture.records(), Colour.GREEN),
                        picture.colour(),
                        true))
                .toList();
    }

    /** The colours that the one after may be compared with: one for each citizen of before that this one may continue. */
    private List<Colour> baselines(Effect effect, Citizen after) {
        List<Citizen> sources = effect.before().stream()
                .filter(before -> !Collections.disjoint(before.records(), after.records()))
                .toList();
        List<Colour> baselines = new ArrayList<>();
        for (Citizen source : sources) {
            if (source.records().equals(after.records())) {
                return List.of(source.picture().colour());
            }
            baselines.add(baseline(source.picture().colour(), source.facts(), sources, after));
        }
        boolean mayBeNew = sources.stream().noneMatch(before -> after.records().containsAll(before.records()));
        if (mayBeNew) {
            baselines.add(baseline(Colour.GREEN, new Facts(List.of()), sources, after));
        }
        return baselines;
    }

    /** The worst of the colour before and of what the rows that were moved here from each other citizen show by themselves. */
    private Colour baseline(Colour before, Facts own, List<Citizen> sources, Citizen after) {
        Set<Row> present = new HashSet<>(after.facts().rows());
        List<Colour> colours = new ArrayList<>(List.of(before));
        for (Citizen source : sources) {
            Facts moved = source.facts()
                    .only(row -> present.contains(row) && !own.rows().contains(row));
            colours.add(oracle.picture(source.records(), moved).colour());
        }
        return Colour.worst(colours);
    }
}
