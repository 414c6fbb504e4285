package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Colour.AMBER;
import static cymru.rhybudd.local.reconcile.Colour.GREEN;
import static cymru.rhybudd.local.reconcile.Colour.RED;
import static cymru.rhybudd.local.reconcile.Council.BORN;
import static cymru.rhybudd.local.reconcile.Council.DECAYING;
import static cymru.rhybudd.local.reconcile.Council.NOW;
import static cymru.rhybudd.local.reconcile.Council.TODAY;
import static cymru.rhybudd.local.reconcile.Council.award;
import static cymru.rhybudd.local.reconcile.Council.balance;
import static cymru.rhybudd.local.reconcile.Council.but;
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
import static cymru.rhybudd.local.reconcile.Council.status;
import static cymru.rhybudd.local.reconcile.Council.support;
import static cymru.rhybudd.local.reconcile.Council.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.local.council.RowWrite;
import cymru.rhybudd.schemas.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Nested;
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

    private static ExpectedAlert rise(
            long number, String database, Set<String> records, Colour before, Colour after, boolean certain) {
        RaisedAlert raised = new RaisedAlert(AlertKind.ESCALATION, before, after, null);
        return new ExpectedAlert(number, database, 700 + number, records, raised, certain);
    }

    private static Colour after(ExpectedAlert alert) {
        return alert.raised().after();
    }

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
                .containsExactly(rise(1, "revenues", FAMILY, GREEN, AMBER, true));
        assertThat(family().with(ARREARS, SHELTER).expectation().after(change(1, DEBT, REFUSED, SHOCK)))
                .extracting(alert -> alert.raised().before(), ExpectationTest::after)
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
                .extracting(ExpectationTest::after)
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
                .containsExactly(rise(1, "housing", Set.of("housing/person/2"), GREEN, AMBER, true));
    }

    @Test
    void expectsNoAlertWhereALinkShowsNothingNew() {
        Expectation expectation =
                strangers().with(balance(1, 1, null, "5.00", "NONE")).expectation();
        assertThat(expectation.after(change(1, SAME_ADDRESS))).isEmpty();
    }

    @Test
    void expectsThatWhatWasToldIsToldOfWhoeverSurvives() {
        Expectation expectation = strangers().with(removed(WARRANT)).expectation();
        assertThat(expectation.after(change(1, WARRANT))).hasSize(1);
        Set<String> both = Set.of("housing/person/1", "revenues/person/R1");
        assertThat(expectation.after(change(2, SAME_ADDRESS)))
                .as("unless the tenant survives, or something else happens first")
                .containsExactly(rise(2, "revenues", both, AMBER, AMBER, false));
        assertThat(expectation.after(change(3, OTHER_ADDRESS)))
                .as("and of either, when they part")
                .extracting(ExpectedAlert::records, ExpectationTest::after, ExpectedAlert::certain)
                .containsExactly(tuple(Set.of("housing/person/1"), AMBER, false));
    }

    @Test
    void expectsAnAlertWhereLinkedRecordsShowMoreThanEitherAlone() {
        Expectation expectation = strangers().with(DEBT, REFUSED).expectation();
        assertThat(expectation.after(change(1, SAME_ADDRESS)))
                .extracting(ExpectedAlert::records, ExpectationTest::after, ExpectedAlert::certain)
                .containsExactly(tuple(Set.of("housing/person/1", "revenues/person/R1"), RED, true));
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
                .extracting(ExpectationTest::after, ExpectedAlert::certain)
                .containsExactly(tuple(AMBER, false));
    }

    @Test
    void expectsAlertsOfTheClock() {
        Expectation expectation = family().with(
                        ARREARS, exclusion(1, 1, "PERM", daysAgo(9), 1, null), balance(1, 1, daysAgo(20), "0", "NONE"))
                .expectation();
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertThat(expectation.tick(NOW.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(expectation.tick(tomorrow))
                .containsExactly(new ExpectedAlert(
                        0,
                        ExpectedAlert.CLOCK,
                        Council.TODAY.plusDays(1).toEpochDay(),
                        FAMILY,
                        new RaisedAlert(AlertKind.ESCALATION, GREEN, AMBER, null),
                        true));
        assertThat(expectation.tick(tomorrow.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void whoeverGaveNoticeIsExpectedUntilTheLastDayIsOver() {
        Expectation expectation = family().with(holder(1, 1, TODAY.plusDays(1))).expectation();
        assertThat(expectation.tick(NOW.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(expectation.after(change(1, ARREARS, DEBT)))
                .extracting(ExpectationTest::after)
                .containsExactly(AMBER);
        assertThat(expectation.tick(NOW.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(expectation.after(change(2, WARRANT))).as("nobody's by now").isEmpty();
    }

    @Test
    void aRiseThatAMoratoriumKeptIsExpectedWhenTheLiabilityIsOver() {
        RowWrite breathing = but(balance(9, 0, null, "0.00", "NONE"), "breathing_space", true);
        Expectation expectation =
                family().with(liable(9, "R1", TODAY), breathing).expectation();
        assertThat(expectation.after(change(1, ARREARS, DEBT))).isEmpty();
        assertThat(expectation.tick(NOW.plus(Duration.ofDays(1))))
                .containsExactly(new ExpectedAlert(
                        0,
                        "revenues",
                        ExpectedAlert.NO_TRANSACTION,
                        FAMILY,
                        new RaisedAlert(AlertKind.ESCALATION, AMBER, AMBER, null),
                        true));
    }

    @Nested
    class OfAModelThatHoldsColours {
        private final RowWrite paid = rent(1, 1, "W", "1.00", "0.00", "0.00", null);

        @Test
        void expectsNothingAgainWhileTheColourIsHeld() {
            Expectation expectation = family().with(ARREARS).expectation(DECAYING);
            assertThat(expectation.after(change(1, DEBT)))
                    .extracting(ExpectationTest::after)
                    .containsExactly(AMBER);
            expectation.after(change(2, paid));
            assertThat(expectation.after(change(3, ARREARS))).isEmpty();
        }

        @Test
        void expectsItAgainWhenTheDwellWasOver() {
            Expectation expectation = family().with(ARREARS, DEBT).expectation(DECAYING);
            expectation.after(change(1, paid));
            assertThat(expectation.tick(NOW.plus(Duration.ofHours(24)))).isEmpty();
            assertThat(expectation.after(change(2, ARREARS)))
                    .extracting(ExpectationTest::after)
                    .containsExactly(AMBER);
        }

        @Test
        void countsTheDwellAnewWhenTheScoreWasHighInBetween() {
            Expectation expectation = family().with(ARREARS, DEBT).expectation(DECAYING);
            expectation.after(change(1, paid));
            expectation.tick(NOW.plus(Duration.ofHours(23)));
            expectation.after(change(2, ARREARS, paid));
            expectation.tick(NOW.plus(Duration.ofHours(24)));
            assertThat(expectation.after(change(3, ARREARS))).isEmpty();
        }

        @Test
        void startsFromWhatTheStreamHolds() {
            Expectation expectation = new Expectation(
                    family().with(ARREARS).image(), DECAYING, NOW, false, (records, entered) -> new Held(RED, NOW));
            assertThat(expectation.after(change(1, DEBT, REFUSED, SHELTER, WARRANT)))
                    .filteredOn(ExpectedAlert::certain)
                    .as("no rise; the warrant is told beside the score")
                    .extracting(alert -> alert.raised().kind())
                    .containsExactly(AlertKind.CLAIM_ISSUED);
        }

        @Test
        void isNotCertainOfWhatAModelOfAnEarlierRunMayHaveRaised() {
            Expectation again = new Expectation(
                    family().with(DEBT).image(), DECAYING, NOW, false, (records, entered) -> new Held(AMBER, NOW));
            assertThat(again.after(change(1, REFUSED)))
                    .as("worse than before, and too low for amber")
                    .isEmpty();
            assertThat(again.after(change(2, ARREARS)))
                    .containsExactly(rise(2, "housing", FAMILY, AMBER, AMBER, false));
            assertThat(again.after(change(3, SHELTER))).as("told once").isEmpty();
        }

        @Test
        void isNotCertainOfWhatTimeMakesOfItEither() {
            RowWrite oldest = balance(1, 1, daysAgo(62), "5.00", "NONE"); // 12, and 16 from the 63rd day on
            Expectation again = new Expectation(
                    family().with(ARREARS, oldest).image(),
                    DECAYING,
                    NOW,
                    false,
                    (records, entered) -> new Held(AMBER, null));
            assertThat(again.tick(NOW.plus(Duration.ofHours(24))))
                    .extracting(ExpectationTest::after, ExpectedAlert::certain)
                    .containsExactly(tuple(AMBER, false));
        }

        @Test
        void expectsAStatutoryStepWhateverTheScore() {
            Expectation expectation = family().expectation(DECAYING);
            assertThat(expectation.after(change(1, possession(1, 1, "NOTC", TODAY, daysAgo(-30)))))
                    .extracting(ExpectedAlert::raised)
                    .containsExactly(new RaisedAlert(AlertKind.NOTICE_SERVED, GREEN, GREEN, daysAgo(-30)));
            assertThat(expectation.after(change(2, possession(2, 1, "CLAM", TODAY, null))))
                    .extracting(ExpectedAlert::raised)
                    .containsExactly(new RaisedAlert(AlertKind.CLAIM_ISSUED, GREEN, GREEN, daysAgo(-56)));
            assertThat(expectation.after(change(3, possession(2, 1, "CLAM", TODAY, null))))
                    .isEmpty();
        }

        @Test
        void expectsItAgainOnlyWhenTheDeadlineIsNearer() {
            Expectation expectation = family().with(possession(1, 1, "NOTC", daysAgo(2), daysAgo(-30)))
                    .expectation(DECAYING);
            assertThat(expectation.after(change(1, possession(1, 1, "NOTC", daysAgo(2), daysAgo(-31)))))
                    .isEmpty();
            assertThat(expectation.after(change(2, possession(1, 1, "NOTC", daysAgo(2), daysAgo(-30)))))
                    .extracting(alert -> alert.raised().deadline())
                    .containsExactly(daysAgo(-30));
        }

        @Test
        void expectsADateOfEvictionWhenItsHorizonIsReached() {
            Expectation expectation = family().expectation(DECAYING);
            assertThat(expectation.after(change(1, possession(1, 1, "ORDR", TODAY, daysAgo(-57)))))
                    .extracting(ExpectedAlert::raised)
                    .containsExactly(new RaisedAlert(AlertKind.CLAIM_ISSUED, GREEN, GREEN, daysAgo(-57)));
            assertThat(expectation.tick(NOW.plus(Duration.ofDays(1))))
                    .extracting(ExpectedAlert::raised)
                    .containsExactly(new RaisedAlert(AlertKind.EVICTION_DATED, GREEN, GREEN, daysAgo(-57)));
        }

        @Test
        void expectsTheWarningOfTheClaimAgainForAnOrderWithoutADate() {
            Expectation expectation =
                    family().with(possession(1, 1, "CLAM", daysAgo(9), null)).expectation(DECAYING);
            assertThat(expectation.after(change(1, possession(2, 1, "ORDR", TODAY, null))))
                    .extracting(ExpectedAlert::raised)
                    .containsExactly(new RaisedAlert(AlertKind.CLAIM_ISSUED, GREEN, GREEN, daysAgo(-56)));
        }

        @Test
        void expectsTheDateOfTheOrderForAWarrantThatWaitsForOne() {
            Expectation expectation = family().with(possession(1, 1, "ORDR", daysAgo(40), daysAgo(10)))
                    .expectation(DECAYING);
            assertThat(expectation.after(change(1, possession(2, 1, "WRNT", TODAY, null))))
                    .extracting(ExpectedAlert::raised)
                    .containsExactly(new RaisedAlert(AlertKind.EVICTION_DATED, GREEN, GREEN, daysAgo(10)));
            assertThat(expectation.after(change(2, possession(1, 1, "ORDR", daysAgo(40), null))))
                    .extracting(ExpectedAlert::raised)
                    .containsExactly(new RaisedAlert(AlertKind.CLAIM_ISSUED, GREEN, GREEN, daysAgo(-56)));
        }

        @Test
        void expectsNoStatutoryStepOfALinkThatOneOfTheRecordsShowedAlone() {
            Expectation expectation =
                    strangers().with(possession(2, 1, "CLAM", daysAgo(1), null)).expectation(DECAYING);
            assertThat(expectation.after(change(2, SAME_ADDRESS))).isEmpty();
        }

        @Test
        void expectsAStatutoryStepOfALinkAgainWhereItWasTold() {
            Expectation expectation = strangers().expectation(DECAYING);
            expectation.after(change(1, possession(2, 1, "CLAM", TODAY, null)));
            assertThat(expectation.after(change(2, SAME_ADDRESS)))
                    .extracting(alert -> alert.raised().kind(), ExpectedAlert::certain)
                    .containsExactly(tuple(AlertKind.CLAIM_ISSUED, false));
        }

        @Test
        void expectsWhatAMoratoriumKeptBackWhenItIsOver() {
            Expectation expectation = family().with(ARREARS).expectation(DECAYING);
            assertThat(expectation.after(change(1, but(DEBT, "breathing_space", true))))
                    .isEmpty();
            assertThat(expectation.after(change(2, but(DEBT, "breathing_space", true))))
                    .isEmpty();
            assertThat(expectation.after(change(3, DEBT)))
                    .containsExactly(rise(3, "revenues", FAMILY, AMBER, AMBER, true));
            assertThat(expectation.after(change(4, DEBT))).isEmpty();
        }

        @Test
        void expectsAStatutoryStepInAMoratorium() {
            Expectation expectation =
                    family().with(but(DEBT, "breathing_space", true)).expectation(DECAYING);
            assertThat(expectation.after(change(1, possession(1, 1, "NOTC", TODAY, daysAgo(-30)))))
                    .extracting(alert -> alert.raised().kind())
                    .containsExactly(AlertKind.NOTICE_SERVED);
        }

        @Test
        void expectsNothingOfThoseWhoDiedOrMovedAway() {
            assertThat(family().with(ARREARS, status("R1", TODAY, null))
                            .expectation(DECAYING)
                            .after(change(1, DEBT, WARRANT, possession(2, 1, "CLAM", TODAY, null))))
                    .isEmpty();
            assertThat(family().with(ARREARS, status("R1", null, daysAgo(1)))
                            .expectation(DECAYING)
                            .after(change(1, DEBT)))
                    .isEmpty();
            assertThat(family().with(ARREARS, status("R1", null, daysAgo(-1)))
                            .expectation(DECAYING)
                            .after(change(1, DEBT)))
                    .hasSize(1);
        }

        @Test
        void isNotCertainOfWhatAnEarlierRunMayHaveKeptBack() {
            RowWrite inhibited = but(DEBT, "breathing_space", true);
            Expectation again = new Expectation(
                    family().with(ARREARS, inhibited).image(), DECAYING, NOW, false, (records, entered) -> entered);
            assertThat(again.after(change(1, DEBT))).containsExactly(rise(1, "revenues", FAMILY, AMBER, AMBER, false));
        }
    }
}
