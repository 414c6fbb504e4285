package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations staff see how the console answers, and nothing of whom anybody asked for. */
class RequestFiguresTest {
    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @AfterEach
    void close() {
        console.close();
    }

    private double requests(String route, String method, String status) {
        return console.meters
                .get("rhybudd.console.requests")
                .tags("route", route, "method", method, "status", status)
                .counter()
                .count();
    }

    @Test
    void requestsAreCountedByTheirRouteAndNotByTheirPath() {
        browser.signIn("c.evans", "rhybudd-caseworker", List.of(TestConsole.TEAM), "/queue");
        browser.get("/alerts/alert-red");
        browser.get("/alerts/somebody-else");
        console.isRecordingViews = false;
        browser.get("/alerts/alert-red");
        browser.get("/mair-rees-1980-03-01");
        browser.get("/health/live");

        assertThat(requests("/alerts/{alert}", "GET", "200")).isEqualTo(1);
        assertThat(requests("/alerts/{alert}", "GET", "404")).isEqualTo(1);
        assertThat(requests("/alerts/{alert}", "GET", "503")).isEqualTo(1);
        assertThat(console.meters
                        .get("rhybudd.console.page")
                        .tag("route", "/alerts/{alert}")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(console.meters.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getValue))
                .noneMatch(value -> value.contains("alert-red")
                        || value.contains("somebody")
                        || value.contains("mair")
                        || value.contains("evans")
                        || value.contains("health"));
    }

    @Test
    void whatMayFailShowsZeroBeforeItDoes() {
        assertThat(requests("/signed-in", "GET", "400")).isZero();
        assertThat(requests("/alerts/{alert}/acts/{act}", "POST", "409")).isZero();
        assertThat(requests("/alerts/{alert}/acts/{act}", "POST", "503")).isZero();
        assertThat(requests("/governance/looks/{question}", "GET", "500")).isZero();
    }

    @Test
    void aSignInThatFailsIsSeenByRouteAndStatus() {
        browser.get("/signed-in?state=guessed&code=guessed");

        assertThat(requests("/signed-in", "GET", "400")).isEqualTo(1);
    }
}
