package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses stand in the logs of proxies and in the history of browsers: none of them says who somebody is or where they live. */
class AddressesTest {
    private static final long UPRN = 100_100_123L;
    private static final String RECORD = "housing/person/77";
    private static final String PSEUDONYM = "citizen-";
    private static final List<String> MINE = List.of(TestConsole.TEAM);
    private static final int MORE_THAN_THERE_ARE = 1_000;

    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);
    private final Set<String> seen = new HashSet<>();

    @BeforeEach
    void somethingOnEveryPage() {
        for (String alert : List.of("alert-red", "alert-notice")) {
            String citizen = PSEUDONYM + alert;
            console.citizens.others.put(
                    citizen, ToldAlerts.livingAt(ToldAlerts.person(citizen, "Gwen", "Parry"), UPRN, RECORD));
        }
        console.held("held-1", "model/2027-01", HoldReason.MODEL_CHANGE, TestConsole.TEAM);
        console.digested("model/2027-02", TestConsole.TEAM, "digested-1");
        console.correspondence.delivered(SentMessages.failed("d-1"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void restrict() {
        for (RestrictedSubject subject : List.of(RestrictedSubject.person(RECORD), RestrictedSubject.address(UPRN))) {
            console.citizens.restrictions.take(
                    subject.key(), subject.restricted("t.leader", "refuge", LocalDate.EPOCH, Instant.EPOCH));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rhybudd-caseworker", "rhybudd-team-leader", "rhybudd-governance", "rhybudd-operations"})
    void noPageLeadsToAnAddressThatSaysWhoSomebodyIs(String role) {
        browser.signIn("o.other", role, MINE, "/");
        goEverywhere();
        restrict();
        seen.clear();
        goEverywhere();

        assertThat(seen).hasSizeGreaterThan(5).allSatisfy(AddressesTest::assertSaysNothing);
    }

    /** Follows every link and looks at where every form would go. */
    private void goEverywhere() {
        Deque<String> ahead = new ArrayDeque<>(List.of("/"));
        while (!ahead.isEmpty() && seen.size() < MORE_THAN_THERE_ARE) {
            for (String address : addresses(arrived(browser.get(ahead.remove())))) {
                if (seen.add(address) && !address.startsWith("/assets/") && !address.startsWith("/live")) {
                    ahead.add(address);
                }
            }
        }
        assertThat(seen).hasSizeLessThan(MORE_THAN_THERE_ARE);
    }

    /** The page, with every address on the way to it. */
    private Document arrived(HttpResponse<String> answer) {
        for (Optional<HttpResponse<String>> each = Optional.of(answer);
                each.isPresent();
                each = each.get().previousResponse()) {
            seen.add(each.get().uri().toString().replace(console.url(""), ""));
        }
        return Jsoup.parse(answer.body());
    }

    private static List<String> addresses(Document page) {
        page.select("a[href*=lang=]").remove();
        return List.of("href", "action", "data-stream").stream()
                .flatMap(attribute -> page.select("[" + attribute + "^=/]").eachAttr(attribute).stream())
                .toList();
    }

    private static void assertSaysNothing(String address) {
        assertThat(URLDecoder.decode(address, StandardCharsets.UTF_8))
                .doesNotContain(Long.toString(UPRN), RECORD, PSEUDONYM);
    }

    @Test
    void noFormPutsWhatIsTypedIntoAnAddress() {
        browser.signIn("t.leader", "rhybudd-team-leader", MINE, "/");
        Map<String, String> why = Map.of("because", "SAFETY", "reason", "a call");
        arrived(browser.send(form("/people"), with(why, "search-place", Long.toString(UPRN))));
        arrived(browser.send(form("/people"), with(why, "search-citizen", PSEUDONYM + "alert-red")));
        browser.signIn("p.price", "rhybudd-governance", List.of(), "/");
        arrived(browser.send(form("/governance/looks"), Map.of("citizen", PSEUDONYM + "alert-red")));
        arrived(browser.send(
                form("/governance/lives"),
                Map.of("life-view", "TIMELINE", "life-id", PSEUDONYM + "alert-red", "life-reason", "complaint 7")));
        restrict();
        String lift = browser.page("/restrictions").selectFirst("tbody a").attr("href");
        Element lifting = browser.page(lift).selectFirst("form.rhybudd-form");
        arrived(browser.post(lift, browser.filled(lifting, Map.of("reason", "moved away"))));

        assertThat(seen)
                .anyMatch(address -> address.startsWith("/people/"))
                .anyMatch(address -> address.startsWith("/governance/looks/"))
                .anyMatch(address -> address.startsWith("/governance/lives/"))
                .contains(lift)
                .allSatisfy(AddressesTest::assertSaysNothing);
    }

    private Element form(String path) {
        return browser.page(path).selectFirst("main form");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
