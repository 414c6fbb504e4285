package cymru.rhybudd.local.officer;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.AlertExamples;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertListTest {
    private static final OfficerNotification TOLD = AlertExamples.told(
            "alert-1", "0d3a6f5e-1111-8222-9333-444455556666", EpisodeStep.OPENED, Rag.RED, "housing/rent_account/1");

    private static AlertList list(Map<String, AlertOutcome> outcomes) {
        return new AlertList(List.of(new ToldAlert(TOLD.getTeam(), TOLD.getAlert())), outcomes);
    }

    @Test
    void anAlertIsShownUnderTheBeginningOfThePseudonym() {
        assertThat(list(Map.of()).text(3)).isEqualTo("""
                        alert-1  0d3a6f5e  2026-12-01  pryder / concern  coch / red  housing-options-north
                        1 o 3 rhybudd / 1 of 3 alerts""");
    }

    @Test
    void whatItCameToIsShownWhereAnOfficerSaidSo() {
        AlertList list = list(Map.of("alert-1", AlertOutcome.TOO_LATE));

        assertThat(list.text(1)).contains("  → rhy hwyr / too late\n");
        assertThat(list.json().at("/0/outcome").asText()).isEqualTo("TOO_LATE");
        assertThat(list.json().at("/0/citizen").asText()).isEqualTo("0d3a6f5e");
    }
}
