package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.act.ActKind;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.CaseClosed;
import cymru.rhybudd.schemas.CaseMissed;
import cymru.rhybudd.schemas.CaseOpened;
import cymru.rhybudd.schemas.Dispute;
import cymru.rhybudd.schemas.Disputed;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.InterventionOutcome;
import cymru.rhybudd.schemas.InterventionRecorded;
import cymru.rhybudd.schemas.Need;
import cymru.rhybudd.schemas.Noted;
import cymru.rhybudd.schemas.OfferAnswer;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.OutcomeWithdrawn;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.Referral;
import cymru.rhybudd.schemas.Snoozed;
import cymru.rhybudd.schemas.Unacknowledged;
import cymru.rhybudd.schemas.Unsnoozed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What officers do about alerts, by the forms of the pages, as a browser without JavaScript sends them. */
class ActingTest {
    private static final List<String> MINE = List.of(TestConsole.TEAM);
    private static final String ALERT = "/alerts/alert-red";

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @BeforeEach
    void signIn() {
        browser.signIn("c.evans", "rhybudd-caseworker", MINE, "/");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private OfficerActed only() {
        assertThat(console.acts).hasSize(1);
        return console.acts.get(0);
    }

    private Element form(String act) {
        return browser.page(ALERT + "/acts/" + act).selectFirst("form.rhybudd-form");
    }

    private HttpResponse<String> act(String act, Map<String, String> fields) {
        return browser.send(form(act), fields);
    }

    private Document press(String label) {
        Element button = browser.page(ALERT).select(".rhybudd-act button").stream()
                .filter(each -> each.text().equals(label))
                .findFirst()
                .orElseThrow();
        return Jsoup.parse(browser.send(button.closest("form"), Map.of()).body());
    }

    private OfficerActed byAnother(Object action) {
        return new OfficerActed(
                "b.price", Instant.EPOCH, action, "act-of-b", new AlertSeen("alert-red", "alert-red", ""));
    }

    @Test
    void anAcknowledgementIsAnEventThatNamesWhatWasSeen() {
        Document page = press("I deal with this");

        assertThat(only().getAction()).isEqualTo(new Acknowledged());
        assertThat(only().getOfficer()).isEqualTo("c.evans");
        assertThat(only().getSeen()).isEqualTo(new AlertSeen("alert-red", "alert-red", ""));
        assertThat(page.selectFirst(".govuk-notification-banner").text()).contains("You deal with this alert.");
        assertThat(page.selectFirst(".rhybudd-acts").text()).contains("Acknowledged by c.evans");
        assertThat(browser.page("/queue?state=acknowledged").select("tbody tr")).hasSize(1);
    }

    @Test
    void whatWasDoneLastCanBeTakenBack() {
        press("I deal with this");
        Document page = press("Undo: dealing with it");

        assertThat(console.acts.get(1).getAction()).isEqualTo(new Unacknowledged());
        assertThat(page.selectFirst(".rhybudd-acts").text()).contains("New.");
        assertThat(page.select(".rhybudd-course li")).hasSize(2);
    }

    @Test
    void anAlertIsAssignedToMeAndIsAmongMine() {
        press("Assign to me");

        assertThat(only().getAction()).isEqualTo(new Assigned("c.evans"));
        assertThat(browser.page("/queue?whose=mine").select("tbody tr")).hasSize(1);
        assertThat(browser.page("/queue?whose=unassigned").select("tbody tr")).hasSize(1);
    }

    @Test
    void anAlertIsAssignedToAColleagueAndGivenBack() {
        act("assign", Map.of("to", "colleague", "colleague", "d.rees"));
        act("assign", Map.of("to", "team"));

        assertThat(console.acts.get(0).getAction()).isEqualTo(new Assigned("d.rees"));
        assertThat(console.acts.get(1).getAction()).isEqualTo(new Assigned(null));
    }

    @Test
    void colleaguesOfTheTeamWhoHaveSignedInLatelyAreOfferedByName() {
        new TestBrowser(console).signIn("b.owen", "rhybudd-caseworker", List.of(TestConsole.TEAM), "/");
        new TestBrowser(console).signIn("a.stranger", "rhybudd-caseworker", List.of(TestConsole.OTHER_TEAM), "/");

        Element colleagues = browser.page("/alerts/alert-red/acts/assign").selectFirst("#colleagues");

        assertThat(colleagues.select("option").eachAttr("value")).containsExactly("b.owen", "c.evans");
        assertThat(colleagues.select("option").eachText()).containsExactly("Swyddog b.owen", "Swyddog c.evans");
    }

    @Test
    void undoingAnAssignmentGivesItToWhoHadItBefore() {
        act("assign", Map.of("to", "colleague", "colleague", "d.rees"));
        press("Assign to me");
        press("Undo: the assignment");

        assertThat(console.acts.get(2).getAction()).isEqualTo(new Assigned("d.rees"));
    }

    @Test
    void aNoteStandsOnThePageAndRunsNoScript() {
        act("note", Map.of("text", "<script>alert(1)</script> rang, {0} 'no' answer"));
        HttpResponse<String> page = browser.get(ALERT);

        assertThat(only().getAction()).isEqualTo(new Noted("<script>alert(1)</script> rang, {0} 'no' answer"));
        assertThat(page.body()).doesNotContain("<script>alert");
        assertThat(Jsoup.parse(page.body()).selectFirst("blockquote").text())
                .isEqualTo("<script>alert(1)</script> rang, {0} 'no' answer");
    }

    @Test
    void aSnoozeHoldsToADayOrAsLongAsTheModelAllows() {
        LocalDate today = TestConsole.TODAY;
        act("snooze", date("until", today.plusDays(28), Map.of("how", "until", "reason", "visit on Monday")));

        assertThat(only().getAction())
                .isEqualTo(new Snoozed(AlertKind.ESCALATION, today.plusDays(28), "visit on Monday"));
        assertThat(browser.page("/queue?state=snoozed").select("tbody tr")).hasSize(1);
        assertThat(browser.page("/queue").select("tbody tr")).hasSize(1);
        press("End the snooze");
        assertThat(console.acts.get(1).getAction()).isEqualTo(new Unsnoozed(AlertKind.ESCALATION));
        act("snooze", Map.of("how", "rises", "reason", "visit on Monday"));
        assertThat(console.acts.get(2).getAction())
                .isEqualTo(new Snoozed(AlertKind.ESCALATION, today.plusDays(28), "visit on Monday"));
    }

    /** The engine caps a snooze by the log's clock, which stands while the engine is down. */
    @Test
    void aSnoozeIsOfferedForNoLongerThanTheEngineLetsItHoldWhileTheLogsClockStands() {
        console.wall.pass(Duration.ofDays(3));
        LocalDate last = TestConsole.TODAY.plusDays(28);

        assertThat(form("snooze").selectFirst("#until-hint").text()).contains("24 December 2026 at the latest");
        HttpResponse<String> longer =
                act("snooze", date("until", last.plusDays(1), Map.of("how", "until", "reason", "visit on Monday")));
        act("snooze", Map.of("how", "rises", "reason", "visit on Monday"));

        assertThat(longer.statusCode()).isEqualTo(422);
        assertThat(only().getAction()).isEqualTo(new Snoozed(AlertKind.ESCALATION, last, "visit on Monday"));
        assertThat(browser.page(ALERT).selectFirst(".rhybudd-acts").text()).contains("until 24 December 2026");
    }

    /** Another day would be refused as well: whoever asks is told why, not to choose one. */
    @ParameterizedTest
    @ValueSource(strings = {"rises", "until"})
    void noSnoozeIsTakenThatIsOverWhenItIsAskedForAndItIsSaidThatNoneCanHold(String how) {
        console.wall.pass(Duration.ofDays(29));

        HttpResponse<String> answer = act(
                "snooze",
                date("until", TestConsole.TODAY.plusDays(29), Map.of("how", how, "reason", "visit on Monday")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body())
                        .selectFirst(".govuk-error-summary a")
                        .text())
                .contains("no snooze can hold now", "the engine has stood still");
        assertThat(Jsoup.parse(answer.body()).selectFirst("#how-error")).isNotNull();
        assertThat(console.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 29})
    void aSnoozeBeforeTodayOrBeyondTheModelIsRefusedBesideItsField(long days) {
        HttpResponse<String> answer = act(
                "snooze",
                date("until", TestConsole.TODAY.plusDays(days), Map.of("how", "until", "reason", "visit on Monday")));

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.selectFirst(".govuk-error-summary a").attr("href")).isEqualTo("#until");
        assertThat(page.selectFirst("#until-error")).isNotNull();
        assertThat(page.selectFirst("#reason").text()).isEqualTo("visit on Monday");
        assertThat(page.title()).startsWith("Error");
        assertThat(console.acts).isEmpty();
    }

