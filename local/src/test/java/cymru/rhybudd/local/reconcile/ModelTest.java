package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.TODAY;
import static cymru.rhybudd.local.reconcile.Council.balance;
import static cymru.rhybudd.local.reconcile.Council.daysAgo;
import static cymru.rhybudd.local.reconcile.Council.exclusion;
import static cymru.rhybudd.local.reconcile.Council.family;
import static cymru.rhybudd.local.reconcile.Council.meals;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                .extracting(Picture::points)
                .isEqualTo(Map.of("level-of-debt", 425));
    }

    @Test
    void readsArrearsEvenWhereTheirIndicatorIsOff() throws IOException {
        Council council =
                family().with(balance(1, 1, null, "0.00", "NONE"), meals(1, 1, "ENDD", daysAgo(900), daysAgo(9)));
        assertThat(council.oracle(Model.parse(without("level-of-debt"))).pictures())
                .singleElement()
                .extracting(Picture::points)
                .isEqualTo(Map.of("school-meals-or-move", 714 * 3 / 4));
    }

    @Test
    void refusesAnIndicatorThatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Model.parse(text().replace("rent-arrears:", "rent-arears:")))
                .withMessageContaining("rent-arears");
    }

    @Test
    void readsAFileThatSaysNothingOfTime() throws IOException {
        Model model = Model.parse(text());
        assertThat(model.thresholds()).isEqualTo(new Thresholds(3000, 3000, 5500, 5500, 2, Duration.ZERO, 10_000));
        assertThat(model.horizon()).isNull();
        assertThat(model.validFrom()).isNull();
        assertThat(model.indicators()).allSatisfy(weighed -> {
            assertThat(weighed.fading()).isEqualTo(Fading.NEVER);
            assertThat(weighed.freshDays()).isZero();
            assertThat(weighed.from()).isEqualTo(weighed.indicator().ownSystems());
        });
    }

    @Test
    void readsWhatAFileSaysOfTime() {
        Model model = Council.DECAYING;
        assertThat(model.validFrom()).isEqualTo("2026-11-25");
        assertThat(model.thresholds()).isEqualTo(new Thresholds(3000, 2500, 5500, 5000, 2, Duration.ofHours(24), 4000));
        assertThat(requireNonNull(model.horizon()).from(TODAY)).isEqualTo(TODAY.plusDays(56));
        assertThat(model.holidays().between(LocalDate.of(2026, 12, 20), LocalDate.of(2026, 12, 31)))
                .isEqualTo(11);
        assertThat(model.indicators().get(0))
                .extracting(WeighedIndicator::freshDays, WeighedIndicator::fading, WeighedIndicator::from)
                .containsExactly(35, new Fading(60, 365), Set.of("revenues"));
    }

    @Test
    void takesTheHorizonOfTheDay() {
        Horizon horizon = new Horizon(List.of(
                new Horizon.Step(LocalDate.of(2015, 4, 27), Period.ofDays(56)),
                new Horizon.Step(LocalDate.of(2027, 4, 1), Period.ofMonths(6))));
        assertThat(horizon.from(LocalDate.of(2014, 1, 1))).isEqualTo("2014-02-26");
        assertThat(horizon.from(LocalDate.of(2027, 3, 31))).isEqualTo("2027-05-26");
        assertThat(horizon.from(LocalDate.of(2027, 4, 1))).isEqualTo("2027-10-01");
    }

    @Test
    void takesTheLastModelThatJudgesOnTheDay() throws IOException {
        Path council = Path.of("../deploy/council");
        assertThat(Model.newest(council, LocalDate.of(2026, 11, 24)).version()).isEqualTo("2026-11");
        assertThat(Model.newest(council, LocalDate.of(2026, 11, 25)).version()).isEqualTo("2026-12");
    }
}
