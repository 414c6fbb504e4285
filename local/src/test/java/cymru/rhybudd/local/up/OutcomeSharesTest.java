package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.Rag;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeSharesTest {

    @ParameterizedTest
    @CsvSource({"RED, 90", "AMBER, 79"})
    void asManyAreTrueAsTheBaseRateSays(Rag colour, int percent) {
        assertThat(OutcomeShares.of(colour).shares().stream()
                        .filter(share ->
                                AlertOutcome.valueOf(share.outcome().name()).isTruePositive())
                        .mapToInt(OutcomeShares.Share::percent)
                        .sum())
                .isEqualTo(percent);
    }

    @Test
    void everyOutcomeIsDrawnAboutAsOftenAsItsShareSays() {
        SplittableRandom random = new SplittableRandom(1);
        List<cymru.rhybudd.schemas.AlertOutcome> drawn = random.ints(10_000)
                .mapToObj(one -> OutcomeShares.of(Rag.RED).draw(random))
                .toList();

        for (OutcomeShares.Share share : OutcomeShares.of(Rag.RED).shares()) {
            assertThat(drawn.stream().filter(share.outcome()::equals).count() / 100.0)
                    .as(share.outcome().name())
                    .isBetween(share.percent() - 2.0, share.percent() + 2.0);
        }
    }

    @Test
    void sharesThatDoNotMakeAWholeAreRefused() {
        assertThatThrownBy(() -> new OutcomeShares(List.of())).hasMessage("the shares sum to 0, not to 100");
    }
}
