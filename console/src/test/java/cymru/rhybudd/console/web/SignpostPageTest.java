package cymru.rhybudd.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page of an alert suggests to turn to. */
class SignpostPageTest {
    private final TestConsole console = new TestConsole();
    private final TestBrowser browser = new TestBrowser(console);

    @AfterEach
    void close() {
        console.close();
    }

    private List<Element> suggested(String language) {
        browser.signIn("c.evans", "rhybudd-caseworker", List.of(TestConsole.TEAM), "/");
        Document page = browser.page("/alerts/alert-red?lang=" + language);
        return page.select("section[aria-labelledby=signposts] li");
    }

    @Test
    void servicesForWhatCountsAreNamedWithWhatTheyAreFor() {
        assertThat(suggested("en"))
                .extracting(Element::text)
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Shelter Cymru. Free, independent advice")
                .endsWith("For: Rent arrears");
    }

    @Test
    void inWelshTheWelshPageIsLinkedAndAnEnglishOneIsSaidToBe() {
        List<Element> services = suggested("cy");

        assertThat(services.get(0).selectFirst("a").attr("href")).isEqualTo("https://sheltercymru.org.uk/cy/");
        assertThat(services.get(0).selectFirst("a").attr("hreflang")).isEqualTo("cy");
        assertThat(services.get(0).text()).doesNotContain("yn Saesneg");
        assertThat(services.get(2).text()).startsWith("StepChange (yn Saesneg).");
        assertThat(services.get(2).selectFirst("a").attr("hreflang")).isEqualTo("en");
    }

    @Test
    void noServiceLearnsFromWhereSomebodyCame() {
        assertThat(suggested("en")).allSatisfy(service -> {
            Element link = service.selectFirst("a");
            assertThat(link.attr("href")).startsWith("https://").doesNotContain("alert");
            assertThat(link.attr("rel")).isEqualTo("noopener noreferrer");
            assertThat(link.attr("referrerpolicy")).isEqualTo("no-referrer");
        });
    }
}
