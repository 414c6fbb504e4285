package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.desk.AlertState;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Restriction;
import cymru.rhybudd.schemas.Snoozed;
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

/** Whoever must be protected is shown to nobody who has not said why. */
class RestrictionTest {
    private static final List<String> MINE = List.of(TestConsole.TEAM);
    private static final String ALERT = "/alerts/alert-red";
    private static final String CITIZEN = "citizen-alert-red";
    private static final String RECORD = "housing/person/77";
    private static final long ADDRESS = 100_100L;

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @BeforeEach
    void aPersonWhoCanBeRestricted() {
        console.citizens.others.put(
                CITIZEN,
                ToldAlerts.livingAt(
                        ToldAlerts.person(CITIZEN, "Gwen", "Parry"), ADDRESS, RECORD, "revenues/person/12"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void restrict(RestrictedSubject subject) {
        restrict(subject, Instant.EPOCH);
    }

    private void restrict(RestrictedSubject subject, Instant at) {
        console.citizens.restrictions.take(
                subject.key(), subject.restricted("t.leader", "threatened", LocalDate.EPOCH, at));
    }

    private void caseworker() {
        browser.signIn("c.evans", "rhybudd-caseworker", MINE, "/");
    }

    private HttpResponse<String> sayWhy(String path) {
        Element form = browser.page(path).selectFirst("form.rhybudd-form");
        return browser.send(form, Map.of("because", "SAFETY", "reason", "a call this morning"));
    }

    @Test
    void inTheListTheRowStaysAndSaysNothing() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        Document page = browser.page("/queue");

        Element row = page.select("tbody tr").stream()
                .filter(each -> each.selectFirst("a").attr("href").equals(ALERT))
                .findFirst()
                .orElseThrow();
        assertThat(row.select("th a").text()).startsWith("Restricted");
        assertThat(row.select("td[data-label]").eachText()).hasSize(5).containsOnly("Restricted");
        assertThat(page.text()).doesNotContain("Parry");
    }

    @Test
    void noFilterAndNoCountTellsHowUrgentTheRowIs() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        for (String filter :
                List.of("", "&urgency=red", "&urgency=amber", "&state=acknowledged", "&whose=unassigned")) {
            Document page = browser.page("/queue?team=" + TestConsole.TEAM + filter);
            assertThat(page.select("tbody tr").first().text())
                    .as(filter)
                    .startsWith("Restricted ALERT-RE")
                    .endsWith("Restricted Restricted Restricted");
            assertThat(page.select(".rhybudd-counts").text()).as(filter).contains("0 Red");
            assertThat(page.text()).contains("1 restricted alert stands first");
        }
        TestBrowser leader = new TestBrowser(console);
        leader.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        Document load = leader.page("/team?team=" + TestConsole.TEAM);
        assertThat(load.select("tbody a[href*=\"" + TestConsole.TEAM + "&urgency=red\"]"))
                .isEmpty();
        assertThat(load.text()).contains("1 restricted alert of this team is not counted here");
    }

    @Test
    void noCountOfOpenAlertsHasTheRowSoThatNoneTellsWhetherItIsSnoozed() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        String overview = browser.page("/overview").select("tbody").text();
        assertThat(overview).contains("Housing options (north) 1");
        String queue = browser.page("/queue").text();

        console.desk.acted(
                CITIZEN,
                new OfficerActed(
                        "b.price",
                        Instant.EPOCH,
                        new Snoozed(AlertKind.ESCALATION, LocalDate.of(2027, 1, 1), "away"),
                        "an-act",
                        new AlertSeen("alert-red", "alert-red", "")));
        assertThat(console.desk.alert("alert-red").orElseThrow().state()).isEqualTo(AlertState.SNOOZED);
        assertThat(browser.page("/overview").select("tbody").text()).isEqualTo(overview);
        assertThat(browser.page("/queue").text()).isEqualTo(queue);
    }

