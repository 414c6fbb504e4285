package cymru.rhybudd.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.schemas.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OracleLawTest {
    static LongStream seeds() { // -Dseed=… repeats a run
        return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void writesTakenInOneByOneGiveWhatAllAtOnceGives(long seed) {
        RandomLife life = new RandomLife(seed, 6);
        CouncilImage image = new CouncilImage();
        Oracle oneByOne = new Oracle(new CouncilImage(), Council.DECAYING, Council.TODAY, ProvenFeeds.UNDOUBTED);
        Map<Set<String>, Picture> known = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            RowWrite write = life.next();
            image.apply(write);
            if (write.removed()) { // whoever has no other record is nobody any more, and has no picture
                known.keySet().removeIf(records -> records.contains(write.name()));
            }
            for (Picture changed : oneByOne.apply(write)) {
                known.keySet().removeIf(records -> records.stream().anyMatch(changed.records()::contains));
                known.put(changed.records(), changed);
            }
            if (i % 50 == 49) {
                List<Picture> atOnce = oracle(image, 0).pictures();
                assertThat(known.values()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(atOnce);
                assertThat(oneByOne.pictures()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(atOnce);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void alertsOfRowsThatLinkNobodyAreTheColoursThatRise(long seed) {
        RandomLife life = new RandomLife(seed, 4);
        CouncilImage image = new CouncilImage();
        Map<Set<String>, Held> held = new HashMap<>();
        Expectation expectation =
                new Expectation(new CouncilImage(), Council.DECAYING, Council.NOW, true, (records, entered) -> entered);
        for (int i = 0; i < 150; i++) {
            RowWrite write = life.next();
            image.apply(write);
            Map<Set<String>, Held> before = Map.copyOf(held);
            follow(image, held);
            List<ExpectedAlert> alerts =
                    expectation.after(new CommittedChange(i, write.database(), i, "random", List.of(write)));
            // What links or parts people has a rule of its own, and leaves more than one past that may be.
            if (!before.keySet().equals(held.keySet())) {
                return;
            }
            List<Set<String>> rising = new ArrayList<>();
            held.forEach((records, after) -> {
                if (after.colour().worseThan(before.getOrDefault(records, after).colour())) {
                    rising.add(records);
                }
            });
            assertThat(alerts).as("seed %d", seed).allMatch(ExpectedAlert::certain);
            assertThat(rising)
                    .as("seed %d", seed)
                    .containsAll(alerts.stream()
                            .filter(alert -> alert.raised().kind() == AlertKind.ESCALATION)
                            .filter(alert ->
                                    alert.raised().before() != alert.raised().after())
                            .map(ExpectedAlert::records)
                            .toList());
        }
    }

    private static void follow(CouncilImage image, Map<Set<String>, Held> held) {
        Map<Set<String>, Held> before = Map.copyOf(held);
        held.clear();
        for (Picture picture : oracle(image, 0).pictures()) {
            Held was = before.getOrDefault(picture.records(), Held.NOTHING);
            held.put(picture.records(), was.next(picture, Council.DECAYING.thresholds(), Council.NOW));
        }
    }

    private static Oracle oracle(CouncilImage image, int days) {
        return new Oracle(image, Council.DECAYING, Council.TODAY.plusDays(days), ProvenFeeds.UNDOUBTED);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void decayOnlyEverGrowsLessWithTime(long seed) {
        CouncilImage image = new CouncilImage();
        RandomLife life = new RandomLife(seed, 3);
        for (int i = 0; i < 100; i++) {
            image.apply(life.next());
        }
        Map<Set<String>, Map<String, Contribution>> before = new HashMap<>();
        for (int days = 0; days < 800; days += 40) {
            for (Picture picture : oracle(image, days).pictures()) {
                Map<String, Contribution> was = before.getOrDefault(picture.records(), Map.of());
                picture.contributions().forEach((indicator, is) -> {
                    Contribution earlier = was.get(indicator);
                    if (earlier != null && Objects.equals(earlier.decaysFrom(), is.decaysFrom())) {
                        assertThat(is.decay())
                                .as("seed %d, %s", seed, indicator)
                                .isLessThanOrEqualTo(earlier.decay());
                    }
                });
                before.put(picture.records(), picture.contributions());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anUpdateInTwoStepsGivesTheContributionsOfOne(long seed) {
        RandomLife life = new RandomLife(seed, 4);
        CouncilImage whole = new CouncilImage();
        CouncilImage halves = new CouncilImage();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            RowWrite write = life.next();
            boolean known = halves.rows().anyMatch(row -> row.name().equals(write.name()));
            whole.apply(write);
            if (known && !write.removed()) {
                halves.apply(some(write, random, write.columns().keySet()));
            }
            halves.apply(write);
        }
        assertThat(oracle(halves, 0).pictures())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(oracle(whole, 0).pictures());
    }

    /** The write of some of its columns, chosen at random. */
    private static RowWrite some(RowWrite write, SplittableRandom random, Set<String> columns) {
        Map<String, @Nullable Object> chosen = new HashMap<>(write.columns());
        columns.stream().filter(column -> random.nextBoolean()).forEach(chosen::remove);
        return new RowWrite(write.database(), write.table(), write.key(), chosen, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHeldColourNeitherFlapsWithinTheDwellNorFallsBelowWhatIsEntered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Thresholds thresholds = Council.DECAYING.thresholds();
        Held held = Held.NOTHING;
        Instant now = Council.NOW;
        Instant rose = Instant.MIN;
        for (int i = 0; i < 500; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(9)));
            Picture picture = picture(random.nextInt(7000), 1 + random.nextInt(2), random.nextInt(9) == 0);
            Held next = held.next(picture, thresholds, now);
            assertThat(picture.entered(thresholds).worseThan(next.colour()))
                    .as("seed %d", seed)
                    .isFalse();
            if (held.colour().worseThan(next.colour())) {
                assertThat(now).as("seed %d", seed).isAfterOrEqualTo(rose.plus(thresholds.dwell()));
            }
            rose = next.colour().worseThan(held.colour()) ? now : rose;
            held = next;
            assertThat(held.next(picture, thresholds, now)).as("seed %d", seed).isEqualTo(held);
        }
    }

    private static Picture picture(int score, int systems, boolean grey) {
        Contribution contribution = new Contribution(score, 4, Fading.WHOLE, null, Map.of(), Set.of());
        Set<String> names = systems == 1 ? Set.of("housing") : Set.of("housing", "revenues");
        return new Picture(
                Set.of("a"),
                Map.of("rent-arrears", contribution),
                score,
                score,
                Set.of(),
                Set.of(),
                names,
                names,
                grey);
    }
}
