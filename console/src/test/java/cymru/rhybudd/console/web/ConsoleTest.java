package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.desk.Desk;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final List<String> MINE = List.of(TestConsole.TEAM);
    private static final int MORE_THAN_THREADS = 300;

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @AfterEach
    void close() {
        console.close();
    }

    private HttpResponse<String> caseworker(String path) {
        return browser.signIn("c.evans", "rhybudd-caseworker", MINE, path);
    }

    @Test
    void whoeverHasNotSignedInIsAskedToAndThenGoesOnWhereTheyWere() {
        Document page =
                Jsoup.parse(browser.get("/queue?team=" + TestConsole.TEAM).body());
        assertThat(page.selectFirst("h1").text()).isEqualTo("Sign in");
        String back = page.selectFirst("input[name=return]").val();

        assertThat(caseworker(back).uri()).hasToString(console.url("/queue?team=" + TestConsole.TEAM));
    }

    @Test
    void aCaseworkerSeesTheirTeamsListAndNobodysName() {
        Document page = Jsoup.parse(caseworker("/").body());

        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.selectFirst("tbody tr").text()).contains("Possession notice served", "24 December 2026");
        assertThat(page.text()).doesNotContain("Mair");
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void theNameIsShownAfterTheViewWasRecorded() {
        caseworker("/");
        Document page = browser.page("/alerts/alert-red");

        assertThat(page.selectFirst(".moj-identity-bar__title").text()).isEqualTo("Mair " + TestConsole.MARKUP);
        assertThat(console.accesses).singleElement().satisfies(access -> {
            assertThat(access.getOfficer()).isEqualTo("c.evans");
            assertThat(access.getCitizen()).isEqualTo("citizen-alert-red");
            assertThat(access.getAlertId()).isEqualTo("alert-red");
            assertThat(access.getView()).isEqualTo(View.ALERT_EXPLAINED);
        });
    }

    @Test
    void theAlertSaysWhyInPlainWords() {
        caseworker("/");
        String text = browser.page("/alerts/alert-red").text();

        assertThat(text)
                .contains("Rent arrears from 4 to 16", "rent arrears of 8.5 weeks", "Housing", "24 November 2026")
                .contains("If “Rent arrears” improved, the score would be 26.5 of 100 and the colour green.")
                .contains("UK GDPR, Article 6(1)(e)", "Housing (Wales) Act 2014 s.66");
    }

    @Test
    void whatCannotBeRecordedIsNotShown() {
        caseworker("/");
        console.isRecordingViews = false;
        HttpResponse<String> answer = browser.get("/alerts/alert-red");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("Mair");
    }

    @Test
    void anotherTeamsAlertAndOneThatDoesNotExistLookTheSame() {
        caseworker("/");
        HttpResponse<String> others = browser.get("/alerts/alert-other");
        HttpResponse<String> nobodys = browser.get("/alerts/alert-never");

        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body().replace("alert-other", ""))
                .isEqualTo(nobodys.body().replace("alert-never", ""));
        assertThat(browser.get("/queue?team=" + TestConsole.OTHER_TEAM).statusCode())
                .isEqualTo(404);
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void aTeamLeaderSeesEveryTeam() {
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        assertThat(browser.get("/alerts/alert-other").statusCode()).isEqualTo(200);
        assertThat(browser.page("/queue").select("#team option")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rhybudd-recovery", "rhybudd-enforcement", "rhybudd-unheard-of"})
    void whoeverCollectsOrEnforcesSeesNothing(String role) {
        assertThat(browser.signIn("r.jones", role, MINE, "/queue").statusCode()).isEqualTo(403);
        assertThat(browser.get("/alerts/alert-red").statusCode()).isEqualTo(403);
        assertThat(browser.get("/overview").statusCode()).isEqualTo(403);
        assertThat(browser.get("/preferences").statusCode()).isEqualTo(403);
        assertThat(browser.get("/deliveries").statusCode()).isEqualTo(403);
        assertThat(browser.get("/people").statusCode()).isEqualTo(403);
        assertThat(browser.get("/people/guessed").statusCode()).isEqualTo(403);
        assertThat(browser.post("/live/left?name=guessed", "").statusCode()).isEqualTo(403);
        assertThat(console.accesses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/team",
                "/team/budget",
                "/team/outcomes",
                "/team/held",
                "/team/held/hold?hold=model/2026-12",
                "/team/held/rule?hold=model/2026-12&ruling=drop"
            })
    void onlyATeamLeaderSeesTheTeamLeadersPages(String path) {
        for (String role : List.of("rhybudd-caseworker", "rhybudd-governance", "rhybudd-operations")) {
            TestBrowser other = new TestBrowser(console);
            other.signIn("o.other", role, MINE, "/");
            assertThat(other.get(path).statusCode()).as(role).isEqualTo(403);
        }
        for (String role : List.of("rhybudd-recovery", "rhybudd-enforcement")) {
            TestBrowser other = new TestBrowser(console);
            other.signIn("o.other", role, MINE, "/");
            assertThat(other.get(path).statusCode()).as(role).isEqualTo(403);
        }
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
        assertThat(console.accesses).as("no page of these shows a person").isEmpty();
    }

    @Test
    void governanceSeesCountsAndNobodysData() {
        assertThat(browser.signIn("g.price", "rhybudd-governance", List.of(), "/")
                        .uri())
                .hasToString(console.url("/overview"));
        assertThat(browser.get("/queue").statusCode()).isEqualTo(403);
        assertThat(browser.get("/alerts/alert-red").statusCode()).isEqualTo(404);
    }

    @Test
    void aCookieIsWorthNothingAfterSigningOut() {
        Document page = Jsoup.parse(caseworker("/").body());
        String stolen = browser.cookie("rhybudd-session");
        browser.post(
                "/sign-out",
                "form-token=" + page.selectFirst("input[name=form-token]").val());

        HttpResponse<String> answer = new TestBrowser(console)
                .send(HttpRequest.newBuilder(URI.create(console.url("/queue")))
                        .header("Cookie", "rhybudd-session=" + stolen)
                        .build());
        assertThat(answer.uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void aSessionIsGoodOnAnotherInstanceAndSigningOutThereCountsHere() {
        caseworker("/");
        String cookie = browser.cookie("rhybudd-session");
        try (TestConsole other = new TestConsole(console.signIns)) {
            TestBrowser there = new TestBrowser(other);
            Document page =
                    Jsoup.parse(withCookie(there, other, "/queue", cookie).body());
            assertThat(page.selectFirst("h1").text()).isEqualTo("Alerts of Housing options (north)");
            there.send(HttpRequest.newBuilder(URI.create(other.url("/sign-out")))
                    .header("Cookie", "rhybudd-session=" + cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("form-token="
                            + page.selectFirst("input[name=form-token]").val()))
                    .build());
        }

        assertThat(browser.get("/queue").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void aStartThatHasNotReadItsSessionsAsksNobodyToSignInAgain() {
        caseworker("/");
        console.isReady = false;

        assertThat(browser.get("/overview").statusCode()).isEqualTo(503);
        console.isReady = true;
        assertThat(browser.get("/overview").statusCode()).isEqualTo(200);
    }

    @Test
    void formsThatNeverComeToAnEndHoldNobodyUp() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int each = 0; each < MORE_THAN_THREADS; each++) {
                Socket socket = new Socket("127.0.0.1", console.console.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 20\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nreturn=")
                                .getBytes(StandardCharsets.US_ASCII));
            }

            HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(URI.create(console.url("/sign-in")))
                    .timeout(Duration.ofSeconds(20))
                    .build());
            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static HttpResponse<String> withCookie(TestBrowser there, TestConsole at, String path, String session) {
        return there.send(HttpRequest.newBuilder(URI.create(at.url(path)))
                .header("Cookie", "rhybudd-session=" + session)
                .build());
    }

    @Test
    void aForgedFormIsRefused() {
        caseworker("/");
        assertThat(browser.post("/sign-out", "form-token=guessed").statusCode()).isEqualTo(403);
        assertThat(browser.get("/queue").uri().getPath()).isEqualTo("/queue");
    }

    @Test
    void aSignInThatThisBrowserDidNotBeginIsRefused() {
        assertThat(browser.get("/signed-in?state=guessed&code=stolen").statusCode())
                .isEqualTo(400);
        assertThat(browser.cookie("rhybudd-session")).isEmpty();
    }

    @Test
    void signingInLeadsToNobodyElsesSite() {
        assertThat(caseworker("//evil.example/queue").uri().getAuthority())
                .isEqualTo("127.0.0.1:" + console.console.port());
        assertThat(browser.get("//evil.example/?lang=cy").uri().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        assertThat(browser.post("/sign-in", "return=" + "x".repeat(20_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void nothingIsShownUntilEverythingHasBeenRead() {
        caseworker("/");
        console.isReady = false;
        HttpResponse<String> queue = browser.get("/queue");
        assertThat(queue.statusCode()).isEqualTo(503);
        assertThat(queue.body()).contains("The console is still reading");
        assertThat(browser.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aConsoleThatCanReadNoMoreIsNotLive() {
        console.hasFailed = true;

        assertThat(browser.get("/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void theToggleKeepsThePlace() {
        caseworker("/");
        Document english = browser.page("/queue?team=" + TestConsole.TEAM + "&urgency=red");
        HttpResponse<String> welsh =
                browser.get(english.selectFirst("a[hreflang]").attr("href"));

        assertThat(welsh.uri().getPath()).isEqualTo("/queue");
        assertThat(welsh.uri().getQuery()).isEqualTo("team=" + TestConsole.TEAM + "&urgency=red");
        assertThat(Jsoup.parse(welsh.body()).selectFirst("html").attr("lang")).isEqualTo("cy");
        assertThat(Jsoup.parse(welsh.body()).selectFirst("h1").text()).isEqualTo("Rhybuddion Opsiynau tai (gogledd)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/queue",
                "/alerts/alert-red",
                "/overview",
                "/people",
                "/preferences",
                "/team",
                "/team/budget",
                "/team/outcomes",
                "/team/held",
                "/sign-in",
                "/nowhere"
            })
    void everyPageIsWholeAndRunsNoScriptOfItsOwn(String path) {
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        for (String language : List.of("cy", "en")) {
            browser.get(path + "?lang=" + language);
            HttpResponse<String> answer = browser.get(path);
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select("html[lang=" + language + "]")).hasSize(1);
            assertThat(page.select("script:not([src]), style, [style], [onclick]"))
                    .isEmpty();
            assertThat(page.select("table")).allSatisfy(table -> {
                assertThat(table.select("caption")).hasSize(1);
                assertThat(table.select("thead th:not([scope])")).isEmpty();
            });
            assertThat(page.select("select, input:not([type=hidden])"))
                    .allSatisfy(field -> assertThat(page.select("label[for=" + field.id() + "]"))
                            .hasSize(1));
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void noFileThatIsServedHoldsTheFontTheCrestOrTheCrown() {
        for (Asset asset : new Assets().all()) {
            String text = new String(asset.plain(), StandardCharsets.UTF_8);
            assertThat(text).as(asset.path()).doesNotContainIgnoringCase("GDS Transport");
            assertThat(text).as(asset.path()).doesNotContain("@font-face", "crest.svg", "url(/assets");
            HttpResponse<String> answer = browser.get(asset.path());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
        }
        assertThat(browser.get("/assets/fonts/light-94a07e06a1-v2.woff2").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/queue", "/alerts/alert-red", "/alerts/alert-red/acts/intervention", "/overview"})
    void noPageTransfersMoreThan150KilobytesHoweverLongTheList(String path) {
        for (int each = 0; each < 2 * Desk.PAGE_SIZE; each++) {
            console.desk.told(
                    ToldAlerts.opened("one-of-many-" + each, TestConsole.TEAM, Rag.RED), 10 + each, Instant.EPOCH);
        }
        caseworker("/");
        int page = browser.get(path).body().getBytes(StandardCharsets.UTF_8).length;
        int files = 0;
        for (Asset asset : new Assets().all()) {
            files += asset.gzipped().length;
        }
        assertThat(page + files).isLessThan(150_000);
    }

    @Test
    void aNewAlertAnnouncesItselfWithACountAndNothingElse() throws IOException, InterruptedException {
        caseworker("/");
        try (BufferedReader stream = stream()) {
            console.desk.told(ToldAlerts.opened("new-one", TestConsole.OTHER_TEAM, Rag.RED), 3, Instant.EPOCH);
            console.desk.told(ToldAlerts.opened("new-two", TestConsole.TEAM, Rag.RED), 4, Instant.EPOCH);

            assertThat(event(stream))
                    .contains("id: 4", "event: alerts", "data: 1 new alert")
                    .doesNotContain("new-two");
        }
    }

    @Test
    void aDigestAnnouncesItselfOnceAndTheIdSaysHowFarBothTopicsAreRead() throws IOException, InterruptedException {
        caseworker("/");
        try (BufferedReader stream = stream()) {
            console.digested("model/2026-12", TestConsole.TEAM, "digested-1", "digested-2");

            assertThat(event(stream)).contains("id: 2-0", "data: a digest with 2 alerts");
        }
        assertThat(browser.page("/queue").selectFirst("#live").attr("data-stream"))
                .endsWith("&after=2-0");
    }

    /** The next event that says something. */
    private static String event(BufferedReader stream) throws IOException {
        StringBuilder event = new StringBuilder();
        String line = stream.readLine();
        while (line != null && !(line.isEmpty() && event.indexOf("data") >= 0)) {
            event.append(line).append('\n');
            line = stream.readLine();
        }
        return event.toString();
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException, InterruptedException {
        Document page = Jsoup.parse(caseworker("/").body());
        try (BufferedReader stream = stream()) {
            browser.post(
                    "/sign-out",
                    "form-token=" + page.selectFirst("input[name=form-token]").val());
            console.desk.told(ToldAlerts.opened("new-one", TestConsole.TEAM, Rag.RED), 3, Instant.EPOCH);

            assertThat(stream.lines()).noneMatch(line -> line.startsWith("data"));
        }
    }

    private BufferedReader stream() throws IOException, InterruptedException {
        String stream = browser.page("/queue").selectFirst("#live").attr("data-stream");
        HttpResponse<java.io.InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(console.url(stream)))
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", "2")
                                .header("Cookie", "rhybudd-session=" + browser.cookie("rhybudd-session"))
                                .build(),
                        BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void anotherTeamsStreamIsNotThere() {
        caseworker("/");
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(URI.create(console.url("/live?team=" + TestConsole.OTHER_TEAM)))
                        .header("Accept", "text/event-stream")
                        .build());
        assertThat(answer.body()).doesNotContain("data");
    }
}
