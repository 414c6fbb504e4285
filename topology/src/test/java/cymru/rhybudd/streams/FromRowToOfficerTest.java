package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.Somebody.TOMOS;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static cymru.rhybudd.streams.TestCouncil.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.Contribution;
import cymru.rhybudd.schemas.Movement;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.streams.TestCouncil.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked example of docs and issue: one family in three systems, from the first missed instalment to red. */
class FromRowToOfficerTest {

    @Test
    void twoAlertsTellTheStoryOfOneFamily() {
        try (TestCouncil council = TestCouncil.open()) {
            sianIsKnownInThreeSystems(council);

            council.insert(
                    "revenues/council_tax_balance",
                    Map.of(
                            "account_id",
                            70,
                            "instalments_overdue",
                            2,
                            "oldest_missed_on",
                            TODAY.minusDays(45),
                            "overdue_amount",
                            pounds("280"),
                            "balance_due",
                            pounds("900"),
                            "recovery_stage",
                            "REMD"));
            council.insert("housing/rent_account", Map.of("rent_account_id", 9, "tenancy_id", 5));
            council.update("housing/rent_account", Map.of("rent_account_id", 9, "arrears_amount", pounds("500")));
            assertThat(council.notifications()).as("12 + 12 points are green").isEmpty();

            council.insert("revenues/council_tax_reduction", Map.of("award_id", 3, "account_id", 70));
            Sent ended = council.update("revenues/council_tax_reduction", Map.of("award_id", 3, "status", "ENDD"));

            List<OfficerNotification> amber = council.notifications();
            assertThat(amber).hasSize(1);
            assertThat(amber.get(0).getTeam()).isEqualTo("welfare-rights-north");
            assertThat(amber.get(0).getTeamNameCy()).startsWith("Hawliau lles");
            Alert alert = amber.get(0).getAlert();
            assertThat(alert.getRagBefore()).isEqualTo(Rag.GREEN);
            assertThat(alert.getRagAfter()).isEqualTo(Rag.AMBER);
            assertThat(alert.getScoreBefore()).isEqualTo(2400);
            assertThat(alert.getAssessment().getScore()).isEqualTo(3400);
            assertThat(alert.getAssessment().getMovements())
                    .containsExactly(new Movement("council-tax-reduction", 0, 1000));
            assertCausedBy(alert, ended, "u", "revenues/council_tax_reduction/3");

            council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "NOTC"));
            council.insert("education/attendance_period", Map.of("pupil_id", 11, "sessions_absent", 10));
            assertThat(council.picture("housing/person/40").getScore()).isEqualTo(4750);
            council.insert("housing/possession_action", Map.of("action_id", 2, "tenancy_id", 5, "step", "CLAM"));
            assertThat(council.picture("housing/person/40").getScore()).isEqualTo(5200);
            assertThat(council.notifications()).as("amber already").isEmpty();

            Sent stopped = council.insert(
                    "revenues/housing_support_change",
                    Map.of(
                            "change_id",
                            1,
                            "claimant_ref",
                            "R1",
                            "change_kind",
                            "HBST",
                            "weekly_before",
                            pounds("90"),
                            "weekly_after",
                            pounds("0")));

            List<OfficerNotification> red = council.notifications();
            assertThat(red).hasSize(1);
            Alert second = red.get(0).getAlert();
            assertThat(red.get(0).getTeam()).isEqualTo("welfare-rights-north");
            assertThat(second.getRagBefore()).isEqualTo(Rag.AMBER);
            assertThat(second.getRagAfter()).isEqualTo(Rag.RED);
            assertThat(second.getAssessment().getMovements()).containsExactly(new Movement("support-shock", 0, 1200));
            assertThat(second.getCitizen()).isEqualTo(alert.getCitizen());
            assertThat(second.getAlertId()).isNotEqualTo(alert.getAlertId());
            assertCausedBy(second, stopped, "c", "revenues/housing_support_change/1");
            assertThat(second.getAssessment().getScore()).isEqualTo(6400);
            assertThat(second.getAssessment().getContributions())
                    .extracting(Contribution::getIndicator, Contribution::getPoints, Contribution::getSources)
                    .containsExactly(
                            tuple("level-of-debt", 1200, List.of("revenues")),
                            tuple("council-tax-reduction", 1000, List.of("revenues")),
                            tuple("support-shock", 1200, List.of("revenues")),
                            tuple("rent-arrears", 1200, List.of("housing")),
                            tuple("threat-to-tenancy", 1350, List.of("housing")),
                            tuple("school-attendance", 450, List.of("education")));

