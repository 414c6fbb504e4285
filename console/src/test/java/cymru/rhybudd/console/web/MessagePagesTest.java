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

    @Test
    void whatAnOfficerWantsIsKeptAndShownAgain() {
        HttpResponse<String> answer = send(caseworker(), filled("weekends-yes", "yes"));

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
        Document page = caseworker();
        console.isRecording = false;
        HttpResponse<String> answer = send(page, filled("weekends-yes", "yes"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("it could not be kept just now", "c.evans@council.example");
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