    @Test
    void anOutcomeClosesTheAlertAndCanBeTakenBack() {
        act("close", Map.of("outcome", "USEFUL"));

        assertThat(only().getAction())
                .isEqualTo(new OutcomeRecorded("alert-red", AlertOutcome.USEFUL, "rent-arrears", ToldAlerts.MODEL));
        assertThat(browser.page("/queue?state=closed").select("tbody tr")).hasSize(1);
        press("Open it again");
        assertThat(console.acts.get(1).getAction()).isEqualTo(new OutcomeWithdrawn("alert-red"));
        assertThat(browser.page("/queue").select("tbody tr")).hasSize(2);
    }

    @Test
    void whatIsWrongIsSaidOfARecordOrAFact() {
        act("not-the-same-person", Map.of("row", "revenues/person/9", "reason", "the father"));
        act("wrong-fact", Map.of("indicator", "rent-arrears", "reason", "paid on Friday"));

        assertThat(console.acts.get(0).getAction())
                .isEqualTo(new Disputed(Dispute.NOT_THE_SAME_PERSON, "revenues/person/9", "the father", null));
        assertThat(console.acts.get(1).getAction())
                .isEqualTo(new Disputed(Dispute.FACT_IS_WRONG, "", "paid on Friday", "rent-arrears"));
    }

