package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.console.words.Language;
import cymru.rhybudd.console.words.Words;
import cymru.rhybudd.schemas.Rag;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On paper, in the colours of the operating system, without motion, by the keyboard alone, and with scripts where texts should be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EveryWayOfUsingTest {
    private static final Instant MORNING = Instant.parse("2026-11-26T08:30:00Z");
    private static final String ALERT = "/alerts/alert-red";

    private TestChromium chromium;
    private TestConsole console;

    @BeforeAll
    void start() {
        chromium = new TestChromium();
        console = new TestConsole();
        HostileTextTest.tell(console);
    }

    @AfterAll
    void stop() {
        if (console != null) {
            chromium.close();
            console.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void onPaperTheExplanationIsWholeAndNothingCanBePressed(Language language) {
        Words words = Words.of(language);
        try (BrowserContext context = chromium.context(true, 1_280)) {
            Page page = TestChromium.caseworker(context, console, language.code());
            page.navigate(console.url(ALERT));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(visible(page, "nav, header, form, button, input, .govuk-back-link, #acts"))
                    .isEmpty();
            assertThat(page.locator("main").innerText())
                    .contains(
                            "Mair",
                            words.text("alert.moved"),
                            words.text("alert.all"),
                            words.text("alert.lower"),
                            words.text("signpost.title"),
                            words.text("alert.score.caption"),
                            words.text("alert.basis"),
                            "CF47 8AA");
            assertThat(visible(page, "main table")).hasSize(3);
            assertThat(visible(page, "svg.rhybudd-score")).hasSize(1);
            Locator service =
                    page.locator("section[aria-labelledby=signposts] a").first();
            assertThat((String) service.evaluate("link => getComputedStyle(link, '::after').content"))
                    .contains("https://sheltercymru.org.uk/");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/printed-alert-" + language.code() + ".png")));

            page.navigate(console.url("/queue"));
            assertThat(visible(page, "nav, header, button, input, select")).isEmpty();
            assertThat(visible(page, "main table")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void inTheColoursOfTheOperatingSystemColourSaysNothingAlone(Language language) {
        Words words = Words.of(language);
        try (BrowserContext context = chromium.context(true, 320)) {
            Page page = TestChromium.caseworker(context, console, language.code());
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            page.navigate(console.url("/queue"));
            assertThat(page.locator("tbody").innerText())
                    .contains(words.text("urgency.RED"), words.text("urgency.STATUTORY"));
            page.keyboard().press("Tab");
            assertThat(outlineOfFocus(page)).isNotEqualTo("none");

            page.navigate(console.url(ALERT));
            assertThat(page.locator(".govuk-tag").first().innerText()).isEqualTo(words.text("urgency.RED"));
            page.locator(".rhybudd-acts__forms a").first().focus();
            assertThat(outlineOfFocus(page)).isNotEqualTo("none");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/forced-colours-" + language.code() + ".png")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWantsNoMotionSeesNone(Language language) {
        try (BrowserContext context = chromium.context(true, 1_280)) {
            Page page = TestChromium.caseworker(context, console, language.code());
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            for (String path : List.of("/queue", ALERT, ALERT + "/acts/snooze")) {
                page.navigate(console.url(path));
                assertThat(page.evaluate("""
                                [...document.querySelectorAll('*')].filter(each => {
                                  const style = getComputedStyle(each);
                                  return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
                                }).length""")).as(path).isEqualTo(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlertIsAcknowledgedSnoozedAndClosedWithTheKeyboardAlone(Language language) {
        Words words = Words.of(language);
        String id = "alert-keyboard-" + language.code();
        console.desk.told(
                ToldAlerts.opened(id, TestConsole.TEAM, Rag.RED),
                console.desk.upTo().told() + 1,
                MORNING);
        try (BrowserContext context = chromium.context(true, 1_280)) {
            Page page = TestChromium.caseworker(context, console, language.code());
            page.navigate(console.url("/alerts/" + id));

            press(page, words.text("do.ACKNOWLEDGE"));
            assertThat(done(page)).isEqualTo(words.text("done.ACKNOWLEDGE"));

            press(page, words.text("do.SNOOZE"));
            reach(page, "document.activeElement.id", "how");
            page.keyboard().press("Space");
            reach(page, "document.activeElement.id", "reason");
            page.keyboard().type("ymweliad / a visit");
            press(page, words.text("act.send"));
            assertThat(done(page)).isEqualTo(words.text("done.SNOOZE"));

            press(page, words.text("do.CLOSE"));
            reach(page, "document.activeElement.id", "outcome");
            page.keyboard().press("Space");
            page.keyboard().press("ArrowDown");
            press(page, words.text("act.send"));
            assertThat(done(page)).isEqualTo(words.text("done.CLOSE"));
        }
        assertThat(console.acts.stream()
                        .filter(act -> act.getSeen().getEpisode().equals(id))
                        .map(act -> act.getAction().getClass().getSimpleName()))
                .containsExactly("Acknowledged", "Snoozed", "OutcomeRecorded");
    }

    @ParameterizedTest
    @EnumSource
    void aScriptInANameOrInASourcesColumnIsNeverRun(Language language) {
        try (BrowserContext context = chromium.context(true, 320)) {
            Page page = TestChromium.caseworker(context, console, language.code());
            List<String> run = new ArrayList<>();
            page.onDialog(dialog -> {
                run.add(dialog.message());
                dialog.dismiss();
            });
            for (String path : List.of("/alerts/alert-hostile", "/alerts/alert-hostile/acts/wrong-fact")) {
                page.navigate(console.url(path));
                assertThat(page.locator("main").innerText()).contains("<script>alert(1)</script>");
            }
            page.navigate(console.url("/alerts/alert-hostile/household"));
            page.locator("form.rhybudd-form input[type=radio]").first().check();
            page.locator("#reason").fill(HostileTextTest.SCRIPT);
            page.locator("form.rhybudd-form button").click();
            assertThat(page.locator("tbody th").innerText()).contains("<script>alert(1)</script>");
            assertThat(run).isEmpty();
        }
    }

    private static List<String> visible(Page page, String selector) {
        return page.locator(selector).all().stream()
                .filter(Locator::isVisible)
                .map(each -> String.valueOf(each.evaluate("element => element.outerHTML.slice(0, 80)")))
                .toList();
    }

    private static String outlineOfFocus(Page page) {
        return (String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    }

    private static String done(Page page) {
        return page.locator(".govuk-notification-banner--success .govuk-notification-banner__heading")
                .innerText();
    }

    private static void press(Page page, String text) {
        reach(page, "document.activeElement.textContent.trim()", text);
        String before = page.url();
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        assertThat(page.url()).isNotEqualTo(before);
    }

    /** Goes on with the tabulator until the focus is there. */
    private static void reach(Page page, String what, String wanted) {
        String focused = "";
        for (int presses = 0; presses < 40 && !focused.equals(wanted); presses++) {
            page.keyboard().press("Tab");
            focused = String.valueOf(page.evaluate(what));
        }
        assertThat(focused).isEqualTo(wanted);
    }
}
