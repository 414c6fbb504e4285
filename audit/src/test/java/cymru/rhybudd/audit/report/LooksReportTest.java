package cymru.rhybudd.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.life.Happening;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.schemas.Access;
import cymru.rhybudd.schemas.View;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksReportTest {
    private static final Instant TEN = Instant.parse("2026-11-26T10:00:00Z");

    private static LooksReport of(String reason) {
        Access access = new Access("o17", View.TIMELINE, "citizen-1", null, reason, TEN);
        return new LooksReport(
                List.of(new Happening(new Partition("access-log", 0), 3, TEN, TEN, access)), new LifeWords("en"));
    }

    private static List<String> looks(LooksReport report) {
        return report.text().lines().filter(line -> line.contains("access-log")).toList();
    }

    /** Else whoever gives a reason could write a look of somebody else's under their own. */
    @Test
    void aReasonStaysInItsLine() {
        LooksReport report = of("none\n2026-11-26T10:01:00Z  access-log/0/4  officer o99\r\nand more");

        assertThat(looks(report))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("2026-11-26T10:00:00Z  access-log/0/3")
                        .endsWith("none 2026-11-26T10:01:00Z  access-log/0/4  officer o99 and more"));
    }

    /** Else it could take back, on a terminal, the line that it stands in. */
    @Test
    void aReasonMovesNothingOnATerminal() {
        LooksReport report = of("\u001b[1A\u001b[2Kcomplaint\u202e7\u0007");

        assertThat(looks(report))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains("o17").endsWith("\ufffd[1A\ufffd[2Kcomplaint\ufffd7\ufffd"));
    }

    @Test
    void aReasonTurnsNothingAroundOnAPage() {
        assertThat(of("complaint\u202e7\nand more").page().html())
                .contains("<td>complaint\ufffd7 and more</td>")
                .doesNotContain("\u202e");
    }

    @Test
    void aProgramHasTheReasonAsItWasGiven() {
        assertThat(of("one\ntwo").json().at("/looks/0/reason").asText()).isEqualTo("one\ntwo");
    }
}
