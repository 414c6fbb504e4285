package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.DeliveryChannel;
import cymru.rhybudd.schemas.DeliveryReason;
import cymru.rhybudd.schemas.DeliveryState;
import cymru.rhybudd.schemas.DeliveryUrgency;
import cymru.rhybudd.schemas.PreferredLanguage;
import cymru.rhybudd.schemas.QuietHours;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePagesTest {
    private static final List<String> MINE = List.of(TestConsole.TEAM);

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @AfterEach
    void close() {
        console.close();
    }

    private Document caseworker() {
        return Jsoup.parse(browser.signIn("c.evans", "rhybudd-caseworker", MINE, "/preferences")
                .body());
    }

    private HttpResponse<String> send(Document page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent(
                "form-token",
                page.selectFirst("form.rhybudd-form input[name=form-token]").val());
        return browser.post(
                "/preferences",
                all.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    private static Map<String, String> filled(String field, String value) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "team-" + TestConsole.TEAM,
                "yes",
                "email",
                "c.evans@council.example",
                "email-urgency-STATUTORY",
                "yes",
                "email-hours",
                "13:30 9:00",
                "sms",
                "07700 900123",
                "sms-urgency-RED",
                "yes",
                "quiet-from",
                "18:00",
                "quiet-until",
                "08:00",
                "always-yes",
                "yes",
                "language",
                "cy"));
        fields.put(field, value);
        return fields;
    }

    /** Types in what was sent to both addresses. */
    private HttpResponse<String> confirm() {
        return typeIn(TestConsole.CODE, TestConsole.CODE);
    }

    private HttpResponse<String> typeIn(String email, String sms) {
        return browser.send(
                browser.page("/preferences/code").selectFirst("form.rhybudd-form"),
                Map.of("email-code", email, "sms-code", sms));
    }

    @Test
    void anAddressThatIsNewIsUsedOnlyOnceTheCodeThatWasSentThereCameBack() {
        HttpResponse<String> asked = send(caseworker(), filled("weekends-yes", "yes"));
        assertThat(asked.uri().getPath()).isEqualTo("/preferences/code");
        assertThat(console.codes)
                .containsExactlyInAnyOrder(
                        "EMAIL c.evans@council.example " + TestConsole.CODE, "SMS 07700900123 " + TestConsole.CODE);
        assertThat(asked.body()).doesNotContain(TestConsole.CODE);

        assertThat(typeIn(TestConsole.CODE, "000000").statusCode()).isEqualTo(422);
        assertThat(console.correspondence.preferences("c.evans")).isEmpty();
        assertThat(Jsoup.parse(typeIn("031 415", TestConsole.CODE).body()).text())
                .contains("It is kept, and holds from now on.");
        assertThat(console.correspondence.preferences("c.evans")).isPresent();

        HttpResponse<String> again = send(browser.page("/preferences"), filled("quiet-from", "19:00"));
        assertThat(again.body()).as("the addresses are known").contains("It is kept, and holds from now on.");
        assertThat(console.codes).hasSize(2);
    }

    @Test
    void theOldAddressHoldsUntilTheNewOneIsConfirmed() {
        send(caseworker(), filled("weekends-yes", "yes"));
        confirm();
        send(browser.page("/preferences"), filled("email", "new@council.example"));

        assertThat(console.correspondence
                        .preferences("c.evans")
                        .orElseThrow()
                        .getSubscriptions()
                        .get(0)
                        .getAddress())
                .isEqualTo("c.evans@council.example");
        assertThat(browser.page("/preferences/code").select("form.rhybudd-form input[type=text]"))
                .hasSize(1);
    }

    @Test
    void whoeverGuessesIsSentBackAfterFiveTries() {
        send(caseworker(), filled("weekends-yes", "yes"));
        Document form = browser.page("/preferences/code");
        HttpResponse<String> answer = browser.get("/preferences/code");
        for (int tries = 0; tries < Confirmations.MOST_TRIES; tries++) {
            answer = browser.send(form.selectFirst("form.rhybudd-form"), Map.of("email-code", "11111" + tries));
        }

        assertThat(answer.uri().getPath()).isEqualTo("/preferences");
        assertThat(answer.body()).contains("the code is good no more");
        assertThat(browser.get("/preferences/code").uri().getPath()).isEqualTo("/preferences");
        assertThat(console.correspondence.preferences("c.evans")).isEmpty();
    }

    @Test
    void aForgedCodeIsRefused() {
        send(caseworker(), filled("weekends-yes", "yes"));
        assertThat(browser.post("/preferences/code", "email-code=031415&sms-code=031415")
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.correspondence.preferences("c.evans")).isEmpty();
    }

    @Test
    void aCodeThatCannotBeSentIsSaidAndNoWordIsLost() {
        console.isSendingCodes = false;
        HttpResponse<String> answer = send(caseworker(), filled("weekends-yes", "yes"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#email", "#sms");
        assertThat(answer.body()).contains("c.evans@council.example");
    }

    @Test
    void nobodyLetsTheConsoleWriteToOthersWithoutEnd() {
        Document page = caseworker();
        int asked = 0;
        HttpResponse<String> answer = send(page, filled("email", "a0@council.example"));
        while (answer.statusCode() == 200 && asked < Confirmations.MOST_CODES_AN_HOUR) {
            asked++;
            answer = send(page, filled("email", "a" + asked + "@council.example"));
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("too many codes were sent");
        assertThat(console.codes).hasSize(Confirmations.MOST_CODES_AN_HOUR);
    }

    @Test
    void whatAnOfficerWantsIsKeptAndShownAgain() {
        send(caseworker(), filled("weekends-yes", "yes"));
        HttpResponse<String> answer = confirm();

        assertThat(console.correspondence.preferences("c.evans")).hasValueSatisfying(said -> {
            assertThat(said.getTeams()).containsExactly(TestConsole.TEAM);
            assertThat(said.getLanguage()).isEqualTo(PreferredLanguage.WELSH);
            assertThat(said.getQuiet()).isEqualTo(new QuietHours(18 * 60, 8 * 60, true));
            assertThat(said.getStatutoryAlways()).isTrue();
            assertThat(said.getSubscriptions()).hasSize(2);
            assertThat(said.getSubscriptions().get(0).getUrgencies()).containsExactly(DeliveryUrgency.STATUTORY);
            assertThat(said.getSubscriptions().get(0).getDigestAt()).containsExactly(9 * 60, 13 * 60 + 30);
            assertThat(said.getSubscriptions().get(1).getChannel()).isEqualTo(DeliveryChannel.SMS);
            assertThat(said.getSubscriptions().get(1).getAddress()).isEqualTo("07700900123");
        });
        Document page = Jsoup.parse(answer.body());
        assertThat(page.text()).contains("It is kept, and holds from now on.");
        assertThat(page.selectFirst("#email-hours").val()).isEqualTo("09:00 13:30");
        assertThat(page.selectFirst("#quiet-from").val()).isEqualTo("18:00");
    }

    @ParameterizedTest
    @CsvSource({
        "email, 'c.evans@council.example\r\nBcc: all@council.example', email",
        "email, nobody, email",
        "sms, 12345, sms",
        "sms, +3312345678, sms",
        "email-hours, 25:00, email-hours",
        "quiet-until, late, quiet-until",
        "email-urgency-STATUTORY, '', email-urgency"
    })
    void whatCannotBeReadIsSaidAndNothingIsKept(String field, String value, String problem) {
        HttpResponse<String> answer = send(caseworker(), filled(field, value));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#" + problem);
        assertThat(console.correspondence.preferences("c.evans")).isEmpty();
    }

    @Test
    void aTeamThatTheOfficerMayNotSeeIsNotSubscribedTo() {
        send(caseworker(), filled("team-" + TestConsole.OTHER_TEAM, "yes"));
        confirm();

        assertThat(console.correspondence.preferences("c.evans").orElseThrow().getTeams())
                .containsExactly(TestConsole.TEAM);
    }

    @Test
    void aForgedFormChangesNothing() {
        HttpResponse<String> answer = send(caseworker(), filled("form-token", "guessed"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(console.correspondence.preferences("c.evans")).isEmpty();
    }

    @Test
    void nobodySeesAnothersAddress() {
        send(caseworker(), filled("weekends-yes", "yes"));
        confirm();
        TestBrowser another = new TestBrowser(console);

        assertThat(another.signIn("d.price", "rhybudd-caseworker", MINE, "/preferences")
                        .body())
                .doesNotContain("c.evans@council.example");
    }

    @Test
    void whereNothingIsSetUpThePageSaysSo() {
        console.isDelivering = false;
        assertThat(caseworker().text()).contains("The council has not set up any messages outside the console.");
    }

    @Test
    void whatCouldNotBeKeptIsSaid() {
        send(caseworker(), filled("weekends-yes", "yes"));
        console.isRecording = false;
        HttpResponse<String> answer = confirm();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("it could not be kept just now", "c.evans@council.example");
        console.isRecording = true;
        confirm();

        console.isRecording = false;
        HttpResponse<String> again = send(browser.page("/preferences"), filled("quiet-from", "19:00"));
        assertThat(again.statusCode()).isEqualTo(503);
        assertThat(again.body()).contains("it could not be kept just now", "c.evans@council.example");
    }

    @ParameterizedTest
    @CsvSource({
        "rhybudd-caseworker, 200, 403",
        "rhybudd-team-leader, 200, 200",
        "rhybudd-operations, 403, 200",
        "rhybudd-governance, 403, 403",
        "rhybudd-recovery, 403, 403"
    })
    void everyRoleSeesItsOwnPages(String role, int preferences, int deliveries) {
        assertThat(browser.signIn("o.one", role, MINE, "/preferences").statusCode())
                .isEqualTo(preferences);
        assertThat(browser.get("/deliveries").statusCode()).isEqualTo(deliveries);
    }

    @Test
    void failuresAreShownWithTheirReasonAndCanBePickedOut() {
        send(caseworker(), filled("weekends-yes", "yes"));
        confirm();
        console.correspondence.delivered(SentMessages.failed("d1"));
        console.correspondence.delivered(
                SentMessages.message("d2", TestConsole.OTHER_TEAM, DeliveryState.GIVEN_UP, DeliveryReason.REFUSED));
        TestBrowser leader = new TestBrowser(console);
        leader.signIn("t.leader", "rhybudd-team-leader", MINE, "/deliveries");

        Document all = leader.page("/deliveries");
        assertThat(all.select("tbody tr")).hasSize(2);
        assertThat(all.text())
                .contains("Given up: the channel refused it", "Failed: the channel did not answer", "A1B2C3D4")
                .contains("Given up (1)")
                .doesNotContain("c.evans@council.example", "07700900123");
        assertThat(leader.page("/deliveries?state=FAILED&team=" + TestConsole.TEAM)
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(leader.page("/deliveries?state=SENT").text()).contains("There is no such message.");
    }
}
