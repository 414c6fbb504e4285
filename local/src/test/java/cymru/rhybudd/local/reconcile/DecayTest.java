package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.award;
import static cymru.rhybudd.local.reconcile.Council.balance;
import static cymru.rhybudd.local.reconcile.Council.but;
import static cymru.rhybudd.local.reconcile.Council.daysAgo;
import static cymru.rhybudd.local.reconcile.Council.exclusion;
import static cymru.rhybudd.local.reconcile.Council.family;
import static cymru.rhybudd.local.reconcile.Council.housingCase;
import static cymru.rhybudd.local.reconcile.Council.meals;
import static cymru.rhybudd.local.reconcile.Council.moved;
import static cymru.rhybudd.local.reconcile.Council.overpayment;
import static cymru.rhybudd.local.reconcile.Council.parent;
import static cymru.rhybudd.local.reconcile.Council.possession;
import static cymru.rhybudd.local.reconcile.Council.pounds;
import static cymru.rhybudd.local.reconcile.Council.rent;
import static cymru.rhybudd.local.reconcile.Council.schoolMove;
import static cymru.rhybudd.local.reconcile.Council.support;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.local.council.RowWrite;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecayTest {
    private static Arguments of(
            String name, String indicator, int points, int band, @Nullable LocalDate from, RowWrite... rows) {
        return argumentSet(name, indicator, points, band, from, List.of(rows));
    }

    static Stream<Arguments> states() {
        RowWrite cleared = but(
                balance(1, 0, null, "0", "NONE"),
                "cleared_on",
                daysAgo(60),
                "cleared_instalments",
                2,
                "cleared_stage",
                "REMD");
        RowWrite clearedRent = but(
                rent(1, 1, "W", "100", "0", "0", null), "cleared_on", daysAgo(60), "cleared_arrears", pounds("400"));
        return Stream.of(
                of("a debt that lives", "level-of-debt", 800, 2, null, balance(1, 2, null, "0", "NONE")),
                of("a debt that was cleared", "level-of-debt", 400, 2, daysAgo(60), cleared),
                of(
                        "which had been missed for long",
                        "level-of-debt",
                        800,
                        4,
                        daysAgo(60),
                        but(cleared, "cleared_oldest_missed_on", daysAgo(123))),
                of(
                        "of no instalment no oldest",
                        "level-of-debt",
                        0,
                        0,
                        null,
                        but(cleared, "cleared_instalments", 0, "cleared_oldest_missed_on", daysAgo(123))),
                of(
                        "which enforcement had reached",
                        "level-of-debt",
                        800,
                        4,
                        daysAgo(60),
                        but(cleared, "cleared_stage", "ENFC")),
                of(
                        "another that lives adds more",
                        "level-of-debt",
                        1200,
                        3,
                        null,
                        cleared,
                        overpayment(1, "R1", 3, null)),
                of(
                        "another that lives adds less",
                        "level-of-debt",
                        400,
                        2,
                        daysAgo(60),
                        cleared,
                        but(overpayment(1, "R1", 0, null), "cleared_on", daysAgo(61), "cleared_instalments", 2)),
                of("arrears that were cleared", "rent-arrears", 600, 3, daysAgo(60), clearedRent),
                of(
                        "of two months",
                        "rent-arrears",
                        800,
                        4,
                        daysAgo(60),
                        but(
                                rent(1, 1, "M", "100", "0", "0", null),
                                "cleared_on",
                                daysAgo(60),
                                "cleared_arrears",
                                pounds("200"))),
                of(
                        "a threat that lives",
                        "threat-to-tenancy",
                        1350,
                        3,
                        null,
                        possession(1, 1, "CLAM", daysAgo(90), null)),
                of(
                        "a claim withdrawn 29 days ago",
                        "threat-to-tenancy",
                        1350,
                        3,
                        daysAgo(29),
                        possession(1, 1, "CLAM", daysAgo(90), null),
                        possession(2, 1, "WDRN", daysAgo(29), null)),
                of(
                        "a claim withdrawn 30 days ago",
                        "threat-to-tenancy",
                        0,
                        3,
                        daysAgo(30),
                        possession(1, 1, "CLAM", daysAgo(90), null),
                        possession(2, 1, "WDRN", daysAgo(30), null)),
                of(
                        "a date of eviction withdrawn",
                        "threat-to-tenancy",
                        1350,
                        3,
                        daysAgo(2),
                        possession(1, 1, "ORDR", daysAgo(9), daysAgo(-9)),
                        possession(2, 1, "WDRN", daysAgo(2), null)),
                of(
                        "nothing but a withdrawal",
                        "threat-to-tenancy",
                        0,
                        0,
                        daysAgo(2),
                        possession(2, 1, "WDRN", daysAgo(2), null)));
    }

    static Stream<Arguments> events() {
        RowWrite ended = award(1, 1, "ENDD", "0", "10", null); // changed 9 days ago
        return Stream.of(
                of(
                        "an award that ended",
                        "council-tax-reduction",
                        375,
                        3,
                        daysAgo(45),
                        but(ended, "changed_on", daysAgo(45))),
                of(
                        "an award that ended half a year ago",
                        "council-tax-reduction",
                        0,
                        3,
                        daysAgo(180),
                        but(ended, "changed_on", daysAgo(180))),
                of(
                        "no award lives",
                        "council-tax-reduction",
                        500,
                        2,
                        null,
                        award(1, 1, "NONE", "0", "0", daysAgo(400))),
                of("a fall", "support-shock", 450, 3, daysAgo(30), support(1, "R1", "BCAP", "100", "80", daysAgo(30))),
                of(
                        "a fall still to come",
                        "support-shock",
                        900,
                        3,
                        daysAgo(-5),
                        support(1, "R1", "BCAP", "100", "80", daysAgo(-5))),
                of(
                        "a refusal decays by itself",
                        "support-shock",
                        600,
                        4,
                        daysAgo(30),
                        support(1, "R1", "DHPR", "0", "0", daysAgo(30)),
                        support(2, "R1", "INCR", "1", "2", daysAgo(1))),
                of(
                        "the end of free meals",
                        "school-meals-or-move",
                        225,
                        3,
                        daysAgo(90),
                        meals(1, 1, "ENDD", daysAgo(900), daysAgo(90)),
                        overpayment(1, "R1", 1, null)),
                of(
                        "meals that began",
                        "school-meals-or-move",
                        150,
                        2,
                        daysAgo(90),
                        meals(1, 1, "ELIG", daysAgo(90), null)),
                of(
                        "a move since",
                        "school-meals-or-move",
                        600,
                        4,
                        daysAgo(0),
                        meals(1, 1, "ELIG", daysAgo(90), null),
                        schoolMove(1, 1, daysAgo(0), true)),
                of(
                        "a move before",
                        "school-meals-or-move",
                        600,
                        4,
                        daysAgo(0),
                        meals(1, 1, "ELIG", daysAgo(0), null),
                        schoolMove(1, 1, daysAgo(89), true)),
                of(
                        "of two pupils without a point the one with the first row",
                        "school-meals-or-move",
                        0,
                        0,
                        daysAgo(400),
                        parent(2, 1, null),
                        meals(1, 2, "ENDD", daysAgo(900), daysAgo(400)),
                        meals(2, 1, "ENDD", daysAgo(800), null)),
                of("a move alone", "school-meals-or-move", 0, 0, daysAgo(89), schoolMove(1, 1, daysAgo(89), true)),
                of("a move long ago", "school-meals-or-move", 0, 0, null, schoolMove(1, 1, daysAgo(90), true)));
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                of("a move", "housing-instability", 125, 1, daysAgo(180), moved(1, 1, daysAgo(180))),
                of(
                        "two moves, from the latest",
                        "housing-instability",
                        250,
                        2,
                        daysAgo(180),
                        moved(1, 1, daysAgo(180)),
                        moved(2, 1, daysAgo(700))),
                of(
                        "an open case lives",
                        "housing-instability",
                        750,
                        3,
                        null,
                        housingCase(1, 1, "PREV", daysAgo(900), null)),
                of(
                        "a closed case, from its end",
                        "housing-instability",
                        375,
                        3,
                        daysAgo(180),
                        housingCase(1, 1, "PREV", daysAgo(700), daysAgo(180))),
                of(
                        "exclusions, from the latest",
                        "dependants-exclusions",
                        225,
                        3,
                        daysAgo(120),
                        exclusion(1, 1, "FIXD", daysAgo(120), 1, null),
                        exclusion(2, 1, "FIXD", daysAgo(300), 1, null)));
    }

    @ParameterizedTest
    @MethodSource({"states", "events", "counts"})
    void decaysFromItsOwnDate(String indicator, int points, int band, @Nullable LocalDate from, List<RowWrite> rows) {
        Contribution contribution = Objects.requireNonNull(family().with(rows.toArray(RowWrite[]::new))
                .pictureIn(0)
                .contributions()
                .get(indicator));
        assertThat(contribution)
                .extracting(Contribution::points, Contribution::band, Contribution::decaysFrom)
                .containsExactly(points, band, from);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 9999, 1000000",
        "60, 365, 0, 1000000",
        "60, 365, 1, 988514",
        "60, 365, 60, 500000",
        "60, 365, 90, 353553",
        "60, 365, 364, 14919",
        "60, 365, 365, 0",
        "0, 30, 29, 1000000",
        "0, 30, 30, 0"
    })
    void leavesHalfAfterEveryHalfLifeAndNothingAfterItsExpiry(int halfLife, int expiry, long days, int left) {
        assertThat(new Fading(halfLife, expiry).after(days)).isEqualTo(left);
    }

    @Test
    void restsInTheHolidays() {
        // From the Friday before the winter holidays to the last day of them, twelve days are none for attendance.
        Council council = new Council()
                .with(family().writes().toArray(RowWrite[]::new))
                .with(Council.attendance(1, LocalDate.of(2026, 12, 18), 100, 10));
        int untilNewYear = 42; // days from TODAY to 2027-01-01
        assertThat(contribution(council, untilNewYear).decay()).isEqualTo(new Fading(60, 200).after(2));
        assertThat(contribution(council, untilNewYear + 60).decay()).isEqualTo(new Fading(60, 200).after(57));
    }

    private static Contribution contribution(Council council, int days) {
        return Objects.requireNonNull(council.pictureIn(days).contributions().get("school-attendance"));
    }
}
