package cymru.rhybudd.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.domain.alert.AlertOutcome;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficersWordsTest {
    private static final Instant NINE = Instant.parse("2026-11-03T09:00:00Z");

    private static void say(OfficersWords words, String citizen, AlertOutcome outcome, Instant at) {
        OutcomeRecorded recorded = new OutcomeRecorded(
                "alert-1", cymru.rhybudd.schemas.AlertOutcome.valueOf(outcome.name()), "level-of-debt", "2026-01");
        words.hear(citizen, new OfficerActed("officer-1", at, recorded, "", null), LocalDate.parse("2026-11-03"));
    }

    @Test
    void inOnePartitionTheLaterEntryIsTheLastWordWhateverTheClockOfWhoWroteIt() {
        OfficersWords words = new OfficersWords();
        say(words, "zoe", AlertOutcome.USEFUL, NINE);
        say(words, "zoe", AlertOutcome.WRONG_DATA, NINE.minusSeconds(3));

        assertThat(OfficersWords.settle(List.of(words))).containsEntry("alert-1", AlertOutcome.WRONG_DATA);
    }

    @Test
    void ofTwoPartitionsTheLaterActIsTheLastWord() {
        OfficersWords first = new OfficersWords();
        OfficersWords other = new OfficersWords();
        say(first, "alun", AlertOutcome.WRONG_DATA, NINE.plusSeconds(3));
        say(other, "zoe", AlertOutcome.USEFUL, NINE);

        assertThat(OfficersWords.settle(List.of(first, other))).containsEntry("alert-1", AlertOutcome.WRONG_DATA);
    }
}
