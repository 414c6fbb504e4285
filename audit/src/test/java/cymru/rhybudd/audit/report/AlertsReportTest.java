package cymru.rhybudd.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cymru.rhybudd.audit.life.ListedAlert;
import cymru.rhybudd.audit.life.ListedAlert.Held;
import cymru.rhybudd.audit.life.ListedAlert.Team;
import cymru.rhybudd.audit.life.ListedAlert.Told;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.Rag;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsReportTest {
    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    private static final Told TOLD =
            new Told(new Team("housing", "Housing", "Tai"), NINE, new Partition("team-digests", 0), 3, true);

    private static ListedAlert alert(String citizen, List<Told> told, @Nullable Held held) {
        return new ListedAlert(
                NINE,
                new Partition("alert-log", 0),
                17,
                "fbeaa702-fd4c-3fc4-a64c-65b80d5b0df5",
                citizen,
                AlertKind.ESCALATION,
                EpisodeStep.OPENED,
                Rag.AMBER,
                told,
                held);
    }

    private static Held held(HoldState state) {
        return new Held("housing", "budget/housing/2026-11-23", HoldReason.BUDGET, state);
    }

    private static String line(String language, ListedAlert alert) {
        return new AlertsReport(List.of(alert), new LifeWords(language))
                .lines()
                .filter(line -> line.startsWith("2026"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'held for team housing, waits: the team''s alert budget of the week was used up'",
        "cy, 'ataliwyd ar gyfer tîm housing, yn aros: roedd cyllideb rhybuddion y tîm am yr wythnos wedi''i defnyddio'"
    })
    void whatWaitsIsSaidToWaitAndWhy(String language, String expected) {
        assertThat(line(language, alert("alys", List.of(), held(HoldState.WAITING))))
                .endsWith("alys; " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Housing was told in a digest; held for team housing, sent in a digest: '",
        "cy, 'dywedwyd wrth Tai mewn crynodeb; ataliwyd ar gyfer tîm housing, anfonwyd mewn crynodeb: '"
    })
    void whatWaitedAndWasToldSaysBoth(String language, String expected) {
        assertThat(line(language, alert("alys", List.of(TOLD), held(HoldState.DIGESTED))))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"en, no team was told", "cy, ni ddywedwyd wrth unrhyw dîm"})
    void whatNobodyWasToldSaysSo(String language, String expected) {
        assertThat(line(language, alert("alys", List.of(), null))).endsWith(expected);
    }

    /** Two pseudonyms may begin alike; they are counted whole. */
    @Test
    void citizensAreCountedByTheWholePseudonym() {
        AlertsReport report = new AlertsReport(
                List.of(
                        alert("302bd0c7-3186", List.of(), null),
                        alert("302bd0c7-3187", List.of(), null),
                        alert("302bd0c7-3187", List.of(), null)),
                new LifeWords("en"));

        assertThat(report.lines()).last().asString().startsWith("Alerts: 3; citizens: 2. By colour: 3 amber.");
    }

    @Test
    void theJsonIsWhatIsWrittenOfIt() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        AlertsReport report = new AlertsReport(
                List.of(alert("302bd0c7-3186", List.of(TOLD), held(HoldState.DIGESTED))), new LifeWords("en"));

        JsonNode alert =
                mapper.readTree(mapper.writeValueAsString(report.json())).at("/alerts/0");

        assertThat(alert.at("/told/0").toString())
                .isEqualTo("{\"team\":\"housing\",\"at\":\"2026-11-25T09:00:00Z\",\"record\":\"team-digests/0/3\","
                        + "\"inDigest\":true}");
        assertThat(alert.get("held").toString())
                .isEqualTo("{\"team\":\"housing\",\"hold\":\"budget/housing/2026-11-23\",\"state\":\"DIGESTED\","
                        + "\"reason\":\"BUDGET\"}");
    }

    @Test
    void aPageHoldsNoMoreThanSomebodyWouldPrint() {
        List<ListedAlert> many = Collections.nCopies(AlertsReport.MOST_ON_A_PAGE, alert("alys", List.of(), null));
        List<ListedAlert> tooMany =
                Collections.nCopies(AlertsReport.MOST_ON_A_PAGE + 1, alert("alys", List.of(), null));

        assertThat(new AlertsReport(many, new LifeWords("en")).fitsOnAPage()).isTrue();
        assertThat(new AlertsReport(tooMany, new LifeWords("en")).fitsOnAPage()).isFalse();
    }
}
