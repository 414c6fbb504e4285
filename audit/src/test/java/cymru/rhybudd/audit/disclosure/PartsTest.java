package cymru.rhybudd.audit.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final DisclosureRule FIVE = new DisclosureRule(5, 1);
    private static final int HIDDEN = -1;

    @Test
    void aSmallPartIsHiddenWithTheNextSmallest() {
        assertThat(Parts.of(FIVE, 100, 4, 0, 30).counts()).isEqualTo(counts(100, HIDDEN, 0, HIDDEN));
    }

    @Test
    void twoSmallPartsHideEachOther() {
        assertThat(Parts.of(FIVE, 100, 4, 0, 3).counts()).isEqualTo(counts(100, HIDDEN, 0, HIDDEN));
    }

    @Test
    void twoPartsOfOneAreKnownByTheirSum() {
        assertThat(Parts.of(FIVE, 100, 1, 30, 1).counts()).isEqualTo(counts(100, HIDDEN, HIDDEN, HIDDEN));
    }

    @Test
    void whereNothingElseCanHideItNotEvenWhatIsNoneIsShown() {
        assertThat(Parts.of(FIVE, 0, 4, 0).counts()).isEqualTo(counts(HIDDEN, HIDDEN, HIDDEN));
    }

    @Test
    void noHiddenPartCanBeReckonedFromTheWhole() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int[] truth = random.ints(2 + random.nextInt(4), 0, 9).toArray();
            Parts parts = Parts.of(FIVE, truth);
            int hidden = 0;
            int sum = 0;
            int none = 0;
            for (int place = 0; place < truth.length; place++) {
                assertThat(parts.isShown(place) && FIVE.isSmall(truth[place]))
                        .as("seed %d", seed)
                        .isFalse();
                hidden += parts.isShown(place) ? 0 : 1;
                sum += parts.isShown(place) ? 0 : truth[place];
                none += !parts.isShown(place) && truth[place] == 0 ? 1 : 0;
            }
            assertThat(hidden == 0 || none > 0 || (hidden > 1 && sum > hidden))
                    .as("seed %d: %s", seed, Arrays.toString(truth))
                    .isTrue();
        }
    }

    private static List<OptionalInt> counts(int... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> count == HIDDEN ? OptionalInt.empty() : OptionalInt.of(count))
                .toList();
    }
}
