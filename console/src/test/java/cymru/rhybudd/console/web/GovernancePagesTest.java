package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.archive.Archive;
import cymru.rhybudd.audit.life.Explanation;
import cymru.rhybudd.audit.life.LifeIndex;
import cymru.rhybudd.audit.life.LifeReader;
import cymru.rhybudd.audit.report.ExplainReport;
import cymru.rhybudd.audit.report.LifeWords;
import cymru.rhybudd.audit.report.ReportPage;
import cymru.rhybudd.audit.report.ReportPart;
import cymru.rhybudd.schemas.View;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GovernancePagesTest {
    static final String CITIZEN = "302bd0c7-3186-85e7-84aa-ff67786a5cf3";
    static final String ALERT = "fbeaa702-fd4c-3fc4-a64c-65b80d5b0df5";
    static final List<String> PAGES = List.of(
            "/governance",
            "/governance/looks",
            "/governance/lives",
            "/governance/verifications",
            "/governance/models",
            "/governance/shadows",
            "/governance/withheld");
    private static final int LARGEST_PAGE = 150_000;

    @TempDir
    Path directory;

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @AfterEach
    void close() {
        console.close();
    }

    private Document governance(String path) {
        return Jsoup.parse(
                browser.signIn("p.price", "rhybudd-governance", List.of(), path).body());
    }

    private HttpResponse<String> ask(View view, String id, String at, String reason) {
        Document page = browser.page("/governance/lives");
        return browser.send(
                page.selectFirst("main form"),
                Map.of("life-view", view.name(), "life-id", id, "life-at", at, "life-reason", reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rhybudd-caseworker",
                "rhybudd-team-leader",
                "rhybudd-operations",
                "rhybudd-recovery",
                "rhybudd-enforcement"
            })
    void everyPageIsForGovernanceAlone(String role) {
        browser.signIn("c.evans", role, List.of(TestConsole.TEAM), "/");
        for (String page : PAGES) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(403);
        }
        for (String page : List.of("/governance/lives/key", "/governance/looks/key", "/governance/verifications/1")) {
            assertThat(browser.get(page).statusCode()).as(page).isEqualTo(403);
        }
        for (String page : List.of(
                "/governance/looks",
                "/governance/lives",
                "/governance/verifications",
                "/governance/verifications/cancel")) {
            assertThat(browser.post(page, "life-id=" + CITIZEN).statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
        assertThat(console.accesses).isEmpty();
        assertThat(browser.page("/overview").select("a[href=/governance]")).isEmpty();
    }

    @Test
    void aForgedFormIsRefused() {
        governance("/governance");
        for (String page : List.of(
                "/governance/looks",
                "/governance/lives",
                "/governance/verifications",
                "/governance/verifications/cancel")) {
            assertThat(browser.post(page, "form-token=guessed").statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
    }

    @Test
    void everyPageIsWholeInBothLanguagesAndShowsNobody() {
        governance("/governance");
        for (String language : List.of("cy", "en")) {
            for (String path : PAGES) {
                browser.get(path + "?lang=" + language);
                HttpResponse<String> answer = browser.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                Document page = Jsoup.parse(answer.body());
                assertThat(page.select("h1")).as(path).hasSize(1);
                assertThat(page.select("html[lang=" + language + "]")).hasSize(1);
                assertThat(page.select("script:not([src]), style, [style], [onclick]"))
                        .isEmpty();
                assertThat(page.select("select, input:not([type=hidden])"))
                        .allSatisfy(field -> assertThat(page.select("label[for=" + field.id() + "]"))
                                .hasSize(1));
            }
        }
        assertThat(console.accesses).isEmpty();
    }

    private HttpResponse<String> looks(Map<String, String> fields) {
        return browser.send(browser.page("/governance/looks").selectFirst("main form"), fields);
    }

    private Document looksOf(Map<String, String> fields) {
        return Jsoup.parse(looks(fields).body());
    }

    @Test
    void whoSawAPersonIsFoundOverTheYears() {
        governance("/governance");
        Document page = looksOf(Map.of("citizen", "citizen-1"));

        assertThat(page.select("tbody tr").eachText())
                .hasSize(2)
                .satisfiesExactly(
                        newest -> assertThat(newest).contains("o18", "<i>an open alert</i>"),
                        oldest -> assertThat(oldest).contains("o17", "complaint 7", "2026-10-01T10:00:00Z"));
        assertThat(page.text()).contains("Looks: 2; officers: 2; citizens: 1");
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void anOfficersLooksAreFoundByDay() {
        governance("/governance");
        // Half past eleven at night in UTC is, in winter, the same day here.
        assertThat(looksOf(Map.of("officer", "o17", "from", "2026-11-25", "last", "2026-11-25"))
                        .select("tbody tr")
                        .eachText())
                .singleElement()
                .satisfies(look -> assertThat(look).contains("citizen-2"));
        assertThat(looksOf(Map.of("officer", "o17", "from", "2026-11-26", "last", "2026-11-26"))
                        .select("tbody tr"))
                .isEmpty();
    }

    @Test
    void thePseudonymStandsInNoAddress() {
        governance("/governance");
        HttpResponse<String> answer = looks(Map.of("citizen", "citizen-1"));

        assertThat(answer.uri().toString())
                .startsWith(console.url("/governance/looks/"))
                .doesNotContain("citizen-1");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[href*=citizen-1], [action*=citizen-1]")).isEmpty();
        assertThat(page.selectFirst("#citizen").val()).isEqualTo("citizen-1");
        TestBrowser other = new TestBrowser(console);
        other.signIn("q.rees", "rhybudd-governance", List.of(), "/");
        assertThat(other.get(answer.uri().getPath()).statusCode()).isEqualTo(404);
    }

    @Test
    void daysThatCannotBeMeantAreSaidToBeSo() {
        governance("/governance");
        assertThat(looksOf(Map.of("from", "2026-11-25", "last", "2026-11-24")).select(".govuk-error-message"))
                .hasSize(1);
        assertThat(looksOf(Map.of("from", "2026-01-01", "last", "2026-11-24"))
                        .select(".govuk-error-message")
                        .text())
                .contains("92 days");
        assertThat(looksOf(Map.of("from", "2026-08-24", "last", "2026-11-24")).select(".govuk-error-message"))
                .isEmpty();
        assertThat(looksOf(Map.of("from", "tomorrow")).select(".govuk-error-message"))
                .hasSize(1);
    }

    /** As {@code audit explain} says it, and not a word less. */
    @Test
    void thePageExplainsAnAlertAsTheCommandDoes() throws IOException {
        LifeIndex lives = new LifeIndex(new Archive(TestConsole.ARCHIVE), directory);
        lives.update(more -> {});
        Explanation explanation = Explanation.of(lives, LifeReader.read(lives, CITIZEN), ALERT);
        governance("/governance");
        for (String language : List.of("cy", "en")) {
            browser.get("/governance?lang=" + language);
            HttpResponse<String> answer = ask(View.ALERT_EXPLAINED, ALERT.substring(0, 8), "", "complaint 7");
            String text = spaced(Jsoup.parse(answer.body()).text());
            ReportPage command = new ExplainReport(explanation, new LifeWords(language)).page();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_PAGE);
            for (ReportPart part : command.parts()) {
                assertThat(Stream.of(
                                        Stream.of(part.heading(), part.text()),
                                        part.notes().stream(),
                                        part.rows().stream().flatMap(List::stream))
                                .flatMap(each -> each)
                                .map(GovernancePagesTest::spaced))
                        .allSatisfy(said -> assertThat(text).contains(said));
            }
        }
    }

    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void theLookIsRecordedEachTimeBeforeAnythingIsShown() {
        governance("/governance");
        HttpResponse<String> answer = ask(View.ALERT_EXPLAINED, ALERT, "", " complaint 7 ");
        assertThat(console.accesses).singleElement().satisfies(access -> {
            assertThat(access.getOfficer()).isEqualTo("p.price");
            assertThat(access.getCitizen()).isEqualTo(CITIZEN);
            assertThat(access.getAlertId()).isEqualTo(ALERT);
            assertThat(access.getView()).isEqualTo(View.ALERT_EXPLAINED);
            assertThat(access.getReason()).isEqualTo("complaint 7");
        });
        assertThat(answer.uri().toString()).doesNotContain(ALERT, "complaint");

        browser.get(answer.uri().getPath());
        assertThat(console.accesses).hasSize(2);

        console.isRecordingViews = false;
        HttpResponse<String> refused = browser.get(answer.uri().getPath());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).doesNotContain(CITIZEN, ALERT);
    }

    @Test
    void aQuestionIsOfWhoAskedIt() {
        governance("/governance");
        String path = ask(View.TIMELINE, CITIZEN, "", "complaint 7").uri().getPath();
        TestBrowser other = new TestBrowser(console);
        other.signIn("q.rees", "rhybudd-governance", List.of(), "/");

        assertThat(other.get(path).statusCode()).isEqualTo(404);
        assertThat(console.accesses).hasSize(1);
    }

    @Test
    void whatWasKnownIsShownByTheMillisecond() {
        governance("/governance");
        Document before = Jsoup.parse(
                ask(View.KNOWN_AS_OF, CITIZEN, "2026-11-25T23:12:59.178Z", "x").body());
        Document then = Jsoup.parse(
                ask(View.KNOWN_AS_OF, CITIZEN, "2026-11-25T23:12:59.179Z", "x").body());

        assertThat(before.text()).doesNotContain("1251a2df");
        assertThat(then.text()).contains("1251a2df");
        assertThat(console.accesses).extracting(access -> access.getView()).containsOnly(View.KNOWN_AS_OF);
    }

    @Test
    void theTimelineHasTheDrawingOfTheScore() {
        governance("/governance");
        Document page = Jsoup.parse(ask(View.TIMELINE, CITIZEN, "", "x").body());

        assertThat(page.select("svg[role=img] title")).isNotEmpty();
        assertThat(page.select("tbody tr")).isNotEmpty();
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void whatIsWrongOrUnknownIsSaidAndNothingIsRecorded() {
        governance("/governance");
        assertThat(errors(ask(View.ALERT_EXPLAINED, "fbeaa70", "", "x"))).isEqualTo(1);
        assertThat(errors(ask(View.KNOWN_AS_OF, CITIZEN, "yesterday", "x"))).isEqualTo(1);
        assertThat(errors(ask(View.TIMELINE, CITIZEN, "", " "))).isEqualTo(1);
        assertThat(errors(ask(View.TIMELINE, CITIZEN, "", "x".repeat(501)))).isEqualTo(1);
        assertThat(errors(ask(View.TIMELINE, "nobody", "", "x"))).isEqualTo(1);
        assertThat(errors(ask(View.ALERT_EXPLAINED, "nothing-begins-so", "", "x")))
                .isEqualTo(1);
        assertThat(console.accesses).isEmpty();

        assertThat(errors(ask(View.TIMELINE, CITIZEN, "", "x".repeat(500)))).isZero();
        assertThat(errors(ask(View.KNOWN_AS_OF, CITIZEN, "2026-11-26 10:15", "x")))
                .isZero();
    }

    private static int errors(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select(".govuk-error-summary li").size();
    }

    @Test
    void modelsStandWithWhoAnswersForThem() {
        governance("/governance");
        assertThat(browser.page("/governance/models").text())
                .contains("2026-12", "in force", "2027-01", "runs as a shadow");
    }

    @Test
    void aShadowStandsBesideTheLiveModelInNumbers() {
        governance("/governance");
        Document page = browser.page("/governance/shadows");

        assertThat(page.select("h2").eachText()).contains("Shadow model 2027-01");
        assertThat(page.select("tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).isEqualTo("amber 0 10 10 0 20"));
        assertThat(page.text()).doesNotContain("citizen-1");
    }
}