    @Test
    void itCanBeSaidThatAnAlertCameTooLate() {
        act("missed", date("by", LocalDate.of(2026, 10, 1), Map.of("indicator", "rent-arrears")));

        assertThat(only().getAction()).isEqualTo(new CaseMissed(LocalDate.of(2026, 10, 1), "rent-arrears"));
    }

    @Test
    void helpIsRecordedAndLaterWhatCameOfIt() {
        act(
                "intervention",
                date(
                        "asked",
                        TestConsole.TODAY,
                        Map.of(
                                "need", "RENT_ARREARS",
                                "offer", "money advice",
                                "answer", "ACCEPTED",
                                "referral", "agreed",
                                "service", "Citizens Advice",
                                "outcome", "ONGOING")));
        String first = only().getActId();
        Element change = browser.page(ALERT).selectFirst("a[href*=intervention=]");
        browser.send(browser.page(change.attr("href")).selectFirst("form.rhybudd-form"), Map.of("outcome", "HELPED"));

        Referral referral = new Referral("Citizens Advice", true, TestConsole.TODAY);
        assertThat(console.acts.get(1).getAction())
                .isEqualTo(new InterventionRecorded(
                        first,
                        Need.RENT_ARREARS,
                        "money advice",
                        OfferAnswer.ACCEPTED,
                        referral,
                        InterventionOutcome.HELPED));
        assertThat(browser.page(ALERT).select("a[href*=intervention=]")).hasSize(1);
    }

    @Test
    void nobodyIsReferredWithoutAServiceAndADay() {
        HttpResponse<String> answer = act(
                "intervention",
                Map.of(
                        "need", "BENEFITS",
                        "offer", "a claim",
                        "answer", "ACCEPTED",
                        "referral", "agreed",
                        "outcome", "ONGOING"));

        assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#service", "#asked");
        assertThat(console.acts).isEmpty();
    }

    @Test
    void whoeverIsOvertakenSeesByWhatAndKeepsTheirWords() {
        Element form = form("note");
        console.desk.acted("citizen-alert-red", byAnother(new Acknowledged()));
        HttpResponse<String> answer = browser.send(form, Map.of("text", "rang, no answer"));

        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.selectFirst(".govuk-error-summary").text()).contains("b.price deals with this");
        assertThat(page.selectFirst("#text").text()).isEqualTo("rang, no answer");
        assertThat(console.acts).isEmpty();

