package cymru.rhybudd.audit.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.FeedSeen;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ObservationCause;
import cymru.rhybudd.schemas.Observed;
import cymru.rhybudd.schemas.RowChange;
import cymru.rhybudd.schemas.SourceChange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WithoutRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");
    private static final String RENT = "housing/rent_account/1";
    private static final String DEBT = "revenues/council_tax_balance/1";

    @Test
    void theSourceGivesNoSignOfLife() {
        assertThat(WithoutRows.of("housing", new CitizenEvent(new FeedSeen("housing", NOW))))
                .isNull();
        CitizenEvent other = new CitizenEvent(new FeedSeen("revenues", NOW));
        assertThat(WithoutRows.of("housing", other)).isSameAs(other);
    }

    @Test
    void whatIsNotOfTheSourceIsTheVeryEntry() {
        CitizenEvent tick = new CitizenEvent(new ClockTicked(NOW));
        CitizenEvent fact = observed(ObservationCause.FACT, DEBT);

        assertThat(WithoutRows.of("housing", tick)).isSameAs(tick);
        assertThat(WithoutRows.of("housing", fact)).isSameAs(fact);
        assertThat(WithoutRows.of("house", observed(ObservationCause.FACT, RENT)))
                .as("a name that begins so is another")
                .isNotNull();
    }

    @Test
    void anEntryWithoutRowsDidNotCome() {
        assertThat(WithoutRows.of("housing", observed(ObservationCause.FACT, RENT)))
                .isNull();
    }

    @Test
    void aLinkSaysWhoSomebodyIsThoughItMovesNoRow() {
        assertThat(rows(WithoutRows.of("housing", observed(ObservationCause.LINK, RENT))))
                .isEmpty();
        assertThat(rows(WithoutRows.of("housing", observed(ObservationCause.LINK, DEBT, RENT))))
                .containsExactly(DEBT);
    }

    @Test
    void whatTheRowsHadRaisedIsNotHandedOverAndCasesAre() {
        assertThat(WithoutRows.of("housing", handed(List.of(), RENT))).isNull();

        HandedOver left =
                (HandedOver) Objects.requireNonNull(WithoutRows.of("housing", handed(List.of("case-1"), RENT)))
                        .getBody();
        assertThat(left.getRows()).isEmpty();
        assertThat(left.getKinds()).isEmpty();
        assertThat(left.getRiseUntold()).isFalse();
        assertThat(left.getCases()).containsExactly("case-1");
    }

    @Test
    void whatOtherRowsHadRaisedIsHandedOver() {
        HandedOver left = (HandedOver) Objects.requireNonNull(WithoutRows.of("housing", handed(List.of(), DEBT, RENT)))
                .getBody();

        assertThat(left.getRows()).containsExactly(DEBT);
        assertThat(left.getKinds()).containsExactly(AlertKind.ESCALATION);
        assertThat(left.getRiseUntold()).isTrue();
    }

    private static List<String> rows(@Nullable CitizenEvent entry) {
        Observed observed = (Observed) Objects.requireNonNull(entry).getBody();
        return observed.getRows().stream().map(RowChange::getRow).toList();
    }

    private static CitizenEvent observed(ObservationCause cause, String... rows) {
        return new CitizenEvent(new Observed(
                cause,
                change(),
                Arrays.stream(rows)
                        .map(row -> new RowChange(row, "revenues/account/1", 1L, null, null, null, List.of()))
                        .toList(),
                "north",
                null));
    }

    private static CitizenEvent handed(List<String> cases, String... rows) {
        return new CitizenEvent(
                new HandedOver("another", change(), List.of(rows), List.of(AlertKind.ESCALATION), cases, true));
    }

    private static SourceChange change() {
        return new SourceChange(
                "education", "contact", "education/contact/1", "u", false, "1", null, NOW, MassUpdate.NONE, null);
    }
}