    @Test
    void noDigestAboveTheListCountsTheRow() {
        console.digested("model/2027-02", TestConsole.TEAM, "alert-red", "digested-1");
        console.digested("model/2027-03", TestConsole.TEAM, "digested-2");
        restrict(RestrictedSubject.person(RECORD));
        console.citizens.unknown.add("citizen-digested-2");
        caseworker();

        assertThat(browser.page("/queue")
                        .select("section[aria-labelledby=digests] li")
                        .eachText())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("From model/2027-02").contains("1 is open"));
    }

    @Test
    void theRowIsTheSameWhateverIsDoneAboutTheAlertAndHoweverItRises() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        String before = browser.page("/queue").selectFirst("tbody tr").outerHtml();
        assertThat(before).contains("/alerts/alert-red").doesNotContain("input");

        console.desk.acted(
                CITIZEN,
                new OfficerActed(
                        "b.price",
                        Instant.EPOCH,
                        new Acknowledged(),
                        "an-act",
                        new AlertSeen("alert-red", "alert-red", "")));
        assertThat(browser.page("/queue").selectFirst("tbody tr").outerHtml()).isEqualTo(before);
        console.desk.told(
                ToldAlerts.told("risen-0001", "alert-red", EpisodeStep.ROSE, TestConsole.TEAM, Rag.RED),
                7,
                Instant.EPOCH);
        assertThat(console.desk.alert("alert-red").orElseThrow().id()).isEqualTo("risen-0001");
        assertThat(browser.page("/queue").selectFirst("tbody tr").outerHtml()).isEqualTo(before);
        assertThat(browser.get(ALERT).body()).contains("ALERT-RE").doesNotContainIgnoringCase("risen-00");
    }

    @Test
    void amongSeveralThatAreAssignedAtOnceNoneIsThatTheOfficerMayNotOpen() {
        caseworker();
        Document queue = browser.page("/queue");
        String form = browser.filled(queue.selectFirst("form[action=/queue/assign]"), Map.of("to", "me"))
                + "&pick=alert-red%7Calert-red%7C";
        restrict(RestrictedSubject.person(RECORD));

        assertThat(browser.post("/queue/assign", form).body())
                .contains("No alert was assigned.", "1 was left as it is");
        assertThat(console.acts).isEmpty();
        sayWhy(ALERT);
        browser.post("/queue/assign", form);
        assertThat(console.acts).hasSize(1);
    }

    @Test
    void withoutAReasonNothingIsShownAndNobodyIsRecorded() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        for (String path : List.of(ALERT, ALERT + "/acts/note", ALERT + "/acts/not-the-same-person")) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.uri().getPath()).isEqualTo(ALERT);
            assertThat(Jsoup.parse(answer.body()).selectFirst("h1").text()).contains("This person is restricted");
            assertThat(answer.body()).doesNotContain("Parry", "Rent arrears", "Gwen");
        }
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void aReasonNeedsAChoiceAndWords() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        Element form = browser.page(ALERT).selectFirst("form.rhybudd-form");
        HttpResponse<String> answer = browser.send(form, Map.of("because", "SAFETY", "reason", "  "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary a").attr("href"))
                .isEqualTo("#reason");
        assertThat(answer.body()).doesNotContain("Parry");
        assertThat(console.accesses).isEmpty();
    }

    @Test
    void theReasonIsRecordedBeforeTheAlertIsShownAndWithEachViewAfterIt() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        assertThat(sayWhy(ALERT).body()).contains("Gwen Parry", "Restricted person");
        assertThat(browser.get(ALERT + "/acts/note").body()).contains("Your note");

        assertThat(console.accesses).hasSize(2).allSatisfy(access -> {
            assertThat(access.getReason()).isEqualTo("Somebody may be in danger: a call this morning");
            assertThat(access.getCitizen()).isEqualTo(CITIZEN);
            assertThat(access.getView()).isEqualTo(View.ALERT_EXPLAINED);
        });
    }

    @Test
    void aReasonIsRememberedForAsLongAsTheSessionStands() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        sayWhy(ALERT);
        System.gc();

        assertThat(browser.get(ALERT).body()).contains("Gwen Parry");
    }

    @Test
    void amongTheAlertsThatWaitTheRowStaysAndSaysNothing() {
        restrict(RestrictedSubject.person(RECORD));
        console.held("alert-red", "model/2027-01", HoldReason.MODEL_CHANGE, TestConsole.TEAM);
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        Element row = browser.page("/team/held/hold?hold=model%2F2027-01").selectFirst("tbody tr");

        assertThat(row.selectFirst("th").text()).startsWith("Restricted");
        assertThat(row.select("td").eachText().subList(1, 5)).containsOnly("Restricted");
    }

    @Test
    void noNumberOfWhatWaitsTellsHowUrgentTheRowIs() {
        restrict(RestrictedSubject.person(RECORD));
        console.held("alert-red", "model/2027-01", HoldReason.MODEL_CHANGE, TestConsole.TEAM);
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        for (String path : List.of(
                "/team/held",
                "/team/held/hold?hold=model%2F2027-01",
                "/team/held/hold?hold=alert-red",
                "/team/held/rule?hold=alert-red&ruling=release")) {
            assertThat(browser.page(path).select("main").text())
                    .as(path)
                    .contains("Housing options (north): 1 restricted")
                    .doesNotContain("1 red", "38.5", "26 November");
        }
        console.held("a-graver-one", "model/2027-01", HoldReason.MODEL_CHANGE, TestConsole.TEAM);

        Document page = browser.page("/team/held/hold?hold=model%2F2027-01");
        assertThat(page.select("main").text()).contains("1 red, 1 restricted");
        assertThat(page.select("tbody th").eachText()).first().asString().startsWith("Restricted");
    }

    @Test
    void whatWaitsForABudgetIsNotRedOrAmberWhereItSaysNothing() {
        restrict(RestrictedSubject.person(RECORD));
        console.held("alert-red", "budget/" + TestConsole.TEAM + "/2026-11-23", HoldReason.BUDGET, TestConsole.TEAM);
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");

        assertThat(browser.page("/team/budget")
                        .select("tbody td:contains(1 restricted)")
                        .text())
                .startsWith("0, 1 restricted");
    }

    @Test
    void whomTheDirectoryDoesNotKnowIsRestricted() {
        console.citizens.unknown.add(CITIZEN);
        caseworker();

        assertThat(browser.page(ALERT).selectFirst("h1").text()).contains("This person is restricted");
    }

    @Test
    void aReasonThatCannotBeRecordedShowsNothing() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        console.isRecordingViews = false;

        HttpResponse<String> answer = sayWhy(ALERT);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("Parry");
    }

    @Test
    void aReasonGoesWithItsSession() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        sayWhy(ALERT);
        caseworker();

        assertThat(browser.page(ALERT).selectFirst("h1").text()).contains("This person is restricted");
    }

    @Test
    void anActAboutSomebodyRestrictedNeedsTheReasonToo() {
        caseworker();
        Element form = browser.page(ALERT + "/acts/note").selectFirst("form.rhybudd-form");
        restrict(RestrictedSubject.person(RECORD));

        assertThat(browser.send(form, Map.of("text", "rang")).statusCode()).isEqualTo(403);
        assertThat(console.acts).isEmpty();
    }

    @Test
    void whoeverLivesAtASensitiveAddressIsRestricted() {
        restrict(RestrictedSubject.address(ADDRESS));
        caseworker();

        assertThat(browser.page(ALERT).selectFirst("h1").text()).contains("This person is restricted");
    }

    @Test
    void anotherTeamsRestrictedAlertIsNotThere() {
        restrict(RestrictedSubject.person("housing/person/1"));
        caseworker();
        assertThat(browser.get("/alerts/alert-other").statusCode()).isEqualTo(404);
    }

    @Test
    void aTeamLeaderRestrictsAPersonByEachOfTheirRecords() {
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        Element form = browser.page(ALERT + "/restrict").selectFirst("form.rhybudd-form");
        assertThat(form.select("input[type=radio]")).hasSize(2);
        HttpResponse<String> answer = browser.post(
                ALERT + "/restrict",
                browser.filled(
                        form,
                        Map.of(
                                "kind",
                                "RESTRICTED_PERSON",
                                "reason",
                                "threatened",
                                "review-day",
                                "1",
                                "review-month",
                                "5",
                                "review-year",
                                "2027")));

        assertThat(Jsoup.parse(answer.body()).selectFirst("h1").text()).contains("This person is restricted");
        assertThat(console.recorded).extracting(Restriction::getSubject).containsExactly(RECORD, "revenues/person/12");
        assertThat(console.recorded).allSatisfy(restriction -> {
            assertThat(restriction.getOfficer()).isEqualTo("t.leader");
            assertThat(restriction.getReviewOn()).isEqualTo(LocalDate.of(2027, 5, 1));
        });
    }

    @Test
    void governanceRestrictsAnAddressSeesWhatHoldsAndLiftsIt() {
        browser.signIn("g.price", "rhybudd-governance", List.of(), "/");
        Element form = browser.page("/restrictions/new").selectFirst("form.rhybudd-form");
        Map<String, String> day = Map.of("review-day", "1", "review-month", "5", "review-year", "2027");
        assertThat(browser.post("/restrictions/new", browser.filled(form, day)).statusCode())
                .isEqualTo(422);
        String filled = browser.filled(form, day) + "&subject=100100&reason=refuge";
        browser.post("/restrictions/new", filled.replace("subject=&", "").replace("reason=&", ""));
        Document list = browser.page("/restrictions");
        assertThat(list.select("tbody tr").text()).contains("Sensitive address", "100100", "refuge", "g.price");

        String lift = list.selectFirst("tbody a").attr("href");
        Element lifting = browser.page(lift).selectFirst("form.rhybudd-form");
        browser.post(lift, browser.filled(lifting, Map.of("reason", "moved away")));

        assertThat(console.recorded).hasSize(2);
        assertThat(console.recorded.get(1).getLifted()).isTrue();
        assertThat(console.recorded.get(1).getReason()).isEqualTo("moved away");
        assertThat(browser.page("/restrictions").select("tbody tr")).isEmpty();
    }

    @Test
    void aLiftDoesNotTakeAwayWhatWasRestrictedAfterIt() {
        restrict(RestrictedSubject.address(ADDRESS));
        browser.signIn("g.price", "rhybudd-governance", List.of(), "/");
        String lift = browser.page("/restrictions").selectFirst("tbody a").attr("href");
        Element lifting = browser.page(lift).selectFirst("form.rhybudd-form");
        console.afterTheRestriction = () -> restrict(RestrictedSubject.address(ADDRESS), Instant.MAX);
        browser.post(lift, browser.filled(lifting, Map.of("reason", "moved away")));

        assertThat(console.recorded)
                .singleElement()
                .satisfies(lifted -> assertThat(lifted.getLifted()).isTrue());
        assertThat(console.citizens.restrictions.all()).hasSize(1);
    }

    @Test
    void theListOfRestrictionsIsAViewOfEachPersonWhomItProtects() {
        alsoAtTheAddress("citizen-other", "Llwyd", "housing/person/3");
        console.citizens.others.put(
                "citizen-free", ToldAlerts.livingAt(ToldAlerts.person("citizen-free", "Ann", "Bevan"), 1L, "a/b/1"));
        restrict(RestrictedSubject.person(RECORD));
        restrict(RestrictedSubject.address(ADDRESS));
        Document list = Jsoup.parse(browser.signIn("g.price", "rhybudd-governance", List.of(), "/restrictions")
                .body());

        assertThat(console.accesses)
                .extracting(access -> access.getCitizen())
                .containsExactlyInAnyOrder(CITIZEN, "citizen-other");
        assertThat(console.accesses).allSatisfy(access -> {
            assertThat(access.getView()).isEqualTo(View.RESTRICTION_LISTED);
            assertThat(access.getOfficer()).isEqualTo("g.price");
        });
        browser.get(list.selectFirst("tbody tr:contains(" + RECORD + ") a").attr("href"));
        assertThat(console.accesses)
                .hasSize(3)
                .last()
                .satisfies(access -> assertThat(access.getCitizen()).isEqualTo(CITIZEN));

        console.isRecordingViews = false;
        HttpResponse<String> refused = browser.get("/restrictions");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).doesNotContain(RECORD);
    }

    @Test
    void theWayToLiftARestrictionIsGoodInItsSessionOnly() {
        restrict(RestrictedSubject.address(ADDRESS));
        browser.signIn("g.price", "rhybudd-governance", List.of(), "/");
        String lift = browser.page("/restrictions").selectFirst("tbody a").attr("href");
        assertThat(browser.get(lift).statusCode()).isEqualTo(200);
        browser.signIn("g.price", "rhybudd-governance", List.of(), "/");

        assertThat(browser.get(lift).statusCode()).isEqualTo(404);
        assertThat(browser.get("/restrictions/lift/SENSITIVE_ADDRESS").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeKeptIsNotLost() {
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        Map<String, String> day =
                Map.of("review-day", "1", "review-month", "5", "review-year", "2027", "reason", "threatened at work");
        Map<String, String> ofAlert = new HashMap<>(day);
        ofAlert.put("kind", "RESTRICTED_PERSON");
        Map<String, String> ofAddress = new HashMap<>(day);
        ofAddress.put("subject", "100100");
        for (String path : List.of(ALERT + "/restrict", "/restrictions/new")) {
            Element form = browser.page(path).selectFirst("form.rhybudd-form");
            console.isRecording = false;
            assertNotLost(browser.post(path, browser.filled(form, path.startsWith(ALERT) ? ofAlert : ofAddress)));
            console.isRecording = true;
        }
        assertThat(console.citizens.restrictions.all()).isEmpty();

        restrict(RestrictedSubject.address(ADDRESS));
        String lift = browser.page("/restrictions").selectFirst("tbody a").attr("href");
        Element form = browser.page(lift).selectFirst("form.rhybudd-form");
        console.isRecording = false;
        assertNotLost(browser.post(lift, browser.filled(form, day)));
        assertThat(console.citizens.restrictions.all()).hasSize(1);
    }

    private static void assertNotLost(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(page.selectFirst(".govuk-error-summary a").attr("href")).isEqualTo("#form");
        assertThat(page.select("#form")).hasSize(1);
        assertThat(page.selectFirst("#reason").val()).isEqualTo("threatened at work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rhybudd-caseworker", "rhybudd-operations", "rhybudd-recovery"})
    void nobodyElseRestrictsLiftsOrSeesTheList(String role) {
        restrict(RestrictedSubject.person(RECORD));
        browser.signIn("a.b", role, MINE, "/");
        for (String path : List.of("/restrictions", "/restrictions/new", "/restrictions/lift/guessed")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(browser.get("/alerts/alert-notice/restrict").statusCode()).isIn(403, 404);
    }

    @Test
    void aForgedRestrictionIsRefused() {
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        assertThat(browser.post(ALERT + "/restrict", "kind=RESTRICTED_PERSON&reason=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(ALERT, "because=SAFETY&reason=x").statusCode()).isEqualTo(403);
    }

    @Test
    void aNewAlertOfSomebodyRestrictedAnnouncesACountAsAnyOther() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        assertThat(browser.page("/queue").selectFirst("#live").attr("data-stream"))
                .doesNotContain("alert-red", CITIZEN);
    }

    private void alsoAtTheAddress(String citizen, String surname, String record) {
        console.citizens.others.put(
                citizen, ToldAlerts.livingAt(ToldAlerts.person(citizen, "Ann", surname), ADDRESS, record));
    }

    @Test
    void aHouseholdAsksWhyAndEachPersonNamedIsOneView() {
        alsoAtTheAddress("citizen-alert-notice", "Llwyd", "housing/person/3");
        alsoAtTheAddress("citizen-hidden", "Morgan", "housing/person/4");
        restrict(RestrictedSubject.person("housing/person/4"));
        caseworker();
        String path = ALERT + "/household";
        assertThat(browser.get(path).body()).doesNotContain("Llwyd");
        assertThat(console.accesses).isEmpty();

        Document page = Jsoup.parse(sayWhy(path).body());
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody").text())
                .contains("Ann Llwyd 38 years old", "Restricted Restricted Restricted")
                .doesNotContain("Morgan", "Parry", "38.5");
        assertThat(page.select("tbody a").attr("href")).isEqualTo("/alerts/alert-notice");
        assertThat(console.accesses).singleElement().satisfies(access -> {
            assertThat(access.getView()).isEqualTo(View.HOUSEHOLD);
            assertThat(access.getCitizen()).isEqualTo("citizen-alert-notice");
            assertThat(access.getReason()).isEqualTo("Somebody may be in danger: a call this morning");
        });
    }

    @Test
    void aCommunalAddressIsNoHousehold() {
        for (String surname : List.of("Llwyd", "Morgan", "Hughes")) {
            alsoAtTheAddress("citizen-" + surname, surname, "housing/person/" + surname);
        }
        caseworker();
        assertThat(sayWhy(ALERT + "/household").body()).contains("Ann Llwyd");
        alsoAtTheAddress("citizen-fifth", "Bevan", "housing/person/5");

        assertThat(browser.get(ALERT + "/household").body())
                .contains("no household")
                .doesNotContain("Llwyd");
    }

    @Test
    void aHouseholdAtASensitiveOrUnknownAddressIsShownToNobody() {
        alsoAtTheAddress("citizen-other", "Llwyd", "housing/person/3");
        restrict(RestrictedSubject.address(ADDRESS));
        caseworker();
        sayWhy(ALERT);
        assertThat(sayWhy(ALERT + "/household").body())
                .contains("This address is sensitive")
                .doesNotContain("Llwyd");
        assertThat(sayWhy("/alerts/alert-notice/household").body()).contains("does not say where");
        assertThat(console.accesses).extracting(access -> access.getView()).doesNotContain(View.HOUSEHOLD);
    }

    @Test
    void aListIsTakenForAReasonAndEachRowThatSaysAnythingIsOneView() {
        restrict(RestrictedSubject.person(RECORD));
        caseworker();
        String path = "/queue/export?team=" + TestConsole.TEAM;
        Element form = browser.page(path).selectFirst("form.rhybudd-form");
        assertThat(browser.send(form, Map.of("because", "SUPERVISION")).statusCode())
                .isEqualTo(422);
        assertThat(console.accesses).isEmpty();

        HttpResponse<String> file = browser.send(form, Map.of("because", "SUPERVISION", "reason", "monthly"));
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"rhybudd.csv\"");
        assertThat(file.body().split("\r\n")).hasSize(2);
        assertThat(file.body())
                .contains("Possession notice served")
                .doesNotContain("Restricted", "Mair", "Parry", "ALERT-RE");
        assertThat(console.accesses).singleElement().satisfies(access -> {
            assertThat(access.getView()).isEqualTo(View.LIST_EXPORTED);
            assertThat(access.getAlertId()).isEqualTo("alert-notice");
            assertThat(access.getReason()).endsWith(": monthly");
        });
        assertThat(browser.get("/queue/export?team=" + TestConsole.OTHER_TEAM).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCellThatASpreadsheetWouldTakeForAFormulaIsAText() {
        Csv csv = new Csv();
        csv.row(List.of("=1+1", "@sum", "-2", "plain \"words\""));

        assertThat(csv.toString()).endsWith("\"'=1+1\",\"'@sum\",\"'-2\",\"plain \"\"words\"\"\"\r\n");
    }
}
