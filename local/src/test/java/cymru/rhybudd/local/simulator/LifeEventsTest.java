package cymru.rhybudd.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.local.simulator.CouncilRows.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifeEventsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int CITIZENS = 300;
    private static final double RATE = 20;
    private static final double QUIET = 3;
    private static final Set<String> HARMLESS = Set.of("new-email", "new-telephone");
    /** What a new row may be written for, beside the steps of possession. */
    private static final Set<String> MAKE_ROWS = Set.of(
            "free-school-meals-begin",
            "support-cut",
            "support-raised",
            "child-excluded",
            "homelessness-case-opened",
            "school-move",
            "overpayment-found",
            "exclusion-rekeyed",
            "contact-made");

    /** Whoever goes for the first time gets a row; whoever goes again has one. */
    private static final Set<String> MAKE_OR_CHANGE_ROWS = Set.of("person-died", "person-moved-away");

    private static final Set<String> REMOVE_ROWS = Set.of("exclusion-removed", "exclusion-rekeyed", "contact-removed");

    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(10);
    }

    private static LifeEvents life(Population population, long seed) {
        return new LifeEvents(population, seed, RATE, QUIET);
    }

    private static LifeEvents life(long seed) {
        return life(Population.generate(seed, CITIZENS, DAY), seed);
    }

    private static List<PlannedTransaction> lived(LifeEvents life, int events, LocalDate day) {
        return Stream.generate(() -> life.next(day)).limit(events).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areTheSameForTheSameSeed(long seed) {
        List<PlannedTransaction> first = lived(life(seed), 500, DAY);
        assertThat(lived(life(seed), 500, DAY)).as("seed %d", seed).isEqualTo(first);
        Population samePeople = Population.generate(seed, CITIZENS, DAY);
        assertThat(lived(life(samePeople, seed + 1), 500, DAY))
                .as("another seed than %d", seed)
                .isNotEqualTo(first);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goOnAfterAFastForwardAsIfThereHadBeenNoBreak(long seed) {
        int broken = new Random(seed).nextInt(2_000);
        List<PlannedTransaction> whole = lived(life(seed), broken + 500, DAY);

        LifeEvents again = life(seed);
        again.fastForward(broken, DAY);

        assertThat(again.events()).as("seed %d", seed).isEqualTo(broken);
        assertThat(lived(again, 500, DAY)).as("seed %d", seed).isEqualTo(whole.subList(broken, broken + 500));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void concernTheSameRowsWhenTheyGoOnAnotherDay(long seed) {
        List<PlannedTransaction> whole = lived(life(seed), 1_500, DAY);

        LifeEvents again = life(seed);
        again.fastForward(1_000, DAY.plusDays(3));

        assertThat(lived(again, 500, DAY.plusDays(3)).stream().map(LifeEventsTest::rows))
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        whole.stream().skip(1_000).map(LifeEventsTest::rows).toList());
    }

    private static List<String> rows(PlannedTransaction event) {
        return event.writes().stream()
                .map(write -> event.story() + " " + write.removed() + " " + write.name())
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void writeOnlyWhatTheDatabasesTake(long seed) {
        Population population = Population.generate(seed, CITIZENS, DAY);
        CouncilRows rows = new CouncilRows();
        population.written().forEach(rows::apply);
        LifeEvents life = life(population, seed);
        Map<Effect, Integer> effects = new HashMap<>();
        for (int i = 1; i <= 5_000; i++) {
            PlannedTransaction event = life.next(DAY.plusDays(i / 500));
            for (RowWrite write : event.writes()) {
                Effect effect = applied(rows, write, "seed %d, event %d, %s".formatted(seed, i, event.story()));
                assertThat(effect)
                        .as("seed %d, event %d, %s", seed, i, event.story())
                        .isIn(allowed(event.story()));
                effects.merge(effect, 1, Integer::sum);
            }
        }
        assertThat(effects).as("seed %d", seed).containsOnlyKeys(Effect.values());
    }

    private static Effect applied(CouncilRows rows, RowWrite write, String where) {
        try {
            return rows.apply(write);
        } catch (AssertionError e) {
            throw new AssertionError(where + ": " + e.getMessage(), e);
        }
    }

    private static Set<Effect> allowed(String story) {
        Set<Effect> allowed = new HashSet<>();
        if (MAKE_ROWS.contains(story) || story.startsWith("possession-")) {
            allowed.add(Effect.INSERTED);
        }
        if (REMOVE_ROWS.contains(story)) {
            allowed.add(Effect.DELETED);
        }
        if (MAKE_OR_CHANGE_ROWS.contains(story)) {
            return Set.of(Effect.INSERTED, Effect.UPDATED);
        }
        return allowed.isEmpty() ? Set.of(Effect.UPDATED) : allowed;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachIsOneTransactionInOneDatabaseAndLeavesTheHouseholdAloneThereafter(long seed) {
        Population population = Population.generate(seed, CITIZENS, DAY);
        Homes homes = new Homes(population);
        LifeEvents life = life(population, seed);
        Map<Integer, Double> changed = new HashMap<>();
        for (int i = 1; i <= 3_000; i++) {
            PlannedTransaction event = life.next(DAY);
            assertThat(event.writes())
                    .as("seed %d, event %d, %s", seed, i, event.story())
                    .isNotEmpty()
                    .allMatch(write -> write.database().equals(event.database()));
            Set<Integer> concerned = homes.of(event);
            assertThat(concerned)
                    .as("seed %d, event %d, %s", seed, i, event.story())
                    .hasSize(1);
            if (!HARMLESS.contains(event.story())) {
                Double before = changed.put(concerned.iterator().next(), i / RATE);
                assertThat(i / RATE)
                        .as("seed %d, event %d, %s, last change at %s", seed, i, event.story(), before)
                        .isGreaterThanOrEqualTo(before == null ? 0 : before + QUIET);
            }
        }
        assertThat(changed).as("seed %d", seed).hasSizeGreaterThan(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void harmlessNoiseConcernsNoColumnThatCounts(long seed) {
        Population population = Population.generate(seed, CITIZENS, DAY);
        CouncilRows rows = new CouncilRows();
        population.written().forEach(rows::apply);
        LifeEvents life = life(population, seed);
        Set<String> stories = new HashSet<>();
        for (int i = 1; i <= 1_000; i++) {
            PlannedTransaction event = life.next(DAY);
            if (HARMLESS.contains(event.story())) {
                stories.add(event.story());
                RowWrite write = event.writes().get(0);
                assertThat(differing(Objects.requireNonNull(rows.row(write)), write.columns()))
                        .as("seed %d, event %d", seed, i)
                        .isSubsetOf("email", "telephone");
            }
            event.writes().forEach(rows::apply);
        }
        assertThat(stories).as("seed %d", seed).isEqualTo(HARMLESS);
    }

    private static Set<String> differing(Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        Set<String> columns = new HashSet<>(other.keySet());
        columns.removeIf(column -> Objects.equals(one.get(column), other.get(column)));
        return columns;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStoryMovesItsHouseholdThroughEverySystemThatKnowsIt(long seed) {
        Population population = Population.generate(seed, CITIZENS, DAY);
        Hardship hardship = new Hardship(population, new Random(seed));
        for (Household household : population.households()) {
            Set<String> databases = new LinkedHashSet<>();
            for (int step = 0; step < 60; step++) {
                databases.add(hardship.next(household, DAY).database());
            }
            Set<String> knowing = new HashSet<>(Set.of("revenues"));
            if (household.rentAccount != null) {
                knowing.add("housing");
            }
            if (household.hasPupils()) {
                knowing.add("education");
            }
            assertThat(databases)
                    .as("seed %d, household %d", seed, household.number)
                    .isEqualTo(knowing);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void severalSystemsHearOfOneHouseholdInTheOrderOfItsStory(long seed) {
        Population population = Population.generate(seed, CITIZENS, DAY);
        Homes homes = new Homes(population);
        Map<Integer, Set<String>> systems = new HashMap<>();
        for (PlannedTransaction event : lived(life(population, seed), 3_000, DAY)) {
            Set<Integer> concerned = homes.of(event);
            if (!HARMLESS.contains(event.story())) {
                systems.computeIfAbsent(concerned.iterator().next(), first -> new LinkedHashSet<>())
                        .add(event.database());
            }
        }
        assertThat(systems.values().stream().filter(known -> known.size() == 3))
                .as("seed %d", seed)
                .hasSizeGreaterThan(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRecoveryComesToItsEndSoThatAnotherStoryCanBegin(long seed) {
        Population population = Population.generate(seed, CITIZENS, DAY);
        Hardship hardship = new Hardship(population, new Random(seed));
        for (Household household : population.households()) {
            while (!household.recovers) {
                hardship.next(household, DAY);
            }
            while (household.recovers && household.chapter < Hardship.RECOVERY_STEPS) {
                hardship.next(household, DAY);
            }
            assertThat(household.recovers)
                    .as("seed %d: household %d has not fallen again before it had recovered", seed, household.number)
                    .isTrue();
        }
    }

    @Test
    void aStoryGoesDownBeforeItComesUpAgain() {
        Population population = Population.generate(1, CITIZENS, DAY);
        Household household = population.households().stream()
                .filter(home -> home.rentAccount != null && home.hasPupils() && home.award != null)
                .filter(home -> !home.isInHardship() && home.meals == null && home.overpayment == null)
                .findFirst()
                .orElseThrow();
        Hardship hardship = new Hardship(population, new Random() {
            @Override
            public int nextInt(int bound) {
                return bound - 1; // never recovers early
            }
        });
        assertThat(IntStream.range(0, 28)
                        .mapToObj(step -> hardship.next(household, DAY).story()))
                .startsWith("instalment-missed", "free-school-meals-begin", "instalment-missed", "support-cut")
                .containsSubsequence(
                        "rent-falls-behind",
                        "reduction-ended",
                        "possession-warn",
                        "possession-notc",
                        "child-excluded",
                        "homelessness-case-opened",
                        "possession-clam",
                        "school-move",
                        "possession-ordr",
                        "possession-wdrn",
                        "homelessness-case-closed",
                        "support-raised",
                        "debt-cleared");
        assertThat(household.balance)
                .extracting(balance -> balance.get("instalments_overdue"))
                .isEqualTo(0);
    }

    /** Which household a row is about. */
    private static final class Homes {
        private static final List<String> LEADS =
                List.of("account_id", "tenancy_id", "pupil_id", "person_ref", "claimant_ref", "person_id");

        private final Map<String, Integer> homes = new HashMap<>();

        Homes(Population population) {
            for (Household household : population.households()) {
                List<TableRow> rows = new ArrayList<>(household.pupils);
                household.adults.forEach(
                        adult -> Stream.of(Stream.ofNullable(adult.contact), Stream.ofNullable(adult.housingPerson))
                                .flatMap(row -> row)
                                .forEach(rows::add));
                household.adults.forEach(adult -> rows.add(Objects.requireNonNull(adult.revenuesPerson)));
                rows.add(Objects.requireNonNull(household.balance));
                Stream.ofNullable(household.rentAccount).forEach(rows::add);
                rows.forEach(row -> learn(row.written(), household.number));
            }
        }

        Set<Integer> of(PlannedTransaction event) {
            Set<Integer> concerned = new HashSet<>();
            event.writes()
                    .forEach(write -> traces(write).forEach(trace -> {
                        Integer home = homes.get(trace);
                        if (home != null) {
                            concerned.add(home);
                        }
                    }));
            event.writes().forEach(write -> concerned.forEach(home -> learn(write, home)));
            return concerned;
        }

        private void learn(RowWrite write, int home) {
            traces(write).forEach(trace -> homes.put(trace, home));
        }

        private static List<String> traces(RowWrite write) {
            List<String> traces = new ArrayList<>(List.of(write.name()));
            LEADS.forEach(column -> {
                Object value = write.columns().get(column);
                if (value != null) {
                    traces.add((column.endsWith("_ref") ? "person_ref" : column) + " " + value);
                }
            });
            return traces;
        }
    }
}
