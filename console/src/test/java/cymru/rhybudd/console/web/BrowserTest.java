package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.View;
import cymru.rhybudd.schemas.restriction.RestrictedSubject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Every page in a real browser, in both languages, on a screen and on a telephone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BrowserTest {
    private static final List<String> PAGES = List.of(
            "/queue",
            "/queue?urgency=other",
            "/queue?whose=mine",
            "/alerts/alert-red",
            "/alerts/alert-red/acts/assign",
            "/alerts/alert-red/acts/note",
            "/alerts/alert-red/acts/snooze",
            "/alerts/alert-red/acts/close",
            "/alerts/alert-red/acts/intervention",
            "/alerts/alert-red/acts/not-the-same-person",
            "/alerts/alert-red/acts/wrong-fact",
            "/alerts/alert-red/acts/missed",
            "/alerts/alert-red/household",
            "/queue/export?team=" + TestConsole.TEAM,
            "/overview",
            "/people",
            "/preferences",
            "/nowhere");

    private static final List<String> LEADERS_PAGES =
            List.of("/alerts/alert-red/restrict", "/alerts/alert-notice", "/restrictions", "/restrictions/new");

    private static final Instant MORNING = Instant.parse("2026-11-26T08:30:00Z");

    private TestConsole console;
    private TestChromium chromium;

    @BeforeAll
    void start() {
        chromium = new TestChromium();
        console = new TestConsole();
    }

    @AfterAll
    void stop() {
        if (console != null) {
            chromium.close();
            console.close();
        }
    }

    @Test
    void axeFindsNothingOnAnyPageInEitherLanguageAtEitherWidth() {
        everyWay("c.evans", "rhybudd-caseworker", way -> PAGES.forEach(way::open));
    }

    @Test
    void axeFindsNothingOnThePagesOfThoseWhoProtect() {
        for (RestrictedSubject subject :
                List.of(RestrictedSubject.person("housing/person/44"), RestrictedSubject.address(100_100L))) {
            console.citizens.restrictions.take(
                    subject.key(), subject.restricted("t.leader", "<b>a note</b>", LocalDate.EPOCH, MORNING));
        }
        console.citizens.others.put(
                "citizen-alert-notice",
                ToldAlerts.livingAt(
                        ToldAlerts.person("citizen-alert-notice", "Gwen", "Parry"), 1L, "housing/person/44"));
        everyWay("t.leader", "rhybudd-team-leader", way -> {
            way.look("queue-restricted");
            LEADERS_PAGES.forEach(way::open);
            way.page.navigate(console.url("/restrictions"));
            way.page.locator("tbody a").first().click();
            way.look("lift");
        });
        console.citizens.others.clear();
    }

    @Test
    void axeFindsNothingWhereSomebodyLooksForSomebody() {
        RestrictedSubject hidden = RestrictedSubject.person("housing/person/46");
        console.citizens.restrictions.take(
                hidden.key(), hidden.restricted("t.leader", "threatened", LocalDate.EPOCH, MORNING));
        console.citizens.others.put(
                "citizen-hidden",
                ToldAlerts.livingAt(ToldAlerts.person("citizen-hidden", "Nia", "Beynon"), 2L, "housing/person/46"));
        console.citizens.others.put("citizen-alert-red", ToldAlerts.person("citizen-alert-red", "Nia", "Beynon"));
        everyWay("t.leader", "rhybudd-team-leader", way -> {
            way.page.navigate(console.url("/people"));
            way.page.locator("form.rhybudd-form button").click();
            way.look("people-refused");
            way.page.locator("#search-name").fill("nia beynon");
            way.page.locator("#search-born").fill("14");
            way.page.locator("#search-born-month").fill("3");
            way.page.locator("#search-born-year").fill("1988");
            way.page.locator("input[value=SAFETY]").check();
            way.page.locator("#reason").fill("galwad / a call");
            way.page.locator("form.rhybudd-form button").click();
            way.page.locator("tbody").waitFor();
            assertThat(way.page.locator("tbody tr").count()).isEqualTo(2);
            way.look("people-found");
            way.page.locator("#search-name").fill("nobody of that name");
            way.page.locator("form.rhybudd-form button").click();
            way.look("people-nobody");
        });
        console.citizens.others.clear();
    }

    @Test
    void axeFindsNothingOnAListWithADigest() {
        console.digested("revenues/council_tax_balance/4711", TestConsole.TEAM, "digested-1", "digested-2");
        everyWay("c.evans", "rhybudd-caseworker", way -> {
            way.look("queue-digest");
            way.page.locator("section[aria-labelledby=digests] a").click();
            assertThat(way.page.locator("tbody tr").count()).isEqualTo(2);
            way.look("queue-of-digest");
            way.page.locator("tbody tr a").first().click();
            way.look("alert-digested");
        });
    }

    @Test
    void axeFindsNothingOnWhatATeamLeaderSeesOfMessages() {
        console.correspondence.delivered(SentMessages.failed("d-browser"));
        everyWay("t.leader", "rhybudd-team-leader", way -> {
            way.open("/deliveries");
            way.page.navigate(console.url("/preferences"));
            way.page.locator("#email").fill("no address");
            way.page.locator("form.rhybudd-form button").click();
            way.page.locator(".govuk-error-summary a").click();
            assertThat((String) way.page.evaluate("document.activeElement.id")).isEqualTo("email");
            way.look("preferences-refused");
        });
    }

    @Test
    void axeFindsNothingWhereSomebodyTypesInTheCodeOfTheirAddress() {
        everyWay("c.code", "rhybudd-caseworker", way -> {
            way.page.navigate(console.url("/preferences"));
            way.page.locator("#email").fill("c.code" + way.suffix + "@council.example");
            way.page.locator("form.rhybudd-form button").click();
            way.page.locator("#email-code").waitFor();
            way.look("code");
            way.page.locator("#email-code").fill("000000");
            way.page.locator("form.rhybudd-form button").click();
            way.look("code-refused");
            way.page.locator("#email-code").fill(TestConsole.CODE);
            way.page.locator("form.rhybudd-form button").click();
            way.page.locator(".govuk-notification-banner--success").waitFor();
        });
    }

    @Test
    void aNewAlertIsAnnouncedAndNothingMoves() {
        try (BrowserContext context = context(true, 1_280)) {
            List<String> refused = new ArrayList<>();
            context.onConsoleMessage(message -> refused.add(message.text()));
            Page page = signedIn(context, "en");
            page.navigate(console.url("/queue"));
            String before = page.locator("tbody").innerText();
            tell("alert-live");
            page.locator("#live p").waitFor();

            assertThat(page.locator("#live").innerText()).isEqualTo("1 new alert – Show");
            assertThat(page.locator("tbody").innerText()).isEqualTo(before);
            page.locator("#live a").click();
            assertThat(page.locator("tbody").innerText()).isNotEqualTo(before);
            assertThat(refused).isEmpty();
        }
    }

    @Test
    void anOfficerWhoTurnsPagesQuicklyStaysLive() {
        try (BrowserContext context = context(true, 1_280)) {
            Page page = signedIn(context, "en");
            for (int turns = 0; turns <= 2 * LiveStreams.MOST_OF_AN_OFFICER; turns++) {
                page.navigate(console.url("/queue"));
                listening(page, page::reload);
            }
            tell("alert-turned");
            page.locator("#live p").waitFor();

            assertThat(page.locator("#live").innerText()).isEqualTo("1 new alert – Show");
        }
    }

    @Test
    void aPageThatNobodySeesIsToldTheCountWhenItIsSeenAgain() {
        try (BrowserContext context = context(true, 1_280)) {
            Page page = signedIn(context, "en");
            listening(page, () -> page.navigate(console.url("/queue")));
            becomes(page, "hidden");
            tell("alert-unseen");
            listening(page, () -> becomes(page, "visible"));
            page.locator("#live p").waitFor();

            assertThat(page.locator("#live").innerText()).isEqualTo("1 new alert – Show");
        }
    }

    @Test
    void theOldestOfTooManyPagesSaysThatLiveUpdatesAreOffThere() {
        try (BrowserContext context = context(true, 1_280)) {
            Page oldest = signedIn(context, "en");
            listening(oldest, () -> oldest.navigate(console.url("/queue")));
            for (int more = 0; more < LiveStreams.MOST_OF_AN_OFFICER; more++) {
                context.newPage().navigate(console.url("/queue"));
            }
            oldest.locator("#live p").waitFor();

            assertThat(oldest.locator("#live").innerText()).startsWith("Live updates are off");
            listening(oldest, () -> oldest.evaluate("dispatchEvent(new Event('focus'))"));
            tell("alert-turned-to");
            oldest.locator("#live a").waitFor();
            assertThat(oldest.locator("#live").innerText()).isEqualTo("1 new alert – Show");
        }
    }

    @Test
    void aPageThatBecomesHiddenHoldsNoStreamFromThenOn() {
        try (BrowserContext context = context(true, 1_280)) {
            Page page = signedIn(context, "en");
            listening(page, () -> page.navigate(console.url("/queue")));
            page.waitForCondition(() -> streams() > 0);
            double before = streams();
            page.waitForRequest(
                    request -> request.url().contains("/live/left?name=")
                            && request.method().equals("POST"),
                    () -> becomes(page, "hidden"));

            page.waitForCondition(() -> streams() < before);
        }
    }

    private double streams() {
        return console.meters.get("rhybudd.console.streams").gauge().value();
    }

    private void tell(String alert) {
        console.desk.told(
                ToldAlerts.opened(alert, TestConsole.TEAM, Rag.RED),
                console.desk.upTo().told() + 1,
                Instant.parse("2026-11-26T09:00:00Z"));
    }

    private static void listening(Page page, Runnable does) {
        page.waitForResponse(response -> response.url().contains("/live?"), does);
    }

    /** As when somebody turns to another tab, or back. */
    private static void becomes(Page page, String visibility) {
        page.evaluate(
                "to => { Object.defineProperty(document, 'visibilityState', {value: to, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                visibility);
    }

    @Test
    void everythingCanBeReadWithTheKeyboardAlone() {
        try (BrowserContext context = context(true, 1_280)) {
            Page page = signedIn(context, "en");
            page.navigate(console.url("/queue"));
            page.keyboard().press("Tab");
            assertThat((String) page.evaluate("document.activeElement.className"))
                    .isEqualTo("govuk-skip-link");
            page.keyboard().press("Enter");
            String focused = "";
            for (int presses = 0; presses < 20 && !focused.startsWith("/alerts/"); presses++) {
                page.keyboard().press("Tab");
                focused = String.valueOf(page.evaluate("document.activeElement.getAttribute('href')"));
            }
            page.keyboard().press("Enter");
            page.waitForURL("**/alerts/**");
            assertThat(page.locator(".moj-identity-bar").innerText()).contains("Mair");
        }
    }

    @Test
    void everyPageWorksWithoutJavaScript() {
        try (BrowserContext context = context(false, 1_280)) {
            Page page = signedIn(context, "en");
            page.navigate(console.url("/queue"));
            page.locator("tbody a").first().click();
            assertThat(page.locator("h1").innerText()).contains("Possession notice served");
            page.locator("header button").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Sign in");
        }
    }

    @Test
    void anOfficerDealsWithAnAlertInEitherLanguageAndAxeFindsNothingOnTheWay() {
        List<String> found = new ArrayList<>();
        for (String language : List.of("cy", "en")) {
            try (BrowserContext context = context(true, 320)) {
                String alert = "alert-journey-" + language;
                console.desk.told(
                        ToldAlerts.opened(alert, TestConsole.TEAM, Rag.RED),
                        console.desk.upTo().told() + 1,
                        MORNING);
                Page page = signedIn(context, language);
                page.navigate(console.url("/alerts/" + alert));
                page.locator(".rhybudd-act button").first().click();
                page.locator(".govuk-notification-banner--success").waitFor();
                found.addAll(seen(page, "acknowledged-" + language));
                page.navigate(console.url("/alerts/" + alert + "/acts/note"));
                page.locator("form.rhybudd-form button").click();
                page.locator(".govuk-error-summary a").click();
                assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo("text");
                found.addAll(seen(page, "note-refused-" + language));
                page.locator("#text").fill("Ffoniais / I rang <b>twice</b>");
                page.locator("form.rhybudd-form button").click();
                page.navigate(console.url("/alerts/" + alert + "/acts/intervention"));
                page.locator("#need").selectOption("RENT_ARREARS");
                page.locator("#offer").fill("cyngor ar arian");
                for (String choice : List.of("ACCEPTED", "none", "ONGOING")) {
                    page.locator("input[value=" + choice + "]").check();
                }
                page.locator("form.rhybudd-form button").click();
                page.locator(".govuk-notification-banner--success").waitFor();
                found.addAll(seen(page, "helped-" + language));
                page.navigate(console.url("/alerts/" + alert + "/acts/close"));
                page.locator("input[value=USEFUL]").check();
                page.locator("form.rhybudd-form button").click();
                page.navigate(console.url("/queue?state=closed"));
                assertThat(page.locator("tbody").innerText()).contains(language.equals("cy") ? "Wedi cau" : "Closed");
                found.addAll(seen(page, "closed-" + language));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void ofTwoOfficersAtOnceTheSecondIsShownTheFirstAndLosesNoWord() {
        console.desk.told(
                ToldAlerts.opened("alert-both", TestConsole.TEAM, Rag.RED),
                console.desk.upTo().told() + 1,
                MORNING);
        for (String language : List.of("cy", "en")) {
            try (BrowserContext one = context(true, 1_280);
                    BrowserContext two = context(false, 1_280)) {
                Page first = signedIn(one, language);
                Page second = two.newPage();
                second.navigate(console.url("/sign-in?lang=" + language));
                console.nextOfficer("b.price", "rhybudd-caseworker", List.of(TestConsole.TEAM), true);
                second.locator("main button").click();
                second.navigate(console.url("/alerts/alert-both/acts/note"));
                second.locator("#text").fill("Ffoniais, dim ateb");
                first.navigate(console.url("/alerts/alert-both/acts/assign"));
                first.locator("#to").check();
                first.locator("form.rhybudd-form button").click();
                second.locator("form.rhybudd-form button").click();

                assertThat(second.locator(".govuk-error-summary").innerText()).contains("c.evans");
                assertThat(second.locator("#text").inputValue()).isEqualTo("Ffoniais, dim ateb");
                second.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots/overtaken-" + language + ".png")));
                second.locator("form.rhybudd-form button").click();
                assertThat(second.locator(".rhybudd-course").innerText()).contains("Ffoniais, dim ateb");
            }
        }
    }

    @Test
    void anAlertIsAcknowledgedWithTheKeyboardAlone() {
        console.desk.told(
                ToldAlerts.opened("alert-keys", TestConsole.TEAM, Rag.RED),
                console.desk.upTo().told() + 1,
                MORNING);
        try (BrowserContext context = context(true, 1_280)) {
            Page page = signedIn(context, "en");
            page.navigate(console.url("/alerts/alert-keys"));
            String focused = "";
            for (int presses = 0; presses < 20 && !focused.equals("I deal with this"); presses++) {
                page.keyboard().press("Tab");
                focused = String.valueOf(page.evaluate("document.activeElement.textContent"));
            }
            page.keyboard().press("Enter");
            page.locator(".govuk-notification-banner--success").waitFor();
            assertThat(page.locator(".rhybudd-acts").innerText()).contains("Acknowledged by c.evans");
        }
    }

    @Test
    void governanceLaysALifeOpenInEitherLanguageAndAxeFindsNothingOnTheWay() {
        everyWay("p.price", "rhybudd-governance", way -> {
            GovernancePagesTest.PAGES.forEach(way::open);
            for (View view : LifeForm.VIEWS) {
                way.page.navigate(console.url("/governance/lives"));
                way.page.locator("main form button").click();
                way.look("life-refused");
                way.page.locator("input[value=" + view + "]").check();
                boolean explains = view == View.ALERT_EXPLAINED;
                way.page.locator("#life-id").fill(explains ? GovernancePagesTest.ALERT : GovernancePagesTest.CITIZEN);
                way.page.locator("#life-at").fill("2026-11-26 10:15");
                way.page.locator("#life-reason").fill("cwyn / complaint 7");
                way.page.locator("main form button").click();
                way.page.locator(".rhybudd-report").waitFor();
                way.look("life-" + view);
            }
        });
    }

    @Test
    void aVerificationIsWatchedUntilItHasEnded() {
        try (BrowserContext context = context(true, 1_280)) {
            Page page = context.newPage();
            page.navigate(console.url("/sign-in?lang=en"));
            console.nextOfficer("p.price", "rhybudd-governance", List.of(), false);
            page.locator("main button").click();
            page.navigate(console.url("/governance/verifications"));
            page.locator("main form button").click();
            List<String> found = new ArrayList<>(seen(page, "verification-running"));
            page.locator("tbody tr").first().waitFor(new Locator.WaitForOptions().setTimeout(120_000));

            assertThat(page.locator("tbody tr").first().innerText()).contains("Everything follows");
            found.addAll(seen(page, "verification-ended"));
            page.locator("tbody a").first().click();
            assertThat(page.locator("main").innerText()).contains("Everything that was written follows from the log.");
            found.addAll(seen(page, "verification-found"));
            assertThat(found).isEmpty();
        }
    }

    @Test
    void aTeamLeaderLooksAtTheirTeamsAndRulesInEitherLanguageAndAxeFindsNothingOnTheWay() {
        everyWay("t.leader", "rhybudd-team-leader", way -> {
            String hold = "model/" + way.suffix;
            console.held("held-a" + hold, hold, HoldReason.MODEL_CHANGE, TestConsole.TEAM);
            console.held("held-b" + hold, hold, HoldReason.MODEL_CHANGE, TestConsole.OTHER_TEAM);
            List.of("/team", "/team/budget", "/team/outcomes", "/team/held").forEach(way::open);
            way.page.getByText(hold).click();
            way.look("hold");
            way.page.locator(".govuk-button-group a").last().click();
            String form = way.page.url();
            way.page.locator("form.rhybudd-form button").click();
            way.look("ruling-refused");
            way.page.locator("#reason").fill("data prawf / test data");
            way.page.locator("form.rhybudd-form button").click();
            way.page.locator(".govuk-notification-banner--success").waitFor();
            way.look("ruled");
            way.page.navigate(form);
            way.look("ruled-already");
            assertThat(way.page.locator(".govuk-error-summary").innerText()).contains("t.leader");
        });
    }

    /** A browser in one language and at one width, and what axe finds in it. */
    private final class Way {
        final Page page;
        final String suffix;
        private final List<String> found;

        private Way(Page page, String suffix, List<String> found) {
            this.page = page;
            this.suffix = suffix;
            this.found = found;
        }

        void open(String path) {
            page.navigate(console.url(path));
            look(name(path));
        }

        void look(String what) {
            found.addAll(seen(page, what + suffix));
        }
    }

    /** Goes it in both languages, on a telephone and on a desk, and wants axe to find nothing. */
    private void everyWay(String officer, String role, Consumer<Way> journey) {
        List<String> found = new ArrayList<>();
        for (String language : List.of("cy", "en")) {
            for (int width : List.of(320, 1_280)) {
                try (BrowserContext context = context(true, width)) {
                    Way way = new Way(context.newPage(), "-" + language + "-" + width, found);
                    way.open("/sign-in?lang=" + language);
                    console.nextOfficer(officer, role, List.of(TestConsole.TEAM), language.equals("cy"));
                    way.page.locator("main button").click();
                    way.page.waitForURL(url -> !url.contains("/sign-in"));
                    journey.accept(way);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> seen(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/" + name + ".png")));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(page.viewportSize().width);
        return violations(page);
    }

    private Page signedIn(BrowserContext context, String language) {
        Page page = context.newPage();
        page.navigate(console.url("/sign-in?lang=" + language));
        console.nextOfficer("c.evans", "rhybudd-caseworker", List.of(TestConsole.TEAM), true);
        page.locator("main button").click();
        page.waitForURL("**/queue");
        return page;
    }

    private BrowserContext context(boolean javaScript, int width) {
        return chromium.context(javaScript, width);
    }

    /**
     * With JavaScript: without it timers do not run in a page, and axe may wait for one for ever. In the legacy mode, for these pages
     * have no frames; the other opens a page of its own for each analysis, to put the frames' results together.
     */
    private static List<String> violations(Page page) {
        assertThat(page.frames()).as(page.url()).hasSize(1);
        AxeResults results = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze();
        return results.getViolations().stream()
                .flatMap(rule ->
                        rule.getNodes().stream().map(node -> page.url() + " " + rule.getId() + " " + node.getHtml()))
                .toList();
    }

    private static String name(String path) {
        return path.substring(1).replaceAll("[^a-z-]+", "-");
    }
}
