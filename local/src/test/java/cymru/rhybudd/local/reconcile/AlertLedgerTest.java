package cymru.rhybudd.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.council.CommittedChange;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertLedgerTest {
    private final AlertLedger ledger = new AlertLedger(5);

    private static ExpectedAlert expected(long number, Colour after, boolean certain, String... records) {
        return new ExpectedAlert(
                number,
                "housing",
                700 + number,
                Set.of(records),
                new RaisedAlert(AlertKind.ESCALATION, Colour.GREEN, after, null),
                certain);
    }

    private static ExpectedAlert expectedNotice(long number, LocalDate deadline, String... records) {
        RaisedAlert raised = new RaisedAlert(AlertKind.NOTICE_SERVED, Colour.GREEN, Colour.GREEN, deadline);
        return new ExpectedAlert(number, "housing", 700 + number, Set.of(records), raised, true);
    }

    private static ReadAlert read(String id, String citizen, long number, Rag after) {
        return new ReadAlert(id, citizen, AlertKind.ESCALATION, Rag.GREEN, after, null, "housing", 700 + number);
    }

    private static ReadAlert readNotice(String id, String citizen, long number, LocalDate deadline) {
        return new ReadAlert(
                id, citizen, AlertKind.NOTICE_SERVED, Rag.AMBER, Rag.AMBER, deadline, "housing", 700 + number);
    }

    private void expect(long number, ExpectedAlert... alerts) {
        ledger.expect(new CommittedChange(number, "housing", 700 + number, "test", List.of()), List.of(alerts));
    }

    @Test
    void isCleanWhenEveryAlertIsReadOnce() {
        expect(1, expected(1, Colour.AMBER, true, "a"), expected(1, Colour.RED, true, "a"));
        ledger.belongs("C1", List.of("a", "b"));
        ledger.read(read("1", "C1", 1, Rag.AMBER));
        ledger.read(read("2", "C1", 1, Rag.RED));
        assertThat(ledger.compare().isClean()).isTrue();
    }

    @Test
    void listsTheLost() {
        expect(1, expected(1, Colour.AMBER, true, "a"), expected(1, Colour.RED, false, "a"));
        assertThat(ledger.compare().alertsLost()).containsExactly(expected(1, Colour.AMBER, true, "a"));
    }

    @Test
    void listsARepeatedIdAndASecondAlertForOneExpected() {
        expect(1, expected(1, Colour.AMBER, true, "a"));
        ledger.belongs("C1", List.of("a"));
        ledger.read(read("1", "C1", 1, Rag.AMBER));
        ledger.read(read("1", "C1", 1, Rag.AMBER));
        ledger.read(read("2", "C1", 1, Rag.AMBER));
        assertThat(ledger.compare().alertsTwice())
                .extracting(ReadAlert::alertId)
                .containsExactly("1", "2");
        assertThat(ledger.compare().alertsLost()).isEmpty();
    }

    @Test
    void listsTheUnexpected() {
        expect(1, expected(1, Colour.AMBER, true, "a"));
        ledger.belongs("C1", List.of("a"));
        ledger.belongs("C2", List.of("b"));
        ledger.read(read("1", "C1", 1, Rag.AMBER));
        ledger.read(read("2", "C2", 1, Rag.AMBER));
        ledger.read(read("3", "C1", 1, Rag.RED));
        assertThat(ledger.compare().unexpected()).extracting(ReadAlert::alertId).containsExactly("2", "3");
    }

    @Test
    void remembersWhoACitizenWas() {
        expect(1, expected(1, Colour.AMBER, true, "a"), expected(1, Colour.AMBER, true, "b"));
        ledger.belongs("C1", List.of("a"));
        ledger.belongs("C2", List.of("b"));
        ledger.belongs("C1", List.of("a", "b"));
        ledger.belongs("C2", List.of());
        ledger.read(read("1", "C1", 1, Rag.AMBER));
        ledger.read(read("2", "C2", 1, Rag.AMBER));
        assertThat(ledger.compare().lines()).isEmpty();
    }

    @Test
    void acceptsThatANeighbouringTransactionRaisesTheAlert() {
        expect(1, expected(1, Colour.AMBER, true, "a"));
        expect(6);
        expect(7, expected(7, Colour.RED, true, "a"));
        expect(13);
        ledger.belongs("C1", List.of("a"));
        ledger.read(read("1", "C1", 6, Rag.AMBER));
        ledger.read(read("2", "C1", 13, Rag.RED));
        Verdict verdict = ledger.compare();
        assertThat(verdict.reordered()).extracting(ReadAlert::alertId).containsExactly("1");
        assertThat(verdict.unexpected()).extracting(ReadAlert::alertId).containsExactly("2");
        assertThat(verdict.alertsLost()).containsExactly(expected(7, Colour.RED, true, "a"));
    }

    @Test
    void tellsKindsAndDeadlinesApartWhateverTheirColours() {
        LocalDate near = LocalDate.of(2027, 1, 20);
        expect(1, expectedNotice(1, near, "a"), expected(1, Colour.AMBER, true, "a"));
        ledger.belongs("C1", List.of("a"));
        ledger.read(readNotice("1", "C1", 1, near));
        ledger.read(readNotice("2", "C1", 1, near.plusDays(1)));
        assertThat(ledger.compare().alertsLost()).containsExactly(expected(1, Colour.AMBER, true, "a"));
        assertThat(ledger.compare().unexpected()).extracting(ReadAlert::alertId).containsExactly("2");
    }

    @Test
    void countsAnAlertThatWaitsAsRaised() {
        expect(1, expected(1, Colour.AMBER, true, "a"));
        ledger.belongs("C1", List.of("a"));
        ledger.readHeld(read("1", "C1", 1, Rag.AMBER));
        ledger.readHeld(read("1", "C1", 1, Rag.AMBER));
        assertThat(ledger.compare().lines()).isEmpty();
        ledger.readReleased(read("1", "C1", 1, Rag.AMBER));
        assertThat(ledger.compare().lines()).isEmpty();
        assertThat(ledger.held()).isEqualTo(1);
        ledger.readReleased(read("1", "C1", 1, Rag.AMBER));
        assertThat(ledger.compare().alertsTwice()).hasSize(1);
    }

    @Test
    void leavesToAnEarlierRunWhatItHeld() {
        ledger.belongs("C1", List.of("a"));
        ledger.readReleased(read("1", "C1", 1, Rag.AMBER));
        assertThat(ledger.compare().lines()).isEmpty();
    }
}
