package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a source's columns or an officer's words say, a page shows it as text. */
class HostileTextTest {
    static final String SCRIPT = "'\"><script>alert(1)</script><img src=x onerror=alert(2)>";

    private static final String ALERT = "/alerts/alert-hostile";
    private static final String CITIZEN = "citizen-alert-hostile";
    private static final long ADDRESS = 100_200L;

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @BeforeEach
    void aSourceThatSaysScripts() {
        tell(console);
        browser.signIn("c.evans", "rhybudd-caseworker", List.of(TestConsole.TEAM), "/");
    }

    @AfterEach
    void close() {
        console.close();
    }

    /** An alert of somebody of whom every text is a script, as is everything about who lives with them. */
    static void tell(TestConsole console) {
        for (String citizen : List.of(CITIZEN, "citizen-hostile-other")) {
            DirectoryEntry entry = DirectoryEntry.newBuilder(ToldAlerts.person(citizen, SCRIPT, SCRIPT))
                    .setTitle(SCRIPT)
                    .setAddressLine(SCRIPT)
                    .setPostcode(SCRIPT)
                    .build();
            console.citizens.others.put(
                    citizen, ToldAlerts.livingAt(entry, ADDRESS, "housing/person/" + SCRIPT, SCRIPT + "/person/1"));
        }
        OfficerNotification told = ToldAlerts.opened("alert-hostile", TestConsole.TEAM, Rag.RED);
        Alert alert = Alert.newBuilder(told.getAlert())
                .setAssessment(Assessment.newBuilder(told.getAlert().getAssessment())
                        .setContributions(List.of(Contribution.newBuilder()
                                .setIndicator(SCRIPT)
                                .setPoints(1_600)
                                .setBand(4)
                                .setMeasures(List.of(new Measured(SCRIPT, 850L)))
                                .setSources(List.of(SCRIPT))
                                .setProvenOn(LocalDate.of(2026, 11, 24))
                                .build()))
                        .build())
                .build();
        console.desk.told(
                OfficerNotification.newBuilder(told).setAlert(alert).build(),
                console.desk.upTo().told() + 1,
                Instant.parse("2026-11-26T08:00:00Z"));
        for (Object said : List.of(
                new Disputed(Dispute.FACT_IS_WRONG, SCRIPT, SCRIPT, SCRIPT),
                new CaseMissed(LocalDate.of(2026, 11, 2), SCRIPT))) {
            console.desk.acted(CITIZEN, new OfficerActed(SCRIPT, Instant.EPOCH, said, "", null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "en"})
    void everyPageOfAnAlertShowsItAsText(String language) {
        for (String path :
                List.of("", "/acts/assign", "/acts/not-the-same-person", "/acts/wrong-fact", "/acts/missed")) {
            Document page = browser.page(ALERT + path + "?lang=" + language);

            assertThat(page.html()).as(path).contains("h1");
            assertHarmless(page);
        }
        Document alert = browser.page(ALERT);
        assertThat(alert.selectFirst(".moj-identity-bar").text()).contains(SCRIPT);
        assertThat(alert.select("td[data-label]").text()).contains(SCRIPT);
        assertThat(alert.select(".rhybudd-course li")).hasSize(2);
        assertThat(alert.selectFirst(".rhybudd-course").text()).contains(SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "en"})
    void theHouseholdShowsItAsText(String language) {
        Document question = browser.page(ALERT + "/household?lang=" + language);
        HttpResponse<String> answer =
                browser.send(question.selectFirst("form.rhybudd-form"), Map.of("because", "SAFETY", "reason", SCRIPT));
        Document page = Jsoup.parse(answer.body());

        assertHarmless(page);
        assertThat(page.selectFirst("tbody th").text()).contains(SCRIPT);
    }

    static void assertHarmless(Document page) {
        assertThat(page.select("script:not([src]), img, [onerror]")).isEmpty();
        assertThat(page.select("script").eachAttr("src"))
                .allSatisfy(source -> assertThat(source).startsWith("/assets/"));
    }
}