        browser.send(page.selectFirst("form.rhybudd-form"), Map.of());
        assertThat(only().getAction()).isEqualTo(new Noted("rang, no answer"));
        assertThat(only().getSeen().getAfter()).isEqualTo("act-of-b");
    }

    /** Another instance wrote first, and this one did not know yet. */
    @Test
    void whoeverLosesTheRaceAtTheBrokerIsToldSoToo() {
        console.beforeTheAct = () -> console.desk.acted("citizen-alert-red", byAnother(new Assigned("b.price")));
        HttpResponse<String> answer = act("note", Map.of("text", "rang, no answer"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).selectFirst("#text").text()).isEqualTo("rang, no answer");
        assertThat(browser.page(ALERT).select(".rhybudd-course li")).hasSize(1);
    }

    @Test
    void anActAboutAnAlertThatHasRisenSinceIsNotWritten() {
        Element form = form("close");
        console.desk.told(
                ToldAlerts.told("alert-worse", "alert-red", EpisodeStep.ROSE, TestConsole.TEAM, Rag.RED),
                9,
                Instant.parse("2026-11-26T09:00:00Z"));
        HttpResponse<String> answer = browser.send(form, Map.of("outcome", "USEFUL"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("has changed since you opened it");
        assertThat(console.acts).isEmpty();
    }

    @Test
    void aFormThatIsSentTwiceActsOnce() {
        Element form = form("note");
        browser.send(form, Map.of("text", "rang"));
        HttpResponse<String> again = browser.send(form, Map.of("text", "rang"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(console.acts).hasSize(1);
    }

    @Test
    void whatTheBrokerDoesNotKeepIsNotSaidToBeDone() {
        Element form = form("note");
        console.isRecording = false;
        HttpResponse<String> answer = browser.send(form, Map.of("text", "rang"));

        assertThat(answer.statusCode()).isEqualTo(503);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.selectFirst("#text").text()).isEqualTo("rang");
        assertThat(page.selectFirst("form.rhybudd-form input[name=act-id]").val())
                .as("sent again it is the same act")
                .isEqualTo(form.selectFirst("input[name=act-id]").val());
    }

    @ParameterizedTest
    @EnumSource(ActKind.class)
    void nobodyActsOnAnotherTeamsAlert(ActKind kind) {
        Element form = form("note").attr("action", "/alerts/alert-other/acts/" + kind.path());
        HttpResponse<String> answer = browser.send(form, Map.of("text", "rang", "seen", "alert-other"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(browser.get("/alerts/alert-other/acts/" + kind.path()).statusCode())
                .isEqualTo(404);
        assertThat(console.acts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ActKind.class)
    void aForgedFormDoesNothing(ActKind kind) {
        Element form = form("note").attr("action", ALERT + "/acts/" + kind.path());

        assertThat(browser.send(form, Map.of("text", "rang", "form-token", "guessed"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "'; drop table", "an-id-of-somebody-elses-making-that-is-far-too-long-to-be-ours"})
    void anActIdThatIsNotOursDoesNothing(String actId) {
        assertThat(browser.send(form("note"), Map.of("text", "rang", "act-id", actId))
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.acts).isEmpty();
    }

    @Test
    void anActIdOfAnotherOfficersActDoesNothing() {
        Element form = form("note");
        browser.send(form, Map.of("text", "rang"));
        TestBrowser other = new TestBrowser(console);
        other.signIn("b.price", "rhybudd-caseworker", MINE, "/");
        Element forged = other.page(ALERT + "/acts/close").selectFirst("form.rhybudd-form");
        HttpResponse<String> answer = other.send(
                forged,
                Map.of(
                        "outcome",
                        "USEFUL",
                        "act-id",
                        form.selectFirst("input[name=act-id]").val()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(console.acts).hasSize(1);
    }

    @Test
    void nothingIsDoneAfterSigningOut() {
        Element form = form("note");
        browser.post(
                "/sign-out",
                "form-token=" + form.selectFirst("input[name=form-token]").val());

        assertThat(browser.send(form, Map.of("text", "rang")).statusCode()).isEqualTo(403);
        assertThat(console.acts).isEmpty();
    }

    @Test
    void aNoteThatIsTooLongIsRefusedBesideItsFieldAndOneThatIsHugeAltogether() {
        assertThat(act("note", Map.of("text", "x".repeat(2_001))).statusCode()).isEqualTo(422);
        assertThat(act("note", Map.of("text", "x".repeat(20_000))).statusCode()).isEqualTo(413);
        assertThat(console.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "useful", "USELESS"})
    void anOutcomeThatNobodyKnowsIsRefused(String outcome) {
        HttpResponse<String> answer = act("close", Map.of("outcome", outcome));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(console.acts).isEmpty();
    }

    @Test
    void aRecordOfSomebodyElseCannotBeDisputedHere() {
        assertThat(act("not-the-same-person", Map.of("row", "housing/person/77", "reason", "guess"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(console.acts).isEmpty();
    }

    @Test
    void whatWasRecordedAboutThePersonAndNoAlertStandsInTheCourseByItsTime() {
        act("note", Map.of("text", "rang, no answer"));
        Instant later = only().getActedAt().plusSeconds(60);
        for (Object said : List.of(
                new CaseMissed(LocalDate.of(2026, 11, 2), null),
                new Disputed(Dispute.FACT_IS_WRONG, "housing/rent/7", "paid in cash", null),
                new CaseOpened("HO-12"))) {
            console.desk.acted("citizen-alert-red", new OfficerActed("b.price", Instant.EPOCH, said, "", null));
        }
        console.desk.acted("citizen-alert-red", new OfficerActed("b.price", later, new CaseClosed("HO-12"), "", null));
        console.desk.acted(
                "citizen-alert-notice", new OfficerActed("b.price", later, new CaseOpened("HO-13"), "", null));
        console.desk.acted("citizen-alert-red", new OfficerActed("b.price", later, new CaseClosed("HO-12"), "", null));

        List<String> course = browser.page(ALERT).select(".rhybudd-course li").eachText();
        assertThat(course).hasSize(5);
        assertThat(course.get(0)).startsWith("b.price closed the case").endsWith("HO-12");
        assertThat(course.get(1)).startsWith("c.evans noted");
        assertThat(course.get(2)).startsWith("b.price took a case on").endsWith("HO-12");
        assertThat(course.get(3)).contains("says that a fact is wrong").endsWith("paid in cash");
        assertThat(course.get(4)).contains("should have been raised by 2 November 2026");
    }

    @Test
    void severalAreAssignedAtOnceAndWhatChangedMeanwhileIsLeft() {
        Document queue = browser.page("/queue");
        console.desk.acted("citizen-alert-red", byAnother(new Assigned("b.price")));
        HttpResponse<String> answer = browser.post(
                "/queue/assign",
                browser.filled(queue.selectFirst("form[action=/queue/assign]"), Map.of("to", "me")) + picks(queue)
                        + "&pick=alert-other%7Calert-other%7C");

        assertThat(console.acts).singleElement().satisfies(act -> {
            assertThat(act.getAction()).isEqualTo(new Assigned("c.evans"));
            assertThat(act.getSeen().getEpisode()).isEqualTo("alert-notice");
        });
        assertThat(Jsoup.parse(answer.body())
                        .selectFirst(".govuk-notification-banner")
                        .text())
                .contains("1 alert was assigned. 2 were left as they are");
    }

    @Test
    void sentTwiceSeveralAreAssignedOnce() {
        Document queue = browser.page("/queue");
        String form =
                browser.filled(queue.selectFirst("form[action=/queue/assign]"), Map.of("to", "me")) + picks(queue);
        browser.post("/queue/assign", form);
        HttpResponse<String> again = browser.post("/queue/assign", form);

        assertThat(console.acts).hasSize(2);
        assertThat(again.body()).contains("2 alerts were assigned.");
    }

    @Test
    void anAssignmentOfNothingOrToNobodySaysSo() {
        Element form = browser.page("/queue").selectFirst("form[action=/queue/assign]");

        assertThat(browser.send(form, Map.of("to", "me")).body()).contains("Nothing was selected.");
        assertThat(browser.post("/queue/assign", browser.filled(form, Map.of()) + picks(browser.page("/queue")))
                        .body())
                .contains("Say whose they are");
        assertThat(console.acts).isEmpty();
    }

    private static String picks(Document queue) {
        StringBuilder picks = new StringBuilder();
        queue.select("input[name=pick]")
                .forEach(pick -> picks.append("&pick=")
                        .append(java.net.URLEncoder.encode(pick.val(), java.nio.charset.StandardCharsets.UTF_8)));
        return picks.toString();
    }

    private static Map<String, String> date(String field, LocalDate date, Map<String, String> others) {
        Map<String, String> all = new java.util.HashMap<>(others);
        all.put(field + "-day", Integer.toString(date.getDayOfMonth()));
        all.put(field + "-month", Integer.toString(date.getMonthValue()));
        all.put(field + "-year", Integer.toString(date.getYear()));
        return all;
    }
}