            council.update("housing/rent_account", Map.of("rent_account_id", 9, "arrears_amount", pounds("2000")));
            assertThat(council.notifications())
                    .as("red already, and nothing further")
                    .isEmpty();
            assertThat(council.deadLetters()).isEmpty();
        }
    }

    @Test
    void oneSystemAloneIsNeverRed() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
            council.insert("revenues/council_tax_liability", Map.of("account_id", 70, "person_ref", "R1"));
            council.insert(
                    "revenues/council_tax_balance",
                    Map.of("account_id", 70, "balance_due", pounds("900"), "recovery_stage", "LIAB"));
            council.insert("revenues/council_tax_reduction", Map.of("award_id", 3, "account_id", 70, "status", "ENDD"));
            council.insert(
                    "revenues/housing_support_change",
                    Map.of("change_id", 1, "claimant_ref", "R1", "change_kind", "DHPR"));
            assertThat(council.notifications())
                    .extracting(n -> n.getAlert().getRagAfter())
                    .as("16 + 10 + 12 points")
                    .containsExactly(Rag.AMBER);

            council.insert("housing/person", SIAN.in("housing/person", 40));
            council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
            council.insert(
                    "housing/possession_action",
                    Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT", "effective_on", TODAY.plusDays(10)));

            assertThat(council.notifications())
                    .extracting(
                            OfficerNotification::getTeam,
                            n -> n.getAlert().getRagAfter(),
                            n -> n.getAlert().getAssessment().getScore())
                    .as("56 points from two systems")
                    .containsExactly(tuple("housing-options-north", Rag.RED, 5600));
        }
    }

    @Test
    void theTeamIsThatOfTheWardAndOfWhatRoseMost() {
        try (TestCouncil council = TestCouncil.open()) {
            council.insert("housing/person", TOMOS.in("housing/person", 41));
            council.insert("housing/tenancy_holder", Map.of("tenancy_id", 6, "person_id", 41));
            council.insert("housing/possession_action", Map.of("action_id", 2, "tenancy_id", 6, "step", "WRNT"));
            council.insert(
                    "housing/rent_account",
                    Map.of("rent_account_id", 9, "tenancy_id", 6, "arrears_amount", pounds("800")));

            List<OfficerNotification> told = council.notifications();

            assertThat(told)
                    .extracting(OfficerNotification::getTeam, OfficerNotification::getTeamNameEn)
                    .containsExactly(tuple("housing-options-south", "Housing options (south)"));
            assertThat(told.get(0).getAlert().getAssessment().getMovements())
                    .containsExactly(new Movement("rent-arrears", 0, 1600));
        }
    }

    /** They say when a record was taken in, to auditors: the broker gives them, and no broker gives the same ones twice. */
    @Test
    void whenRecordsWereTakenInChangesNothing() {
        try (TestCouncil atOnce = TestCouncil.open();
                TestCouncil late = TestCouncil.builder()
                        .stampedAt(Instant.parse("2031-02-03T04:05:06Z"))
                        .open()) {
            for (TestCouncil council : List.of(atOnce, late)) {
                sianIsKnownInThreeSystems(council);
                council.insert(
                        "revenues/council_tax_balance",
                        Map.of("account_id", 70, "balance_due", pounds("900"), "recovery_stage", "LIAB"));
                council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "WRNT"));
                council.insert(
                        "housing/rent_account",
                        Map.of("rent_account_id", 9, "tenancy_id", 5, "arrears_amount", pounds("800")));
                council.tick(TODAY.plusDays(1));
            }

            List<OfficerNotification> told = atOnce.notifications();
            assertThat(told).isNotEmpty();
            assertThat(late.notifications()).isEqualTo(told);
            assertThat(late.decisions()).isEqualTo(atOnce.decisions());
            assertThat(late.wholeLog()).isEqualTo(atOnce.wholeLog());
        }
    }

    private static void sianIsKnownInThreeSystems(TestCouncil council) {
        council.insert("revenues/person", SIAN.in("revenues/person", "R1"));
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("education/contact", SIAN.withNumber(null).in("education/contact", 8));
        council.insert("revenues/council_tax_liability", Map.of("account_id", 70, "person_ref", "R1"));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        council.insert("education/parental_responsibility", Map.of("pupil_id", 11, "contact_id", 8));
    }

    private static void assertCausedBy(Alert alert, Sent sent, String operation, String row) {
        assertThat(alert.getAssessment().getChange()).isNotNull();
        assertThat(alert.getAssessment().getChange().getRow()).isEqualTo(row);
        assertThat(alert.getAssessment().getChange().getOperation()).isEqualTo(operation);
        assertThat(alert.getAssessment().getChange().getSnapshot()).isFalse();
        assertThat(alert.getAssessment().getChange().getPosition())
                .isEqualTo(String.format("%016x", sent.origin().lsn()));
        assertThat(alert.getAssessment().getChange().getTransaction())
                .isEqualTo(Long.toString(sent.origin().transaction()));
        assertThat(alert.getAssessment().getChange().getCommittedAt())
                .isEqualTo(sent.origin().committedAt());
    }
}
