package cymru.rhybudd.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.local.council.RowWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
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
        Oracle oneByOne = new Oracle(new CouncilImage(), Council.MODEL, Council.TODAY);
        Map<Set<String>, Picture> known = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            RowWrite write = life.next();
            image.apply(write);
            for (Picture changed : oneByOne.apply(write)) {
                known.keySet().removeIf(records -> records.stream().anyMatch(changed.records()::contains));
                known.put(changed.records(), changed);
            }
            if (i % 50 == 49) {
                List<Picture> atOnce = new Oracle(image, Council.MODEL, Council.TODAY).pictures();
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
        Expectation expectation = new Expectation(new CouncilImage(), Council.MODEL, Council.TODAY);
        for (int i = 0; i < 150; i++) {
            RowWrite write = life.next();
            Map<Set<String>, Colour> before = colours(image);
            image.apply(write);
            List<Set<String>> rising = new ArrayList<>();
            colours(image).forEach((records, colour) -> {
                if (colour.worseThan(before.getOrDefault(records, colour))) {
                    rising.add(records);
                }
            });
            List<ExpectedAlert> alerts =
                    expectation.after(new CommittedChange(i, write.database(), i, "random", List.of(write)));
            if (before.keySet().equals(colours(image).keySet())) {
                assertThat(alerts)
                        .as("seed %d", seed)
                        .allMatch(ExpectedAlert::certain)
                        .extracting(ExpectedAlert::records)
                        .containsExactlyInAnyOrderElementsOf(rising);
            }
        }
    }

    private static Map<Set<String>, Colour> colours(CouncilImage image) {
        Map<Set<String>, Colour> colours = new HashMap<>();
        new Oracle(image, Council.MODEL, Council.TODAY)
                .pictures()
                .forEach(picture -> colours.put(picture.records(), picture.colour()));
        return colours;
    }
}
