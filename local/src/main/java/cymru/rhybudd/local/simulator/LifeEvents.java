package cymru.rhybudd.local.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * What happens to people, one transaction at a time: hardship that moves a household through several systems, recovery, new
 * parties, corrected records, and much that harms nobody. The same for the same population, seed and rate.
 */
public final class LifeEvents {
    private static final int TRIES = 25;
    private static final int NOISE_PERCENT = 45;
    private static final int STORY_PERCENT = 88;

    private final Population population;
    private final Random random;
    private final double changesPerSecond;
    private final double quietSeconds;
    private final Hardship hardship;
    private final Harmless harmless;
    private final Records records;
    /** The households whose stories are being told: few enough that each moves on, many enough that each has its quiet. */
    private final List<Household> stage = new ArrayList<>();

    private long events;

    /**
     * Life events of a population.
     *
     * @param quietSeconds how long a household is left alone after a change that may matter, so that what follows in another
     *     database is captured in the order in which it happened
     */
    public LifeEvents(Population population, long seed, double changesPerSecond, double quietSeconds) {
        this.population = population;
        this.random = new Random(seed ^ 0x5DEECE66DL);
        this.changesPerSecond = changesPerSecond;
        this.quietSeconds = quietSeconds;
        this.hardship = new Hardship(population, random);
        this.harmless = new Harmless(random);
        this.records = new Records(population, random);
        int size = (int) Math.ceil(changesPerSecond * quietSeconds * 0.5) + 10;
        List<Household> households = population.households();
        households.stream().filter(Household::isInHardship).limit(size / 2).forEach(stage::add);
        while (stage.size() < Math.min(size, households.size())) {
            stage.add(newcomer());
        }
    }

    /** Makes the next event happen, and says what is to be written. */
    public PlannedTransaction next(LocalDate today) {
        events++;
        double now = events / changesPerSecond;
        int kind = random.nextInt(100);
        if (kind >= NOISE_PERCENT) {
            for (int tries = 0; tries < TRIES; tries++) {
                int place = random.nextInt(stage.size());
                Household household = kind < STORY_PERCENT ? stage.get(place) : any();
                if (household.quietUntil <= now) {
                    household.quietUntil = now + quietSeconds;
                    return kind < STORY_PERCENT ? tell(place, household, today) : records.next(household, today);
                }
            }
        }
        return harmless.next(any());
    }

    /** Tells the next step of a story; when it has ended well, another household's begins. */
    private PlannedTransaction tell(int place, Household household, LocalDate today) {
        PlannedTransaction step = hardship.next(household, today);
        if (household.recovers && household.chapter >= Hardship.RECOVERY_STEPS) {
            stage.set(place, newcomer());
        }
        return step;
    }

    /** Somebody of whom two or three systems know: a story is worth telling where it moves from one to the next. */
    private Household newcomer() {
        Household household = any();
        for (int tries = 0; tries < TRIES && !household.isKnownWidely(); tries++) {
            household = any();
        }
        return household;
    }

    /** Makes so many events happen again that were written by an earlier run. */
    public void fastForward(long events, LocalDate today) {
        while (this.events < events) {
            Objects.requireNonNull(next(today));
        }
    }

    /** How many events have happened. */
    public long events() {
        return events;
    }

    private Household any() {
        List<Household> households = population.households();
        return households.get(random.nextInt(households.size()));
    }
}
