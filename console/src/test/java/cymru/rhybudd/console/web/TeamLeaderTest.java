package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Rag;
import java.net.http.HttpResponse;
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

/** What a team leader sees and rules, by the pages, as a browser without JavaScript sends their forms. */
class TeamLeaderTest {
    private static final List<String> MINE = List.of(TestConsole.TEAM);
    private static final String MODEL = "model/2026-12";
    private static final String BILLING = "revenues/council_tax_balance/4711";
    private static final Map<String, String> BECAUSE = Map.of("reason", "gwiriwyd / checked");
    private static final Instant MORNING = Instant.parse("2026-11-26T08:00:00Z");

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @BeforeEach
    void signIn() {
        console.held("held-1", MODEL, HoldReason.MODEL_CHANGE, TestConsole.TEAM);
        console.held("held-2", MODEL, HoldReason.MODEL_CHANGE, TestConsole.OTHER_TEAM);
        console.held("held-3", BILLING, HoldReason.MASS_UPDATE, TestConsole.TEAM);
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static String rule(String hold, String ruling) {
        return "/team/held/rule?hold=" + HoldView.encoded(hold) + "&ruling=" + ruling;
    }

    private Element form(String hold, String ruling) {
        return browser.page(rule(hold, ruling)).selectFirst("form.rhybudd-form");
    }

    private HoldRuled byAnother(String hold, HoldRuling ruling) {
        return new HoldRuled(hold, ruling, "b.price", "asked the source", MORNING);
    }

    @Test
    void theWorkloadSaysWhoHoldsHowManyAndLeadsToTheirList() {
        new TestBrowser(console).signIn("c.evans@council", "rhybudd-caseworker", MINE, "/");
        console.desk.acted(
                "citizen",
                new OfficerActed(
                        "t.leader",
                        MORNING,
                        new Assigned("c.evans@council"),
                        "act-1",
                        new AlertSeen("alert-red", "alert-red", "")));
        Document page = browser.page("/team");

        assertThat(page.select("table").get(0).text()).contains("Housing options (north)", "Education welfare (south)");
        Element officer = page.select("table").get(1).selectFirst("a:containsOwn(c.evans@council)");
        Document list = browser.page(officer.attr("href"));
        assertThat(list.select("tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("Assigned to c.evans@council"));

        Element nobody = page.select("table").get(1).selectFirst("a:containsOwn(Nobody’s in particular)");
        assertThat(browser.page(nobody.attr("href")).select("tbody tr")).hasSize(1);
    }

    @Test
    void alertsAreReassignedFromAnOfficersList() {
        console.desk.acted(
                "citizen",
                new OfficerActed(
                        "t.leader",
                        MORNING,
                        new Assigned("c.evans"),
                        "act-1",
                        new AlertSeen("alert-red", "alert-red", "")));
        Element form = browser.page("/queue?team=" + TestConsole.TEAM + "&of=c.evans")
                .selectFirst("form[action=/queue/assign]");
        String pick = form.selectFirst("input[name=pick]").val();
        HttpResponse<String> answer =
                browser.send(form, Map.of("pick", pick, "to", "colleague", "colleague", "b.price"));

        assertThat(answer.uri().getQuery()).contains("of=c.evans", "assigned=1");
        assertThat(console.desk.alert("alert-red").orElseThrow().course().assignedTo())
                .isEqualTo("b.price");
    }

    @Test
    void whatIsAssignedToSomebodyWhoDoesNotSeeTheTeamIsAmongNobodysAndSaysSo() {
        new TestBrowser(console).signIn("d.rees", "rhybudd-caseworker", List.of(TestConsole.OTHER_TEAM), "/");
        console.desk.acted(
                "citizen",
                new OfficerActed(
                        "t.leader",
                        MORNING,
                        new Assigned("d.rees"),
                        "act-1",
                        new AlertSeen("alert-red", "alert-red", "")));
        Document nobodys = browser.page("/queue?whose=unassigned&team=" + TestConsole.TEAM);

        assertThat(nobodys.select("tbody tr")).hasSize(2);
        assertThat(nobodys.text()).contains("Assigned to d.rees, who does not see this team’s alerts now");
        assertThat(browser.page("/team").select("table").get(1).text()).doesNotContain("d.rees");
    }

    @Test
    void theBudgetSaysWhatIsUsedAndWhatWaits() {
        console.desk.told(
                OfficerNotification.newBuilder(ToldAlerts.opened("counted", TestConsole.TEAM, Rag.RED))
                        .setCountedIn(LocalDate.of(2026, 11, 23))
                        .build(),
                3,
                MORNING);
        console.held("held-4", "budget/" + TestConsole.TEAM + "/2026-11-23", HoldReason.BUDGET, TestConsole.TEAM);
        Document page = browser.page("/team/budget");

        Element row = page.select("table").get(0).selectFirst("tr:contains(Housing options (north))");
        assertThat(row.select("td").eachText())
                .containsExactly("1", "4999", "3999", "1", "0 See what waits, Housing options (north)");
        assertThat(browser.page(row.selectFirst("a").attr("href"))
                        .selectFirst("h1")
                        .text())
                .contains("budget/" + TestConsole.TEAM + "/2026-11-23");
    }

    @Test
    void whatWaitsIsListedByHoldAndNamesNobody() {
        Document page = browser.page("/team/held");

        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.selectFirst("tbody tr").text())
                .contains(MODEL, "New model", "Education welfare (south): 1 red");
        Document hold = browser.page(page.selectFirst("tbody a").attr("href"));
        assertThat(hold.select("tbody tr")).hasSize(2);
        assertThat(hold.text()).contains("Rent arrears", "38.5").doesNotContain("citizen-", "Mair");
    }

    @Test
    void theFormOfARulingSaysWhatItConcernsAndThatItStands() {
        Document page = browser.page(rule(MODEL, "release"));

        assertThat(page.text())
                .contains("This concerns 2 alerts of 2 teams", "A ruling cannot be undone")
                .contains("Release 2 alerts");
        assertThat(console.rulings).isEmpty();
    }

    @Test
    void aReleaseIsARulingAndReachesTheTeamsList() {
        Document page =
                Jsoup.parse(browser.send(form(MODEL, "release"), BECAUSE).body());

        assertThat(console.rulings).singleElement().satisfies(ruled -> {
            assertThat(ruled.getHold()).isEqualTo(MODEL);
            assertThat(ruled.getRuling()).isEqualTo(HoldRuling.RELEASE);
            assertThat(ruled.getOfficer()).isEqualTo("t.leader");
            assertThat(ruled.getReason()).isEqualTo("gwiriwyd / checked");
        });
        assertThat(page.text()).contains("The ruling is carried out", "2 alerts were released by t.leader");
        assertThat(browser.page("/queue?team=" + TestConsole.TEAM).text()).contains("HELD-1");
    }

    @Test
    void aSingleAlertIsRuledAboutAndTheRestOfItsHoldWaitsOn() {
        Document page =
                Jsoup.parse(browser.send(form("held-1", "drop"), BECAUSE).body());

        assertThat(console.rulings).extracting(HoldRuled::getHold).containsExactly("held-1");
        assertThat(page.selectFirst("h1").text()).contains(MODEL);
        assertThat(page.text()).contains("1 alert was dropped by t.leader", "1 alert waits");
        assertThat(console.desk.hold(MODEL).ids()).containsExactly("held-2");
    }

    @Test
    void withoutAReasonNothingIsRuled() {
        HttpResponse<String> answer = browser.send(form(MODEL, "drop"), Map.of("reason", " "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary a[href=#reason]"))
                .hasSize(1);
        assertThat(console.rulings).isEmpty();
    }

    @Test
    void whoComesSecondSeesWhoRuledAndOverwritesNothing() {
        Element form = form(MODEL, "drop");
        console.carryOut(byAnother(MODEL, HoldRuling.RELEASE));
        HttpResponse<String> answer = browser.send(form, BECAUSE);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).text())
                .contains("Nothing waits here any more", "2 alerts were released by b.price", "asked the source")
                .contains("gwiriwyd / checked");
        assertThat(console.rulings).isEmpty();
    }

    @Test
    void ofTwoAtTheSameMomentTheSecondLearnsIt() {
        Element form = form(MODEL, "drop");
        console.beforeTheAct = () -> console.carryOut(byAnother(MODEL, HoldRuling.DIGEST));
        HttpResponse<String> answer = browser.send(form, BECAUSE);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("2 alerts were put into digests by b.price");
    }

    @Test
    void whatIsPutIntoADigestComesOntoItsTeamsListAndIsSaidToHaveComeSo() {
        browser.send(form(BILLING, "digest"), BECAUSE);
        Document list = browser.page("/queue?team=" + TestConsole.TEAM);

        assertThat(list.selectFirst("tr:contains(HELD-3)").text())
                .contains("From a digest of " + BILLING + ", ruled by b.price on 26 November 2026");
        Element line = list.selectFirst("section[aria-labelledby=digests] li");
        assertThat(line.text()).contains("From " + BILLING, "by b.price on 26 November 2026", "Why: asked the source");
        Document filtered = browser.page(line.selectFirst("a").attr("href"));
        assertThat(filtered.select("tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("HELD-3"));
        assertThat(filtered.selectFirst("nav[aria-label=Urgency] a[href*=urgency=red]"))
                .as("the filter stays in the address")
                .satisfies(link -> assertThat(link.attr("href")).contains("digest=0"));
        assertThat(browser.page("/alerts/held-3").text()).contains("From a digest of " + BILLING, "asked the source");
    }

    @Test
    void whatJoinsTheHoldMeanwhileIsNotRuledAboutUnseen() {
        Element form = form(MODEL, "drop");
        console.held("held-5", MODEL, HoldReason.MODEL_CHANGE, TestConsole.TEAM);
        HttpResponse<String> answer = browser.send(form, BECAUSE);

        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.text()).contains("What waits has changed", "This concerns 3 alerts");
        assertThat(page.selectFirst("#reason").val()).isEqualTo("gwiriwyd / checked");
        assertThat(console.rulings).isEmpty();

        browser.send(page.selectFirst("form.rhybudd-form"), Map.of());
        assertThat(console.rulings).hasSize(1);
    }

    @Test
    void aFormThatIsSentTwiceRulesOnce() {
        Element form = form(MODEL, "drop");
        browser.send(form, BECAUSE);
        HttpResponse<String> again = browser.send(form, BECAUSE);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(console.rulings).hasSize(1);
    }

    @Test
    void whatTheBrokerDoesNotKeepIsNotSaidToBeDoneAndMayBeSentAgain() {
        Element form = form(MODEL, "release");
        console.isRecording = false;
        HttpResponse<String> answer = browser.send(form, BECAUSE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("This could not be recorded", "gwiriwyd / checked");

        console.isRecording = true;
        browser.send(Jsoup.parse(answer.body()).selectFirst("form.rhybudd-form"), Map.of());
        assertThat(console.rulings).hasSize(1);
    }

    @Test
    void aForgedRulingIsRefused() {
        String forged =
                browser.filled(form(MODEL, "drop"), BECAUSE).replaceAll("form-token=[^&]*", "form-token=guessed");

        assertThat(browser.post("/team/held/rule", forged).statusCode()).isEqualTo(403);
        assertThat(console.rulings).isEmpty();
    }

    @Test
    void aCaseworkerCannotSendTheForm() {
        TestBrowser other = new TestBrowser(console);
        other.signIn("c.evans", "rhybudd-caseworker", MINE, "/");
        String token =
                other.page("/queue").selectFirst("input[name=form-token]").val();
        String theirs =
                browser.filled(form(MODEL, "drop"), BECAUSE).replaceAll("form-token=[^&]*", "form-token=" + token);

        assertThat(other.post("/team/held/rule", theirs).statusCode()).isEqualTo(403);
        assertThat(console.rulings).isEmpty();
    }

    @Test
    void nothingIsWrittenAboutANameUnderWhichNothingWaits() {
        String invented = browser.filled(form(MODEL, "drop"), BECAUSE)
                .replaceAll("hold=[^&]*", "hold=model/never")
                .replaceAll("seen=[^&]*", "seen=0.-1");

        assertThat(browser.post("/team/held/rule", invented).statusCode()).isEqualTo(409);
        assertThat(console.rulings).isEmpty();
    }

    @Test
    void markupInAReasonIsText() {
        browser.send(form(MODEL, "drop"), Map.of("reason", "<b>annual</b> {0}"));

        assertThat(browser.page("/team/held/hold?hold=" + HoldView.encoded(MODEL))
                        .text())
                .contains("<b>annual</b> {0}");
    }

    @Test
    void outcomesGivePrecisionWithItsIntervalAndTooFewGiveNone() {
        for (int each = 0; each < 12; each++) {
            String id = "came-" + each;
            console.desk.told(ToldAlerts.opened(id, TestConsole.TEAM, Rag.RED), 10 + each, MORNING);
            AlertOutcome outcome = each < 9 ? AlertOutcome.USEFUL : AlertOutcome.WRONG_DATA;
            console.desk.acted(
                    "citizen",
                    new OfficerActed(
                            "c.evans",
                            MORNING,
                            new OutcomeRecorded(id, outcome, "rent-arrears", ToldAlerts.MODEL),
                            "",
                            null));
        }
        Document page = browser.page("/team/outcomes?weeks=4&team=" + TestConsole.TEAM);
        Element row = page.select("table").get(0).selectFirst("tbody tr");
        assertThat(row.text()).contains("Rent arrears").contains("14 12 9 75% 47% to 91%");
        assertThat(page.select("table").get(1).text()).contains("Possession notice served 1 0 0 too few");
        assertThat(page.selectFirst("#weeks option[selected]").text()).isEqualTo("the last 4 weeks");

        assertThat(browser.page("/team/outcomes?team=" + TestConsole.OTHER_TEAM)
                        .selectFirst("dd")
                        .text())
                .isEqualTo("1");
        assertThat(browser.get("/team/outcomes?team=nobodys").statusCode()).isEqualTo(404);
    }
}
