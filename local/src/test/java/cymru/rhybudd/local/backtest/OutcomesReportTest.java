package cymru.rhybudd.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.backtest.OutcomeStatistics;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesReportTest {
    private final List<CitizenEvent> entries = new ArrayList<>();

    private void acted(Object action) {
        entries.add(new CitizenEvent(new OfficerActed("officer-1", Instant.EPOCH, action, "", null)));
    }

    private void came(int alerts, AlertOutcome outcome, String indicator) {
        for (int i = 0; i < alerts; i++) {
            acted(new OutcomeRecorded("alert-" + entries.size(), outcome, indicator, "2026-12"));
        }
    }

    private void missed(int cases, String indicator) {
        for (int i = 0; i < cases; i++) {
            acted(new CaseMissed(LocalDate.EPOCH, indicator));
        }
    }

    private ShownOutcomes shown() {
        return new ShownOutcomes(OutcomeStatistics.of(new CitizenLog() {
            @Override
            public List<Integer> partitions() {
                return List.of(0);
            }

            @Override
            public long entries(int partition) {
                return entries.size();
            }

            @Override
            public void read(int partition, Reader reader) {
                for (int offset = 0; offset < entries.size(); offset++) {
                    reader.entry(offset, "citizen-" + offset, entries.get(offset));
                }
            }
        }));
    }

    private JsonNode json() {
        return OutcomesReport.json(shown());
    }

    @Test
    void countsThatAreNotSmallAreShownAsTheyAre() {
        came(60, AlertOutcome.USEFUL, "rent-arrears");
        came(20, AlertOutcome.WRONG_DATA, "rent-arrears");
        missed(7, "rent-arrears");

        JsonNode json = json();
        assertThat(json.at("/outcomes").asInt()).isEqualTo(80);
        assertThat(json.at("/byIndicator/rent-arrears/USEFUL").asInt()).isEqualTo(60);
        assertThat(json.at("/byIndicator/rent-arrears/TOO_LATE").asInt(-1)).isZero();
        assertThat(json.at("/byModel/2026-12/precision/value").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/missed/rent-arrears").asInt()).isEqualTo(7);
    }

    /** It could be taken from the sums of its row and of its column, or from the precision, were these shown. */
    @Test
    void aSmallCountIsHiddenWithWhatWouldGiveItAway() {
        came(60, AlertOutcome.USEFUL, "rent-arrears");
        came(2, AlertOutcome.WRONG_PERSON, "rent-arrears");
        came(40, AlertOutcome.USEFUL, "level-of-debt");
        came(11, AlertOutcome.WRONG_PERSON, "level-of-debt");
        came(9, AlertOutcome.USEFUL, "support-shock");
        came(7, AlertOutcome.WRONG_PERSON, "support-shock");

        JsonNode json = json();
        assertThat(json.at("/byIndicator/rent-arrears/WRONG_PERSON").isNull()).isTrue();
        assertThat(json.at("/byIndicator/rent-arrears/precision/value").isNull())
                .isTrue();
        assertThat(json.at("/byIndicator/rent-arrears/precision/some").isNull()).isTrue();
        assertThat(json.at("/byIndicator/support-shock/WRONG_PERSON").isNull())
                .as("the least other of the column")
                .isTrue();
        assertThat(json.at("/byIndicator/level-of-debt/WRONG_PERSON").asInt()).isEqualTo(11);
        assertThat(json.at("/byModel/2026-12/WRONG_PERSON").asInt()).isEqualTo(20);
        assertThat(OutcomesReport.text(shown())).contains("Counts from 1 to 4 are not shown");
    }

    @Test
    void whatFewAlertsCameToOnTheWholeStandsInNoTable() {
        came(60, AlertOutcome.USEFUL, "rent-arrears");
        came(12, AlertOutcome.DECLINED, "rent-arrears");
        came(3, AlertOutcome.WRONG_PERSON, "rent-arrears");
        missed(1, "rent-arrears");

        JsonNode json = json();
        assertThat(json.at("/byIndicator/rent-arrears/WRONG_PERSON").isNull()).isTrue();
        assertThat(json.at("/byModel/2026-12/WRONG_PERSON").isNull()).isTrue();
        assertThat(json.at("/byModel/2026-12/DECLINED").isNull())
                .as("else it is the total without the others")
                .isTrue();
        assertThat(json.at("/byModel/2026-12/USEFUL").asInt()).isEqualTo(60);
        assertThat(json.at("/missed/rent-arrears").isNull()).isTrue();
    }

    @Test
    void nothingRecordedIsSaidToBeNothing() {
        assertThat(OutcomesReport.text(shown()))
                .contains("No outcomes recorded")
                .contains("None recorded");
        assertThat(json().at("/outcomes").asInt(-1)).isZero();
    }
}
