package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of the operating system: CHROMIUM names it, else /usr/bin/chromium. Without one the tests that want it are skipped,
 * unless RHYBUDD_REQUIRE_BROWSER is true.
 */
final class TestChromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    TestChromium() {
        Path chromium = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
        boolean isThere = Files.isExecutable(chromium);
        if (Boolean.parseBoolean(System.getenv("RHYBUDD_REQUIRE_BROWSER"))) {
            assertThat(isThere)
                    .as("a browser at %s, for RHYBUDD_REQUIRE_BROWSER is true", chromium)
                    .isTrue();
        }
        assumeTrue(
                isThere,
                "BROWSER TESTS SKIPPED: no Chromium at " + chromium
                        + "; install it from the operating system's packages, or name one in CHROMIUM");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    /** A browser of somebody else. */
    BrowserContext context(boolean javaScript, int width) {
        return browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(javaScript)
                .setBypassCSP(false)
                .setViewportSize(width, 900));
    }

    /** Signs in as a caseworker of the team, in this language, and arrives at the list. */
    static Page caseworker(BrowserContext context, TestConsole console, String language) {
        Page page = context.newPage();
        page.navigate(console.url("/sign-in?lang=" + language));
        console.nextOfficer("c.evans", "rhybudd-caseworker", List.of(TestConsole.TEAM), language.equals("cy"));
        page.locator("main button").click();
        page.waitForURL("**/queue");
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
