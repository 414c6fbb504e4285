package cymru.rhybudd.local.office;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.Rag;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldReportTest {
    private static final String MASS = "revenues/council_tax_balance/4711";

    private static final List<HeldEntry> ENTRIES = List.of(
            entry("a", MASS, HoldReason.MASS_UPDATE, HoldState.WAITING, "north", Rag.AMBER, 3050, "2026-11-24"),
            entry("b", MASS, HoldReason.MASS_UPDATE, HoldState.WAITING, "south", Rag.RED, 6105, "2026-11-23"),
            entry("c", MASS, HoldReason.MASS_UPDATE, HoldState.WAITING, "north", Rag.RED, 5500, "2026-11-24"),
            entry("d", MASS, HoldReason.MASS_UPDATE, HoldState.DROPPED, "north", Rag.RED, 9000, "2026-11-20"),
            entry(
                    "e",
                    "model/2026-12",
                    HoldReason.MODEL_CHANGE,
                    HoldState.WAITING,
                    "north",
                    Rag.AMBER,
                    3000,
                    "2026-11-25"));

    private static HeldEntry entry(
            String id,
            String hold,
            HoldReason reason,
            HoldState state,
            String team,
            Rag colour,
            int score,
            String since) {
        return new HeldEntry(
                id, hold, reason, state, team, "3f2a91c0", AlertKind.ESCALATION, colour, score, since, false);
    }

    @Test
    void saysInBothLanguagesWhatWaitsByHoldAndTeam() {
        assertThat(HeldReport.of(ENTRIES, false).text().lines())
                .containsExactly(
                        "model/2026-12",
                        "  model newydd / new model; ers / since 2026-11-25; sgôr uchaf / greatest score 30.00",
                        "    north                    1 oren / amber",
                        "revenues/council_tax_balance/4711",
                        "  diweddariad torfol / mass update; ers / since 2026-11-23; sgôr uchaf / greatest score 61.05",
                        "    north                    1 coch / red, 1 oren / amber",
                        "    south                    1 coch / red",
                        "4 rhybudd yn aros, 2 ataliad / 4 alerts wait, 2 holds");
    }

    @Test
    void showsEachAlertByWorthWhereAsked() {
        assertThat(HeldReport.of(ENTRIES, true).text().lines().filter(line -> line.startsWith("      ")))
                .containsExactly(
                        "      e  3f2a91c0  ESCALATION  oren / amber  30.00",
                        "      b  3f2a91c0  ESCALATION  coch / red  61.05",
                        "      c  3f2a91c0  ESCALATION  coch / red  55.00",
                        "      a  3f2a91c0  ESCALATION  oren / amber  30.50");
        assertThat(HeldReport.of(ENTRIES, false).text()).doesNotContain("3f2a91c0");
    }

    @Test
    void whatAMilderModelEndsIsCountedApartAndComesLast() {
        HeldEntry closing = new HeldEntry(
                "f",
                "model/2026-12",
                HoldReason.MODEL_CHANGE,
                HoldState.WAITING,
                "north",
                "3f2a91c0",
                AlertKind.ESCALATION,
                Rag.GREEN,
                9000,
                "2026-11-25",
                true);
        List<HeldEntry> both = List.of(closing, ENTRIES.get(4));

        assertThat(HeldReport.of(both, true).text().lines())
                .contains("    north                    1 oren / amber, 1 wedi cau / closed")
                .containsSequence(
                        "      e  3f2a91c0  ESCALATION  oren / amber  30.00",
                        "      f  3f2a91c0  ESCALATION  wedi cau / closed  90.00");
    }

    @Test
    void whereNothingWaitsItSaysSo() {
        assertThat(HeldReport.of(List.of(), true).text())
                .isEqualToIgnoringNewLines("0 rhybudd yn aros, 0 ataliad / 0 alerts wait, 0 holds");
    }

    @Test
    void aRulingConcernsAHoldOrOneAlertAndOnlyWhatWaits() {
        assertThat(ENTRIES.stream().filter(entry -> entry.waitsUnder(MASS)))
                .extracting(HeldEntry::alertId)
                .containsExactly("a", "b", "c");
        assertThat(ENTRIES.stream().filter(entry -> entry.waitsUnder("c")))
                .extracting(HeldEntry::alertId)
                .containsExactly("c");
        assertThat(ENTRIES.stream().filter(entry -> entry.waitsUnder("d"))).isEmpty();
    }
}
