package cymru.rhybudd.bench;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.domain.alert.Cause;
import cymru.rhybudd.domain.alert.CitizenEvent.Observed;
import cymru.rhybudd.domain.alert.CitizenState;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.domain.alert.RowChange;
import cymru.rhybudd.domain.alert.SourceChange;
import cymru.rhybudd.domain.alert.Verdict;
import cymru.rhybudd.domain.indicator.CouncilTaxDebt;
import cymru.rhybudd.domain.indicator.Fact;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.RecoveryStage;
import cymru.rhybudd.domain.indicator.RentBalance;
import cymru.rhybudd.domain.indicator.RentPeriod;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.CitizensInMemory;
import cymru.rhybudd.streams.LogFold;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/**
 * How long the fold takes for a tick by which one citizen in a hundred is due, and for a model by which everybody is weighed anew:
 * in memory, on one thread, step by step as the service does. {@code SweepSpeed [CITIZENS [ROUNDS]]}
 */
public final class SweepSpeed {
    private static final int STEPS = 500;
    private static final int DUE_IN = 100;
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 25);
    private static final PrintStream OUT = System.out;

    private final CitizensInMemory citizens = new CitizensInMemory();
    private final ArrayDeque<SweepContinued> steps = new ArrayDeque<>();
    private final ModelFile model = Home.ofThisProcess().newestModel();
    private long judged;
    private long offset;
    private long longestStep;
    private final LogFold fold = new LogFold(citizens, null, now -> {}, STEPS, new LogFold.Listener() {
        @Override
        public void judged(CitizenState before, cymru.rhybudd.domain.alert.CitizenEvent event, Verdict verdict) {
            judged++;
        }

        @Override
        public void continued(SweepContinued step) {
            steps.add(step);
        }
    });

    private SweepSpeed() {}

    /** Measures several rounds, and prints a line for each. */
    public static void main(String[] arguments) {
        int citizens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        for (int round = 0; round < rounds; round++) {
            new SweepSpeed().run(citizens);
        }
    }

    private void run(int count) {
        tick(FIRST);
        publish(model.model().version(), model.text());
        for (int citizen = 0; citizen < count; citizen++) {
            String name = String.format(Locale.ROOT, "%032x", citizen * 2_654_435_761L);
            // Twenty days after the oldest miss; on the next the band is another.
            boolean due = citizen % DUE_IN == 0;
            observe(name, "revenues/council_tax_balance/" + citizen, debt(due));
            observe(name, "housing/rent_account/" + citizen, new RentBalance(RentPeriod.WEEKLY, 10_000, 0, 0, null));
        }
        measure("tick, 1 in 100 due", count, () -> tick(FIRST.plusDays(1)));
        String next = model.text().replace("version: " + model.model().version(), "version: 2099-01");
        measure("model, everybody weighed anew", count, () -> publish("2099-01", next));
    }

    private static Fact debt(boolean due) {
        return new CouncilTaxDebt(due ? 1 : 0, due ? FIRST.minusDays(20) : null, RecoveryStage.NONE, 0, 0, false);
    }

    private void measure(String what, int count, Runnable work) {
        judged = 0;
        longestStep = 0;
        long begun = System.nanoTime();
        work.run();
        OUT.printf(
                Locale.ROOT,
                "%-30s %,9d citizens %,9d judged %8.1f ms, longest step %6.1f ms%n",
                what,
                count,
                judged,
                (System.nanoTime() - begun) / 1e6,
                longestStep / 1e6);
    }

    private void tick(LocalDate day) {
        take("clock", new ClockTicked(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private void publish(String version, String text) {
        take("model", new ModelPublished(version, text, ModelRole.LIVE, null));
    }

    private void observe(String citizen, String row, Fact fact) {
        String source = row.substring(0, row.indexOf('/'));
        SourceChange change = new SourceChange(
                source,
                "table",
                row,
                "u",
                false,
                "0",
                null,
                FIRST.atStartOfDay(ZoneOffset.UTC).toInstant());
        FactRow said = new FactRow(row, row, offset, fact, FIRST);
        Observed event = new Observed(
                new LogPosition(0, offset), Cause.FACT, change, List.of(new RowChange(said, null)), "north");
        fold.take(citizen, LogFold.entry(event), new LogPosition(0, offset++));
    }

    private void take(String key, Object body) {
        fold.take(key, new CitizenEvent(body), new LogPosition(0, offset++));
        while (!steps.isEmpty()) {
            long begun = System.nanoTime();
            fold.take("sweep", new CitizenEvent(steps.remove()), new LogPosition(0, offset++));
            longestStep = Math.max(longestStep, System.nanoTime() - begun);
        }
    }
}
