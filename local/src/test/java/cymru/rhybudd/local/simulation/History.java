package cymru.rhybudd.local.simulation;

import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.reconcile.RandomLife;
import cymru.rhybudd.local.simulation.SimulatedService.Task;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.ModelRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happens, from the first row to the last crash: a function of its seed.
 *
 * @param sweepSteps how many citizens or alerts one step of a sweep deals with
 * @param foreseeable whether nothing happens in it of which the oracle's expectation of alerts knows nothing: no officer acts, no
 *     other model, no snapshot, no heartbeat; the clock waits for the sweep, and who is linked for what is handed over
 */
record History(long seed, int sweepSteps, boolean foreseeable, List<Step> steps) {
    private static final List<Integer> SWEEP_STEPS = List.of(1, 2, 500);
    private static final int LARGEST_TRANSACTION = 6;

    History {
        steps = List.copyOf(steps);
    }

    static History of(long seed) {
        return new Writer(seed).history();
    }

    /** The same, with fewer steps. */
    History with(List<Step> fewer) {
        return new History(seed, sweepSteps, foreseeable, fewer);
    }

    /** Step by step, a line each. */
    String text() {
        return "sweeps by " + sweepSteps + "\n"
                + steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }

    /** Throws the dice. */
    private static final class Writer {
        private static final List<Task> TASKS = SimulatedService.tasks();

        private static final Set<String> PERSONS = Set.of("person", "contact");
        private static final int LAST_YEAR = 2199;
        private static final Set<String> MAY_BE_OPEN = Set.of(
                "parental_responsibility/to_date",
                "tenancy_holder/to_date",
                "council_tax_liability/to_date",
                "rent_account/closed_on");

        private final long seed;
        private final Random random;
        private final RandomLife life;
        private final List<Step> settled = new ArrayList<>();

        Writer(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            long lifeSeed = random.nextLong();
            int size = 2 + random.nextInt(6);
            this.life = new RandomLife(lifeSeed, size);
            if ((seed & 2) == 0) { // whichever of the models, which go by the last bit
                new RandomLife(~lifeSeed, size).settled().forEach(writes -> settled.add(new Step.Commit(writes)));
                settled.add(new Step.Rest());
            }
        }

        History history() {
            int sweepSteps = SWEEP_STEPS.get(random.nextInt(SWEEP_STEPS.size()));
            List<Step> steps = new ArrayList<>(settled);
            int size = 30 + random.nextInt(90);
            if (random.nextInt(3) == 0) {
                steps.add(new Step.Rest());
                for (int i = 0; i < size; i++) {
                    steps.addAll(foreseeable(next()));
                }
                return new History(seed, sweepSteps, true, steps);
            }
            for (int i = 0; i < size; i++) {
                steps.add(next());
            }
            return new History(seed, sweepSteps, false, steps);
        }

        private Step next() {
            int dice = random.nextInt(100);
            if (dice < 35) {
                return new Step.Commit(transaction());
            }
            if (dice < 62) {
                return new Step.Poll(task(), random.nextInt(1000), 1 + random.nextInt(6));
            }
            if (dice < 74) {
                return new Step.CommitTask(task());
            }
            return dice < 86 ? trouble() : council();
        }

        /** The step, as far as the expectation knows of such. */
        private static List<Step> foreseeable(Step step) {
            if (step instanceof Step.Tick) {
                return List.of(new Step.Rest(), step);
            }
            if (step instanceof Step.Commit commit && commit.writes().stream().anyMatch(Writer::isPersonRecord)) {
                RowWrite person = commit.writes().stream()
                        .filter(Writer::isPersonRecord)
                        .findFirst()
                        .orElseThrow();
                return List.of(new Step.Rest(), new Step.Commit(List.of(person)), new Step.Rest());
            }
            boolean unknown = step instanceof Step.Act
                    || step instanceof Step.Snapshot
                    || step instanceof Step.Beat
                    || (step instanceof Step.Publish publish && publish.role() == ModelRole.LIVE);
            return unknown ? List.of() : List.of(step);
        }

        private static boolean isPersonRecord(RowWrite write) {
            return PERSONS.contains(write.table());
        }

        private Step trouble() {
            return switch (random.nextInt(10)) {
                case 0 -> new Step.CrashAll();
                case 1, 2 -> new Step.Freeze(task());
                case 3 -> new Step.Thaw(random.nextInt(1000));
                case 4, 5 -> new Step.Again(random.nextInt(1000));
                case 6 -> new Step.Rewind(database(), 1 + random.nextInt(4));
                default -> new Step.Crash(task());
            };
        }

        private Step council() {
            return switch (random.nextInt(16)) {
                case 0, 1, 2, 3 -> new Step.Tick(hours());
                case 4 -> new Step.Publish(random.nextInt(2), role());
                case 5 -> random.nextInt(4) == 0 ? new Step.Snapshot() : new Step.PublishTeams();
                case 6, 7 -> new Step.Beat(database());
                case 8 -> new Step.SendCanary();
                case 9 -> new Step.Poison(random.nextInt(1000));
                case 10, 11 -> new Step.Rule(random.nextInt(1000), ruling());
                default -> new Step.Act(random.nextInt(1000), random.nextInt(1000));
            };
        }

        private int hours() {
            return random.nextInt(3) == 0 ? 1 + random.nextInt(40) : 24 * (1 + random.nextInt(60));
        }

        private ModelRole role() {
            return random.nextInt(3) == 0 ? ModelRole.SHADOW : ModelRole.LIVE;
        }

        private HoldRuling ruling() {
            return HoldRuling.values()[random.nextInt(HoldRuling.values().length)];
        }

        private List<RowWrite> transaction() {
            RowWrite first = plausible(life.next());
            List<RowWrite> writes = new ArrayList<>(List.of(first));
            if (random.nextInt(3) == 0) {
                int more = random.nextInt(LARGEST_TRANSACTION);
                for (int i = 0; i < more; i++) {
                    RowWrite next = plausible(life.next());
                    if (next.database().equals(first.database())) {
                        writes.add(next);
                    }
                }
            }
            return writes;
        }

        /** Only parties and accounts are open until 2999: of a fact the service would refuse such a date. */
        private static RowWrite plausible(RowWrite write) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>(write.columns());
            columns.replaceAll((column, value) -> value instanceof LocalDate date
                            && date.getYear() > LAST_YEAR
                            && !MAY_BE_OPEN.contains(write.table() + "/" + column)
                    ? null
                    : value);
            return new RowWrite(write.database(), write.table(), write.key(), columns, write.removed());
        }

        private String database() {
            return Databases.NAMES.get(random.nextInt(Databases.NAMES.size()));
        }

        private Task task() {
            return TASKS.get(random.nextInt(TASKS.size()));
        }
    }
}
