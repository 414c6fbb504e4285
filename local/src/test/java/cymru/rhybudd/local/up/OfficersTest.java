package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.AlertExamples;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OfficersTest {
    private static final int ALERTS = 200;

    /** Who acted about whom, as the officers' application would be given it. */
    private record Act(String citizen, OfficerActed acted) {}

    private final List<Act> acts = new ArrayList<>();
    private final Officers officers = officers(7, acts);

    private static Officers officers(long seed, List<Act> acts) {
        return new Officers(seed, (citizen, acted) -> acts.add(new Act(citizen, acted)));
    }

    private static void hear(Officers officers, String ids, EpisodeStep step) {
        for (int i = 0; i < ALERTS; i++) {
            officers.hear(
                    AlertExamples.told(ids + i, "told-" + i, step, Rag.AMBER, "housing/rent_account/" + i), 1_000);
        }
    }

    private static Map<String, AlertOutcome> outcomes(List<Act> acts) {
        Map<String, AlertOutcome> outcomes = new TreeMap<>();
        for (Act act : acts) {
            if (act.acted().getAction() instanceof OutcomeRecorded recorded) {
                outcomes.put(act.citizen(), recorded.getOutcome());
            }
        }
        return outcomes;
    }

    @Test
    void someOfWhatIsToldIsRecordedSomeChangesLater() {
        hear(officers, "a", EpisodeStep.OPENED);

        officers.work(1_049);
        assertThat(acts).as("too soon").isEmpty();
        officers.work(1_500);
        assertThat(outcomes(acts)).hasSizeBetween(ALERTS / 2, ALERTS * 7 / 10);
        officers.work(9_999);
        assertThat(acts).as("once").hasSameSizeAs(outcomes(acts).keySet());
    }

    @Test
    void anOutcomeSaysWhatTheAlertSaid() {
        hear(officers, "a", EpisodeStep.OPENED);
        officers.work(1_500);

        assertThat(acts).allSatisfy(act -> {
            OutcomeRecorded recorded = (OutcomeRecorded) act.acted().getAction();
            assertThat(recorded.getAlertId()).isEqualTo(act.citizen().replace("told-", "a"));
            assertThat(recorded.getIndicator()).isEqualTo("rent-arrears");
            assertThat(recorded.getModelVersion()).isEqualTo("2026-12");
            assertThat(act.acted().getOfficer()).matches("housing-options-north\\.[1-4]");
        });
    }

    @Test
    void theSameSeedSaysTheSameOfTheSameChangesWhateverTheIds() {
        List<Act> again = new ArrayList<>();
        List<Act> other = new ArrayList<>();
        Officers twins = officers(7, again);
        Officers others = officers(8, other);
        hear(officers, "a", EpisodeStep.OPENED);
        hear(twins, "b", EpisodeStep.OPENED);
        hear(others, "a", EpisodeStep.OPENED);

        List.of(officers, twins, others).forEach(one -> one.work(9_999));

        assertThat(outcomes(again)).isEqualTo(outcomes(acts));
        assertThat(outcomes(other)).isNotEqualTo(outcomes(acts));
    }

    @Test
    void theEndOfAnEpisodeComesToNothing() {
        hear(officers, "a", EpisodeStep.CLOSED);

        officers.work(9_999);

        assertThat(acts).isEmpty();
    }

    @Test
    void nowAndThenTheyMeetSomebodyOfWhomNobodyHeard() {
        for (int i = 0; i < ALERTS; i++) {
            officers.know("told-" + i);
            officers.know("untold-" + i);
            officers.know("gone-" + i);
            officers.forget("gone-" + i);
        }
        hear(officers, "a", EpisodeStep.OPENED);

        officers.work(9_999);

        assertThat(acts.stream().filter(act -> act.acted().getAction() instanceof CaseMissed))
                .isNotEmpty()
                .allSatisfy(act -> {
                    CaseMissed missed = (CaseMissed) act.acted().getAction();
                    assertThat(missed.getShouldHaveBeenRaisedBy()).isEqualTo(LocalDate.of(2026, 12, 1));
                    assertThat(act.citizen()).doesNotStartWith("gone");
                })
                .extracting(Act::citizen)
                .anyMatch(citizen -> citizen.startsWith("untold"));
    }

    @Test
    void whoRestsDoesNothingMore() {
        hear(officers, "a", EpisodeStep.OPENED);
        officers.rest();

        officers.work(9_999);

        assertThat(acts).isEmpty();
    }
}
