package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.Acknowledged;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOutcome;
import cymru.rhybudd.schemas.AlertSeen;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Assigned;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.Measured;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.OfficerActed;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OutcomeRecorded;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The pictures of the documentation, of people who do not exist. They are taken into target/pictures at every run; with
 * {@code -Dpictures=../docs/pictures} those of the documentation are renewed, to be looked at before they are committed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PicturesTest {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final Instant MORNING = Instant.parse("2026-11-26T08:00:00Z");
    private static final LocalDate DAY = TestConsole.TODAY;
    private static final String REES = "7c41e9d2";
    private static final String PARRY = "b18f03aa";
    private static final int LARGEST = 150 << 10;

    private TestChromium chromium;
    private TestConsole console;
    private int acts;

    @BeforeAll
    void start() {
        chromium = new TestChromium();
        console = new TestConsole();
        for (String shown : List.of("alert-red", "alert-notice")) {
            tell(ToldAlerts.told(shown + "-over", shown, EpisodeStep.CLOSED, TestConsole.TEAM, Rag.GREEN), MORNING);
        }
        lives();
        outcomes();
    }

    @AfterAll
    void stop() {
        if (console != null) {
            chromium.close();
            console.close();
        }
    }

    private void lives() {
        console.citizens.others.put("citizen-" + REES, ToldAlerts.person("citizen-" + REES, "Mair", "Rees"));
        console.citizens.others.put("citizen-" + PARRY, ToldAlerts.person("citizen-" + PARRY, "Gwen", "Parry"));
        told(PARRY, AlertKind.NOTICE_SERVED, Rag.RED, LocalDate.of(2026, 12, 9), 30);
        told("0d95c6e1", AlertKind.EVICTION_DATED, Rag.RED, LocalDate.of(2026, 12, 18), 55);
        told(REES, AlertKind.ESCALATION, Rag.RED, null, 2);
        told("e2a7704b", AlertKind.ESCALATION, Rag.RED, null, 20);
        told("5f6b8d13", AlertKind.ESCALATION, Rag.AMBER, null, 6);
        told("91c3e0f8", AlertKind.ESCALATION, Rag.AMBER, null, 70);
        act("0d95c6e1", "b.price", new Acknowledged());
        act("e2a7704b", "c.evans", new Assigned("c.evans"));
        act("5f6b8d13", "t.leader", new Assigned("b.price"));
    }

    private void told(String id, AlertKind kind, Rag rag, @Nullable LocalDate deadline, int hoursAgo) {
        OfficerNotification told = ToldAlerts.told(id, id, EpisodeStep.OPENED, TestConsole.TEAM, rag, kind, deadline);
        Alert alert = Alert.newBuilder(told.getAlert())
                .setScoreBefore(2_200)
                .setAssessment(Assessment.newBuilder(told.getAlert().getAssessment())
                        .setScore(rag == Rag.RED ? 5_700 : 3_850)
                        .setScoreLow(rag == Rag.RED ? 5_700 : 3_850)
                        .setScoreHigh(rag == Rag.RED ? 6_300 : 4_450)
                        .setContributions(List.of(
                                contribution("rent-arrears", 1_600, "arrears-weeks", 850, "housing"),
                                contribution("level-of-debt", 1_200, "instalments-overdue", 3, "revenues"),
                                contribution("threat-to-tenancy", 900, "days-to-eviction", 41, "housing"),
                                contribution("support-shock", 900, "support-fall-percent", 2_300, "revenues"),
                                contribution("school-meals-or-move", 600, "meals-lost", 1, "education")))
                        .setMovements(List.of(
                                new Movement("rent-arrears", 400, 1_600), new Movement("support-shock", 0, 900)))
                        .build())
                .build();
        tell(OfficerNotification.newBuilder(told).setAlert(alert).build(), MORNING.minusSeconds(hoursAgo * 3_600L));
    }

    private static Contribution contribution(String indicator, int points, String measure, long value, String source) {
        return Contribution.newBuilder()
                .setIndicator(indicator)
                .setPoints(points)
                .setBand(3)
                .setMeasures(List.of(new Measured(measure, value)))
                .setSources(List.of(source))
                .setProvenOn(DAY.minusDays(indicator.length() % 5))
                .build();
    }

    /** Forty alerts of the last weeks with what they came to. */
    private void outcomes() {
        AlertOutcome[] all = AlertOutcome.values();
        for (int each = 0; each < 40; each++) {
            String id = "past-" + each;
            String team = each % 3 == 0 ? TestConsole.OTHER_TEAM : TestConsole.TEAM;
            tell(ToldAlerts.opened(id, team, Rag.AMBER), MORNING.minusSeconds(each * 86_400L));
            AlertOutcome outcome = each % 4 == 0 ? all[each / 4 % all.length] : AlertOutcome.USEFUL;
            act(id, "c.evans", new OutcomeRecorded(id, outcome, "rent-arrears", ToldAlerts.MODEL));
        }
    }

    private void tell(OfficerNotification told, Instant at) {
        console.desk.told(told, console.desk.upTo().told() + 1, at);
    }

    private void act(String alert, String officer, Object action) {
        console.desk.acted(
                "citizen-" + alert,
                new OfficerActed(officer, MORNING, action, "act-" + acts++, new AlertSeen(alert, alert, null)));
    }

    @Test
    void everyPictureOfTheDocumentationCanBeTaken() throws IOException {
        caseworkers("en", 1_280, "/queue", "list");
        caseworkers("cy", 320, "/queue", "list");
        caseworkers("en", 1_280, "/alerts/" + REES, "alert");
        caseworkers("cy", 320, "/alerts/" + REES, "alert");
        caseworkers("cy", 320, "/preferences", "messages");
        conflict();
        leaders("en", "/team", "workload");
        leaders("cy", "/team/outcomes?weeks=13", "outcomes");
        timeline();

        try (Stream<Path> pictures = Files.list(PICTURES)) {
            assertThat(pictures)
                    .hasSize(9)
                    .allSatisfy(picture -> assertThat(Files.size(picture))
                            .as(picture.toString())
                            .isLessThan(LARGEST));
        }
    }

    private void caseworkers(String language, int width, String path, String name) {
        try (BrowserContext context = chromium.context(true, width)) {
            Page page = TestChromium.caseworker(context, console, language);
            page.navigate(console.url(path));
            take(page, name, language, width);
        }
    }

    private void leaders(String language, String path, String name) {
        try (BrowserContext context = chromium.context(true, 1_280)) {
            Page page = signIn(context, "t.leader", "rhybudd-team-leader", language);
            page.navigate(console.url(path));
            take(page, name, language, 1_280);
        }
    }

    /** Somebody else acted while a note was written. */
    private void conflict() {
        try (BrowserContext context = chromium.context(true, 1_280)) {
            Page page = TestChromium.caseworker(context, console, "cy");
            page.navigate(console.url("/alerts/" + PARRY + "/acts/note"));
            page.locator("#text").fill("Ffoniais, dim ateb. Galw eto fory.");
            act(PARRY, "b.price", new Assigned("b.price"));
            page.locator("form.rhybudd-form button").click();
            page.locator(".govuk-error-summary").waitFor();
            take(page, "conflict", "cy", 1_280);
        }
    }

    private void timeline() {
        try (BrowserContext context = chromium.context(true, 1_280)) {
            Page page = signIn(context, "p.price", "rhybudd-governance", "en");
            page.navigate(console.url("/governance/lives"));
            page.locator("input[value=" + View.TIMELINE + "]").check();
            page.locator("#life-id").fill(GovernancePagesTest.CITIZEN);
            page.locator("#life-at").fill("2026-11-26 10:15");
            page.locator("#life-reason").fill("complaint 7");
            page.locator("main form button").click();
            page.locator(".rhybudd-report").waitFor();
            take(page, "timeline", "en", 1_280);
        }
    }

    private Page signIn(BrowserContext context, String officer, String role, String language) {
        Page page = context.newPage();
        page.navigate(console.url("/sign-in?lang=" + language));
        console.nextOfficer(officer, role, List.of(TestConsole.TEAM), language.equals("cy"));
        page.locator("main button").click();
        page.waitForURL(url -> url.endsWith("/queue") || url.endsWith("/overview"));
        return page;
    }

    /** The upper part of the page, where officers begin to read. */
    private static void take(Page page, String name, String language, int width) {
        Path picture = PICTURES.resolve(name + "-" + language + "-" + width + ".png");
        page.setViewportSize(width, width == 320 ? 1_500 : 1_400);
        byte[] taken = page.screenshot();
        try {
            Files.createDirectories(PICTURES);
            Files.write(picture, FewColours.of(taken));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
