package cymru.rhybudd.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param citizens adults of the council
 * @param events records that each round moves
 * @param warmUp for at least this long each application works before it is measured, and for one round: the compiler works through it
 * @param rounds measured rounds of each application
 * @param budget from then on; after this time no further round begins
 * @param forks JVMs in which the core is measured
 * @param iterations of the core's measurement in each JVM, and as many to warm up
 * @param iteration how long each is
 */
record Scale(
        boolean quick,
        int citizens,
        int events,
        Duration warmUp,
        int rounds,
        Duration budget,
        int forks,
        int iterations,
        Duration iteration) {
    static final Scale QUICK = new Scale(
            true, 2_000, 30_000, Duration.ofSeconds(30), 2, Duration.ofSeconds(100), 1, 5, Duration.ofMillis(500));
    static final Scale FULL = new Scale(
            false, 10_000, 150_000, Duration.ofSeconds(60), 5, Duration.ofMinutes(25), 2, 5, Duration.ofSeconds(1));
}
