package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Colour.AMBER;
import static cymru.rhybudd.local.reconcile.Colour.GREEN;
import static cymru.rhybudd.local.reconcile.Colour.RED;
import static cymru.rhybudd.local.reconcile.Council.BORN;
import static cymru.rhybudd.local.reconcile.Council.award;
import static cymru.rhybudd.local.reconcile.Council.balance;
import static cymru.rhybudd.local.reconcile.Council.change;
import static cymru.rhybudd.local.reconcile.Council.daysAgo;
import static cymru.rhybudd.local.reconcile.Council.exclusion;
import static cymru.rhybudd.local.reconcile.Council.family;
import static cymru.rhybudd.local.reconcile.Council.holder;
import static cymru.rhybudd.local.reconcile.Council.housingCase;
import static cymru.rhybudd.local.reconcile.Council.liable;
import static cymru.rhybudd.local.reconcile.Council.payer;
import static cymru.rhybudd.local.reconcile.Council.possession;
import static cymru.rhybudd.local.reconcile.Council.removed;
import static cymru.rhybudd.local.reconcile.Council.rent;
import static cymru.rhybudd.local.reconcile.Council.row;
import static cymru.rhybudd.local.reconcile.Council.support;
import static cymru.rhybudd.local.reconcile.Council.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.local.council.RowWrite;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final RowWrite ARREARS = rent(1, 1, "W", "1.00", "90.00", "0.00", null); // 16
    private static final RowWrite WARRANT = possession(1, 1, "WRNT", daysAgo(9), null); // 18
    private static final RowWrite SHELTER = housingCase(1, 1, "TEMP", daysAgo(9), null); // 10
    private static final RowWrite DEBT = balance(1, 0, null, "5.00", "LIAB"); // 16
    private static final RowWrite REFUSED = award(1, 1, "RFSD", "0.00", "0.00", null); // 10 with the balance due
    private static final RowWrite HARMLESS = support(2, "R1", "INCR", "1.00", "2.00", daysAgo(1)); // 0
    private static final RowWrite SHOCK = support(1, "R2", "HBST", "1.00", "0.00", daysAgo(2)); // 12
    private static final Set<String> FAMILY = Set.of("education/contact/1", "housing/person/1", "revenues/person/R1");

    /** A tenant and a payer who are not known to be the same, the tenant amber, the payer green. */
    private static Council strangers() {
        return new Council()
                .with(tenant(1, "Huw", "Ellis", BORN, null, 7L), holder(1, 1, null))
                .with(payer("R1", "Huw", "Ellis", BORN, null, 8L), liable(1, "R1", null))
                .with(ARREARS, WARRANT);
    }

    private static final RowWrite SAME_ADDRESS = row("revenues/person", 1, "person_ref", "R1", "uprn", 7L);
    private static final RowWrite OTHER_ADDRESS = row("revenues/person", 1, "person_ref", "R1", "uprn", 8L);

    @Test
    void expectsOneAlertForEachRowThatRaisesTheColour() {
        assertThat(family().with(ARREARS).expectation().after(change(1, DEBT)))
                .containsExactly(new ExpectedAlert(1, "revenues", 701, FAMILY, GREEN, AMBER, true));
        assertThat(family().with(ARREARS, SHELTER).expectation().after(change(1, DEBT, REFUSED, SHOCK)))
                .extracting(ExpectedAlert::before, ExpectedAlert::after)
                .containsExactly(tuple(GREEN, AMBER));
    }

    @Test
    void expectsTwoAlertsOfOneTransactionThatRaisesTheColourTwice() {
        assertThat(family().with(ARREARS, SHELTER)
                        .expectation()
                        .after(change(
                                3,
                                DEBT,
                                support(1, "R1", "DHPR", "0", "0", daysAgo(1)),
                                balance(1, 9, null, "1", "ENFC"),
                                REFUSED)))
                .extracting(ExpectedAlert::after)
                .containsExactly(AMBER, RED);
    }

    @Test
    void expectsNothingWhereTheColourStaysOrFalls() {
        Expectation expectation = family().with(ARREARS, DEBT).expectation();
        assertThat(expectation.after(change(1, balance(1, 1, null, "5.00", "LIAB"))))
                .isEmpty();
        assertThat(expectation.after(change(2, removed(ARREARS)))).isEmpty();
        assertThat(expectation.after(change(3, ARREARS))).hasSize(1);
    }

    @Test
    void expectsNothingOfTablesThatDoNotCount() {
        assertThat(family().expectation()
                        .after(change(1, row("housing/rent_transaction", 1, "rent_transaction_id", 1L))))
                .isEmpty();
    }

    @Test
    void expectsOneAlertForEachJointParty() {
        assertThat(family().with(tenant(2, "Huw", "Ellis", BORN, null, null), holder(1, 2, null), ARREARS)
                        .expectation()
                        .after(change(1, WARRANT)))
                .extracting(ExpectedAlert::records)
                .containsExactlyInAnyOrder(FAMILY, Set.of("housing/person/2"));
    }

    @Test
    void expectsAnAlertOfAPartyWhoJoinsATroubledTenancy() {
        assertThat(family().with(tenant(2, "Huw", "Ellis", BORN, null, null), ARREARS, WARRANT)
                        .expectation()
                        .after(change(1, holder(1, 2, null))))
                .containsExactly(new ExpectedAlert(1, "housing", 701, Set.of("housing/person/2"), GREEN, AMBER, true));
    }

    @Test
    void expectsNoAlertWhereALinkShowsNothingNew() {
        Expectation expectation =
                strangers().with(balance(1, 1, null, "5.00", "NONE")).expectation();
        assertThat(expectation.after(change(1, SAME_ADDRESS))).isEmpty();
    }

    @Test
    void expectsAnAlertWhereLinkedRecordsShowMoreThanEitherAlone() {
        Expectation expectation = strangers().with(DEBT, REFUSED).expectation();
        assertThat(expectation.after(change(1, SAME_ADDRESS)))
                .containsExactly(new ExpectedAlert(
                        1, "revenues", 701, Set.of("housing/person/1", "revenues/person/R1"), AMBER, RED, true));
    }

    @Test
    void expectsNoAlertWhereRecordsPart() {
        Expectation expectation = strangers().with(DEBT, REFUSED, SAME_ADDRESS).expectation();
        assertThat(expectation.after(change(1, OTHER_ADDRESS))).isEmpty();
        assertThat(expectation.after(change(2, SAME_ADDRESS))).hasSize(1);
    }

    @Test
    void canNotBeCertainWhereItDependsOnWhoseIdIsKept() {
        // The later, harmless change goes with R1; what is left of the citizen shows R2's shock, unless it counts as
        // new.
        Council council = new Council()
                .with(payer("R1", "Huw", "Ellis", BORN, null, 7L), payer("R2", "Huw", "Ellis", BORN, null, 7L))
                .with(tenant(1, "Huw", "Ellis", BORN, null, 7L), holder(1, 1, null), ARREARS, SHOCK, HARMLESS)
                .with(possession(1, 1, "NOTC", daysAgo(3), null));
        assertThat(council.expectation().after(change(1, OTHER_ADDRESS)))
                .extracting(ExpectedAlert::after, ExpectedAlert::certain)
                .containsExactly(tuple(AMBER, false));
    }

    @Test
    void expectsAlertsOfTheClock() {
        Expectation expectation = family().with(
                        ARREARS, exclusion(1, 1, "PERM", daysAgo(9), 1, null), balance(1, 1, daysAgo(20), "0", "NONE"))
                .expectation();
        assertThat(expectation.tick(Council.TODAY)).isEmpty();
        assertThat(expectation.tick(Council.TODAY.plusDays(1)))
                .containsExactly(new ExpectedAlert(
                        0, ExpectedAlert.CLOCK, Council.TODAY.plusDays(1).toEpochDay(), FAMILY, GREEN, AMBER, true));
        assertThat(expectation.tick(Council.TODAY.plusDays(2))).isEmpty();
    }
}
