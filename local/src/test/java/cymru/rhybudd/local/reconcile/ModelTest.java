package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.TODAY;
import static cymru.rhybudd.local.reconcile.Council.balance;
import static cymru.rhybudd.local.reconcile.Council.daysAgo;
import static cymru.rhybudd.local.reconcile.Council.exclusion;
import static cymru.rhybudd.local.reconcile.Council.family;
import static cymru.rhybudd.local.reconcile.Council.meals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static String text() throws IOException {
        return Files.readString(Path.of("../deploy/council/2026-11.model.yaml"));
    }

    private static String without(String indicator) throws IOException {
        return text().replaceFirst("(?m)^  " + indicator + ":.*$", "  " + indicator + ":\n    on: false");
    }

    private static List<Integer> weights(String text) {
        return Model.parse(text).indicators().stream()
                .map(WeighedIndicator::weight)
                .toList();
    }

    @Test
    void leavesWeightsThatSumTo100AsTheyAre() throws IOException {
        assertThat(weights(text())).containsExactly(1600, 1000, 1200, 1600, 1800, 1000, 600, 600, 600);
    }

    @Test
    void scalesTheWeightsOfThoseSwitchedOnByTheLargestRemainder() throws IOException {
        // Of 94: 1702.13, 1063.83, 1276.60, 1702.13, 1914.89, 1063.83, 638.30, 638.30.
        assertThat(weights(without("dependants-exclusions")))
                .containsExactly(1702, 1064, 1277, 1702, 1915, 1064, 638, 638)
                .satisfies(weights ->
                        assertThat(weights.stream().mapToInt(w -> w).sum()).isEqualTo(10_000));
    }

    @Test
    void servesTheFirstOfEqualRemainders() {
        assertThat(Weights.scale(List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .containsExactly(3334, 3333, 3333);
    }

    @Test
    void roundsAQuarterOfAnOddWeightDown() throws IOException {
        Council council = family().with(balance(1, 1, null, "0.00", "NONE"), exclusion(1, 1, "PERM", TODAY, 1, null));
        assertThat(council.oracle(Model.parse(without("dependants-exclusions"))).pictures())
                .singleElement()
                .extracting(Picture::contributions)
                .isEqualTo(Map.of("level-of-debt", 425));
    }

    @Test
    void readsArrearsEvenWhereTheirIndicatorIsOff() throws IOException {
        Council council =
                family().with(balance(1, 1, null, "0.00", "NONE"), meals(1, 1, "ENDD", daysAgo(900), daysAgo(9)));
        assertThat(council.oracle(Model.parse(without("level-of-debt"))).pictures())
                .singleElement()
                .extracting(Picture::contributions)
                .isEqualTo(Map.of("school-meals-or-move", 714 * 3 / 4));
    }

    @Test
    void refusesAnIndicatorThatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Model.parse(text().replace("rent-arrears:", "rent-arears:")))
                .withMessageContaining("rent-arears");
    }
}
