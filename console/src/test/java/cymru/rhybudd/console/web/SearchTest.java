package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.DirectoryEntry;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever looks for somebody says why, and each person who is shown is one recorded view. */
class SearchTest {
    private static final List<String> MINE = List.of(TestConsole.TEAM);
    private static final String SOUTH = "W05000705";
    private static final Map<String, String> WHOLE = Map.of(
            "search-name", "gwen parry", "search-born-day", "14", "search-born-month", "3", "search-born-year", "1988");

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @BeforeEach
    void people() {
        lives("citizen-alert-red", "Gwen", "Parry", "W05000703", "housing/person/1");
        lives("citizen-north", "Gwen", "Llwyd", "W05000703", "housing/person/2");
        lives("citizen-south", "Gwen", "Chwilog", SOUTH, "housing/person/3");
        lives("citizen-alert-other", "Gwen", "Morgan", SOUTH, "housing/person/4");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void lives(String citizen, String forenames, String surname, String ward, String record) {
        console.citizens.others.put(
                citizen,
                DirectoryEntry.newBuilder(ToldAlerts.person(citizen, forenames, surname))
                        .setWard(ward)
                        .setUprn(100_100L)
                        .setRecords(List.of(record))
                        .build());
    }

    private void restrict(RestrictedSubject subject) {
        console.citizens.restrictions.take(
                subject.key(), subject.restricted("t.leader", "threatened", LocalDate.EPOCH, Instant.EPOCH));
    }

    private void caseworker() {
        browser.signIn("c.evans", "rhybudd-caseworker", MINE, "/");
    }

    private void leader() {
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
    }

    private HttpResponse<String> search(Map<String, String> known) {
        Map<String, String> fields = new HashMap<>(known);
        fields.putIfAbsent("because", "ASKED_BY_PERSON");
        fields.putIfAbsent("reason", "rang this morning");
        return browser.send(form(), fields);
    }

    private Element form() {
        return browser.page("/people").selectFirst("form.rhybudd-form");
    }

    private List<String> rows(Map<String, String> known) {
        return Jsoup.parse(search(known).body()).select("tbody tr").eachText();
    }

    @Test
    void aCaseworkerFindsWhomTheirTeamsWorkForAndNobodyElse() {
        caseworker();
        assertThat(rows(Map.of("search-name", "gw")))
                .containsExactly(
                        "Gwen Llwyd 14 March 1988 CF47 8AA None that you may see",
                        "Gwen Parry 14 March 1988 CF47 8AA Alert ALERT-RE");
    }

    @Test
    void aTeamLeaderFindsEverybody() {
        leader();
        assertThat(rows(Map.of("search-name", "gw"))).hasSize(4);
    }

    @Test
    void whoeverHasMovedAwayIsFoundWhileTheirAlertIsOnAListOfTheirs() {
        lives("citizen-alert-red", "Gwen", "Parry", SOUTH, "housing/person/1");
        caseworker();

        assertThat(rows(Map.of("search-name", "parry"))).hasSize(1);
    }

    @Test
    void eachPersonWhoIsShownIsOneRecordedViewEachTime() {
        caseworker();
        HttpResponse<String> answer = search(Map.of("search-name", "gw"));
        assertThat(console.accesses)
                .extracting(Access::getCitizen)
                .containsExactlyInAnyOrder("citizen-alert-red", "citizen-north");
        assertThat(console.accesses).allSatisfy(access -> {
            assertThat(access.getOfficer()).isEqualTo("c.evans");
            assertThat(access.getView()).isEqualTo(View.FOUND);
            assertThat(access.getAlertId()).isNull();
            assertThat(access.getReason()).isEqualTo("The person asked me to: rang this morning");
        });

        browser.get(answer.uri().getPath());
        assertThat(console.accesses).hasSize(4);
    }

    @Test
    void whatCannotBeRecordedIsNotShown() {
        caseworker();
        console.isRecordingViews = false;
        HttpResponse<String> answer = search(Map.of("search-name", "gw"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("Parry", "Llwyd");
    }

    @Test
    void nothingThatWasTypedStandsInAnAddress() {
        caseworker();
        HttpResponse<String> answer = search(Map.of("search-name", "parry", "search-place", "cf47 8aa"));

        assertThat(answer.uri().getQuery()).isNull();
        assertThat(answer.uri().toString()).doesNotContainIgnoringCase("parry").doesNotContainIgnoringCase("cf47");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("a[href*=arry], form[action*=arry], link[href*=arry]"))
                .isEmpty();
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.selectFirst("#search-name").val())
                .as("for looking again")
                .isEqualTo("parry");
    }

    @Test
    void aSearchIsOfWhoAskedIt() {
        caseworker();
        String path = search(Map.of("search-name", "gw")).uri().getPath();
        TestBrowser other = new TestBrowser(console);
        other.signIn("b.price", "rhybudd-caseworker", MINE, "/");

        assertThat(other.get(path).statusCode()).isEqualTo(404);
        assertThat(console.accesses).hasSize(2);
    }

    @Test
    void withoutAReasonOrAnythingToLookForNobodyIsShown() {
        caseworker();
        for (Map<String, String> wrong : List.of(
                Map.of("search-name", "gw", "reason", " "),
                Map.of("search-name", "gw", "because", ""),
                Map.of("search-name", "-"),
                Map.of("search-place", "Merthyr"),
                Map.of("search-citizen", "<script>"),
                Map.of("search-born-day", "31", "search-born-month", "2", "search-born-year", "1988"),
                Map.of("search-name", "x".repeat(201)),
                Map.<String, String>of())) {
            HttpResponse<String> answer = search(wrong);
            assertThat(answer.statusCode()).as("%s", wrong).isEqualTo(422);
            assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary li"))
                    .as("%s", wrong)
                    .hasSize(1);
            assertThat(answer.body()).doesNotContain("Llwyd");
        }
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void whereMoreThanTwentyAnswerNobodyIsShown() {
        caseworker();
        for (int number = 0; number < SearchPages.MOST; number++) {
            lives("citizen-many-" + number, "Ann", "Bevan", "W05000703", "housing/person/many");
        }
        assertThat(rows(Map.of("search-name", "bevan"))).hasSize(SearchPages.MOST);
        assertThat(console.accesses).hasSize(SearchPages.MOST);
        lives("citizen-one-more", "Ann", "Bevan", "W05000703", "housing/person/many");

        Document page = Jsoup.parse(search(Map.of("search-name", "bevan")).body());
        assertThat(page.text()).contains("More than 20 people match").doesNotContain("14 March");
        assertThat(page.select("tbody")).isEmpty();
        assertThat(console.accesses).hasSize(SearchPages.MOST);
    }

    @Test
    void whomTheOfficerMayNotFindIsCountedNeither() {
        caseworker();
        for (int number = 0; number <= SearchPages.MOST; number++) {
            lives("citizen-many-" + number, "Gwen", "Bevan", SOUTH, "housing/person/many");
        }
        assertThat(rows(Map.of("search-name", "gwen"))).hasSize(2);
    }

    @Test
    void ofSomebodyRestrictedNothingIsSaidButThat() {
        restrict(RestrictedSubject.person("housing/person/1"));
        caseworker();
        Document page = Jsoup.parse(search(WHOLE).body());

        assertThat(page.select("tbody tr").eachText())
                .containsExactly("Restricted Restricted Restricted Alert ALERT-RE");
        assertThat(page.selectFirst("table").text()).doesNotContain("Parry", "1988", "CF47");
        assertThat(console.accesses)
                .singleElement()
                .satisfies(access -> assertThat(access.getCitizen()).isEqualTo("citizen-alert-red"));
        assertThat(browser.page(page.selectFirst("tbody a").attr("href"))
                        .selectFirst("h1")
                        .text())
                .contains("This person is restricted");
    }

    @Test
    void somebodyRestrictedIsNotFoundByTrying() {
        restrict(RestrictedSubject.person("housing/person/1"));
        caseworker();
        Map<String, String> withPlace = new HashMap<>(WHOLE);
        withPlace.put("search-place", "CF47 8AA");
        for (Map<String, String> tried : List.of(
                Map.of("search-name", "parry"),
                Map.of(
                        "search-name",
                        "gwen parr",
                        "search-born-day",
                        "14",
                        "search-born-month",
                        "3",
                        "search-born-year",
                        "1988"),
                Map.of("search-name", "gwen parry", "search-place", "100100"),
                withPlace)) {
            assertThat(rows(tried)).as("%s", tried).noneMatch(row -> row.contains("Restricted"));
        }
        assertThat(rows(Map.of("search-citizen", "citizen-alert-red"))).hasSize(1);
    }

    @Test
    void somebodyRestrictedWithoutAnAlertIsFoundByTeamLeadersAlone() {
        restrict(RestrictedSubject.person("housing/person/2"));
        Map<String, String> known = Map.of("search-citizen", "citizen-north");
        caseworker();
        assertThat(rows(known)).isEmpty();
        assertThat(console.accesses).isEmpty();
        leader();
        assertThat(rows(known)).containsExactly("Restricted Restricted Restricted Restricted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rhybudd-governance", "rhybudd-operations", "rhybudd-recovery", "rhybudd-enforcement"})
    void nobodyElseLooksForAnybody(String role) {
        browser.signIn("a.b", role, MINE, "/");
        assertThat(browser.get("/people").statusCode()).isEqualTo(403);
        assertThat(browser.get("/people/guessed").statusCode()).isEqualTo(403);
        assertThat(browser.post("/people", "search-name=gw&because=SAFETY&reason=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void aForgedSearchIsRefused() {
        caseworker();
        for (String token : List.of("", "&form-token=guessed")) {
            assertThat(browser.post("/people", "search-name=gw&because=SAFETY&reason=x" + token)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(browser.get("/people/guessed").statusCode()).isEqualTo(404);
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void aSearchThatIsTooLargeIsRefused() {
        caseworker();
        assertThat(search(Map.of("search-name", "x".repeat(20_000))).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cy", "en"})
    void aScriptIsShownAsText(String language) {
        HostileTextTest.tell(console);
        caseworker();
        browser.get("/people?lang=" + language);
        for (String name : List.of("alert", HostileTextTest.SCRIPT)) {
            Document page = Jsoup.parse(search(Map.of("search-name", name)).body());
            HostileTextTest.assertHarmless(page);
            assertThat(page.select("tbody th").text()).contains(HostileTextTest.SCRIPT);
            assertThat(page.selectFirst("#search-name").val()).isEqualTo(name);
        }
    }
}
