package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import cymru.rhybudd.local.council.RowWrite;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTest {
    private static final LocalDate OPEN = LocalDate.of(2999, 12, 31);

    private static Arguments debt(String name, int points, RowWrite... rows) {
        return argumentSet(name, "level-of-debt", points, List.of(rows));
    }

    private static Arguments of(String name, String indicator, int points, RowWrite... rows) {
        return argumentSet(name, indicator, points, List.of(rows));
    }

    static Stream<Arguments> debts() {
        return Stream.of(
                debt("nothing overdue", 0, balance(1, 0, null, "900", "NONE")),
                debt("one instalment, 20 days", 400, balance(1, 1, daysAgo(20), "900", "NONE")),
                debt("one instalment, 21 days", 800, balance(1, 1, daysAgo(21), "900", "NONE")),
                debt("one instalment, 40 days", 800, balance(1, 1, daysAgo(40), "900", "NONE")),
                debt("one instalment, 41 days", 1200, balance(1, 1, daysAgo(41), "900", "NONE")),
                debt("one instalment, 62 days", 1200, balance(1, 1, daysAgo(62), "900", "NONE")),
                debt("one instalment, 63 days", 1600, balance(1, 1, daysAgo(63), "900", "NONE")),
                debt("an old miss that was paid", 0, balance(1, 0, daysAgo(63), "900", "NONE")),
                debt("a miss in the future", 400, balance(1, 1, daysAgo(-5), "900", "NONE")),
                debt("a reminder alone", 0, balance(1, 0, null, "900", "REMD")),
                debt("a final notice", 1200, balance(1, 0, null, "900", "FINL")),
                debt("a liability order", 1600, balance(1, 0, null, "900", "LIAB")),
                debt("enforcement", 1600, balance(1, 0, null, "900", "ENFC")),
                debt(
                        "tax and overpayment add up",
                        800,
                        balance(1, 1, daysAgo(3), "9", "NONE"),
                        overpayment(1, "R1", 1, null)),
                debt("three instalments", 1200, overpayment(1, "R1", 3, null)),
                debt(
                        "the oldest of both",
                        1600,
                        balance(1, 1, daysAgo(3), "9", "NONE"),
                        overpayment(1, "R1", 1, daysAgo(63))));
    }

    static Stream<Arguments> reductions() {
        String ctr = "council-tax-reduction";
        RowWrite owed = balance(1, 0, null, "0.01", "NONE");
        RowWrite paid = balance(1, 0, null, "0.00", "NONE");
        return Stream.of(
                of("not cut", ctr, 0, award(1, 1, "LIVE", "10.00", "10.00", null)),
                of("raised", ctr, 0, award(1, 1, "LIVE", "12.00", "10.00", null)),
                of("cut by 24.99 %", ctr, 250, award(1, 1, "LIVE", "75.01", "100.00", null)),
                of("cut by 25 %", ctr, 500, award(1, 1, "LIVE", "75.00", "100.00", null)),
                of(
                        "cut by less than a hundredth of a per cent",
                        ctr,
                        0,
                        award(1, 1, "LIVE", "999.91", "1000.00", null)),
                of("nothing before", ctr, 0, award(1, 1, "LIVE", "10.00", "0.00", null)),
                of("28 days without award", ctr, 0, award(1, 1, "NONE", "0.00", "0.00", daysAgo(28))),
                of("29 days without award", ctr, 500, award(1, 1, "NONE", "0.00", "0.00", daysAgo(29))),
                of("a notice and a live award", ctr, 0, award(1, 1, "LIVE", "10.00", "10.00", daysAgo(29))),
                of("ended", ctr, 750, award(1, 1, "ENDD", "0.00", "10.00", null)),
                of("ended and paid", ctr, 750, award(1, 1, "ENDD", "0.00", "10.00", null), paid),
                of("refused and owed", ctr, 1000, award(1, 1, "RFSD", "0.00", "0.00", null), owed),
                of(
                        "the worse of two awards",
                        ctr,
                        500,
                        award(1, 1, "LIVE", "1.00", "1.00", null),
                        award(2, 1, "LIVE", "1.00", "2.00", null)));
    }

    static Stream<Arguments> shocks() {
        String shock = "support-shock";
        return Stream.of(
                of("down by 4.99 %", shock, 0, support(1, "R1", "BCAP", "100.00", "95.01", TODAY)),
                of("down by 5 %", shock, 300, support(1, "R1", "BCAP", "100.00", "95.00", TODAY)),
                of("down by 9.99 %", shock, 300, support(1, "R1", "UOCC", "100.00", "90.01", TODAY)),
                of("down by 20 %", shock, 900, support(1, "R1", "UOCC", "100.00", "80.00", TODAY)),
                of("down by 40 % exactly", shock, 900, support(1, "R1", "HBST", "100.00", "60.00", TODAY)),
                of("down by 40.01 %", shock, 1200, support(1, "R1", "HBST", "100.00", "59.99", TODAY)),
                of("up", shock, 0, support(1, "R1", "INCR", "100.00", "120.00", TODAY)),
                of("nothing before", shock, 0, support(1, "R1", "HBST", "0.00", "0.00", TODAY)),
                of(
                        "the latest counts",
                        shock,
                        0,
                        support(1, "R1", "HBST", "100.00", "0.00", daysAgo(2)),
                        support(2, "R1", "INCR", "0.00", "90.00", daysAgo(1))),
                of(
                        "on one date the last by name",
                        shock,
                        300,
                        support(10, "R1", "HBST", "100.00", "0.00", TODAY),
                        support(9, "R1", "BCAP", "100.00", "95.00", TODAY)),
                of("a refused payment", shock, 1200, support(1, "R1", "DHPR", "0.00", "0.00", TODAY)),
                of(
                        "refused, then applied for again",
                        shock,
                        0,
                        support(1, "R1", "DHPR", "0.00", "0.00", daysAgo(1)),
                        support(2, "R1", "DHPA", "0.00", "0.00", TODAY)),
                of(
                        "a payment is no fall",
                        shock,
                        300,
                        support(1, "R1", "BCAP", "100.00", "95.00", daysAgo(9)),
                        support(2, "R1", "DHPA", "100.00", "0.00", TODAY)));
    }

    static Stream<Arguments> arrears() {
        String rent = "rent-arrears";
        return Stream.of(
                of("a penny less than a week", rent, 0, rent(1, 1, "W", "100.00", "99.99", "0.00", null)),
                of("a week", rent, 400, rent(1, 1, "W", "100.00", "100.00", "0.00", null)),
                of("two weeks by the fortnight", rent, 800, rent(1, 1, "F", "200.00", "200.00", "0.00", null)),
                of("four weeks", rent, 1200, rent(1, 1, "4", "400.00", "400.00", "0.00", null)),
                of("eight weeks", rent, 1600, rent(1, 1, "W", "100.00", "800.00", "0.00", null)),
                of("benefit is on its way", rent, 0, rent(1, 1, "W", "100.00", "800.00", "800.00", null)),
                of("in credit", rent, 0, rent(1, 1, "W", "100.00", "-800.00", "0.00", null)),
                of("a month is 4.33 weeks", rent, 1200, rent(1, 1, "M", "520.00", "520.00", "0.00", null)),
                of("a penny less than two months", rent, 1600, rent(1, 1, "M", "520.00", "1039.99", "0.00", null)),
                of("no rent", rent, 0, rent(1, 1, "M", "0.00", "500.00", "0.00", null)),
                of("closed in 2999 is open", rent, 400, rent(1, 1, "W", "100.00", "100.00", "0.00", OPEN)),
                of(
                        "two accounts add up",
                        rent,
                        800,
                        rent(1, 1, "W", "100.00", "100.00", "0.00", null),
                        rent(2, 1, "W", "50.00", "50.00", "0.00", null)));
    }

    static Stream<Arguments> possessions() {
        String threat = "threat-to-tenancy";
        return Stream.of(
                of(
                        "withdrawn, by a model without decay",
                        threat,
                        1800,
                        possession(1, 1, "WRNT", daysAgo(9), null),
                        possession(2, 1, "WDRN", daysAgo(8), null)),
                of("a warning", threat, 450, possession(1, 1, "WARN", daysAgo(9), null)),
                of("a notice", threat, 900, possession(1, 1, "NOTC", daysAgo(9), daysAgo(-5))),
                of("a claim", threat, 1350, possession(1, 1, "CLAM", daysAgo(9), null)),
                of("an order without a date", threat, 1350, possession(1, 1, "ORDR", daysAgo(9), null)),
                of("eviction in 29 days", threat, 1350, possession(1, 1, "ORDR", daysAgo(9), daysAgo(-29))),
                of("eviction in 28 days", threat, 1800, possession(1, 1, "ORDR", daysAgo(9), daysAgo(-28))),
                of("eviction gone by", threat, 1800, possession(1, 1, "ORDR", daysAgo(9), daysAgo(3))),
                of("a warrant", threat, 1800, possession(1, 1, "WRNT", daysAgo(9), null)));
    }

    static Stream<Arguments> instabilities() {
        String unstable = "housing-instability";
        return Stream.of(
                of("a move 730 days ago", unstable, 0, moved(1, 1, daysAgo(730))),
                of("a move 729 days ago", unstable, 250, moved(1, 1, daysAgo(729))),
                of("two moves, one in the future", unstable, 500, moved(1, 1, daysAgo(9)), moved(2, 1, daysAgo(-9))),
                of("an old closed case", unstable, 0, housingCase(1, 1, "PREV", daysAgo(730), daysAgo(700))),
                of("an old open case", unstable, 750, housingCase(1, 1, "PREV", daysAgo(800), null)),
                of("a recent closed case", unstable, 750, housingCase(1, 1, "TEMP", daysAgo(729), daysAgo(9))),
                of(
                        "two cases",
                        unstable,
                        1000,
                        housingCase(1, 1, "APPL", daysAgo(9), null),
                        housingCase(2, 1, "TRAN", daysAgo(9), daysAgo(2))),
                of("temporary accommodation", unstable, 1000, housingCase(1, 1, "TEMP", daysAgo(9), null)));
    }

    static Stream<Arguments> exclusions() {
        String excluded = "dependants-exclusions";
        return Stream.of(
                of("one session 365 days ago", excluded, 0, exclusion(1, 1, "FIXD", daysAgo(365), 1, null)),
                of("one session 364 days ago", excluded, 150, exclusion(1, 1, "FIXD", daysAgo(364), 1, null)),
                of("five sessions", excluded, 300, exclusion(1, 1, "FIXD", daysAgo(9), 5, null)),
                of("twenty sessions", excluded, 450, exclusion(1, 1, "FIXD", daysAgo(9), 20, null)),
                of("twenty-one sessions", excluded, 600, exclusion(1, 1, "FIXD", daysAgo(9), 21, null)),
                of(
                        "two episodes",
                        excluded,
                        450,
                        exclusion(1, 1, "LNCH", daysAgo(9), 1, null),
                        exclusion(2, 1, "LNCH", daysAgo(8), 1, null)),
                of("permanent", excluded, 600, exclusion(1, 1, "PERM", daysAgo(9), 0, null)),
                of("permanent, long ago", excluded, 0, exclusion(1, 1, "PERM", daysAgo(365), 0, null)));
    }

    static Stream<Arguments> attendances() {
        String absence = "school-attendance";
        return Stream.of(
                of("4.99 %", absence, 0, attendance(1, daysAgo(9), 10_000, 499)),
                of("5 %", absence, 150, attendance(1, daysAgo(9), 100, 5)),
                of("10 %", absence, 300, attendance(1, daysAgo(9), 100, 10)),
                of("35 % exactly", absence, 450, attendance(1, daysAgo(9), 100, 35)),
                of("above 35 %", absence, 600, attendance(1, daysAgo(9), 1000, 351)),
                of("no school", absence, 0, attendance(1, daysAgo(9), 0, 0)),
                of(
                        "55 days before the latest counts",
                        absence,
                        300,
                        attendance(1, daysAgo(9), 100, 0),
                        attendance(1, daysAgo(64), 100, 20)),
                of(
                        "56 days before does not",
                        absence,
                        0,
                        attendance(1, daysAgo(9), 100, 0),
                        attendance(1, daysAgo(65), 100, 20)),
                of(
                        "doubled exactly",
                        absence,
                        300,
                        attendance(1, daysAgo(9), 50, 3),
                        attendance(1, daysAgo(373), 100, 3)),
                of(
                        "not quite doubled",
                        absence,
                        150,
                        attendance(1, daysAgo(9), 500, 29),
                        attendance(1, daysAgo(373), 100, 3)),
                of(
                        "doubled against 419 days before",
                        absence,
                        300,
                        attendance(1, daysAgo(9), 50, 3),
                        attendance(1, daysAgo(428), 100, 3)),
                of(
                        "420 days before is too long ago",
                        absence,
                        150,
                        attendance(1, daysAgo(9), 50, 3),
                        attendance(1, daysAgo(429), 100, 3)),
                of(
                        "363 days before is too late",
                        absence,
                        150,
                        attendance(1, daysAgo(9), 50, 3),
                        attendance(1, daysAgo(372), 100, 3)),
                of(
                        "never absent last year",
                        absence,
                        150,
                        attendance(1, daysAgo(9), 50, 3),
                        attendance(1, daysAgo(373), 100, 0)));
    }

    static Stream<Arguments> meals() {
        String school = "school-meals-or-move";
        RowWrite owed = overpayment(1, "R1", 1, null);
        RowWrite aHundredthOfAWeek = rent(1, 1, "W", "100.00", "1.00", "0.00", null);
        RowWrite lessThanAHundredth = rent(1, 1, "W", "100.00", "0.99", "0.00", null);
        return Stream.of(
                of("transitional", school, 150, Council.meals(1, 1, "TRAN", daysAgo(900), null)),
                of("eligible for 364 days", school, 300, Council.meals(1, 1, "ELIG", daysAgo(364), null)),
                of("eligible for 365 days", school, 0, Council.meals(1, 1, "ELIG", daysAgo(365), null)),
                of("lost, no arrears", school, 0, Council.meals(1, 1, "ENDD", daysAgo(900), daysAgo(9))),
                of(
                        "lost, instalments overdue",
                        school,
                        450,
                        Council.meals(1, 1, "ENDD", daysAgo(900), daysAgo(364)),
                        owed),
                of("lost 365 days ago", school, 0, Council.meals(1, 1, "ENDD", daysAgo(900), daysAgo(365)), owed),
                of(
                        "lost, a hundredth of a week owed",
                        school,
                        450,
                        Council.meals(1, 1, "ENDD", daysAgo(900), daysAgo(9)),
                        aHundredthOfAWeek),
                of(
                        "lost, less than that owed",
                        school,
                        0,
                        Council.meals(1, 1, "ENDD", daysAgo(900), daysAgo(9)),
                        lessThanAHundredth),
                of("ended without a date", school, 0, Council.meals(1, 1, "ENDD", daysAgo(900), null), owed),
                of(
                        "a move 89 days ago",
                        school,
                        600,
                        Council.meals(1, 1, "ELIG", daysAgo(9), null),
                        schoolMove(1, 1, daysAgo(89), true)),
                of(
                        "a move 90 days ago",
                        school,
                        300,
                        Council.meals(1, 1, "ELIG", daysAgo(9), null),
                        schoolMove(1, 1, daysAgo(90), true)),
                of(
                        "an ordinary transition",
                        school,
                        300,
                        Council.meals(1, 1, "ELIG", daysAgo(9), null),
                        schoolMove(1, 1, daysAgo(9), false)),
                of("a move alone", school, 0, schoolMove(1, 1, daysAgo(9), true)));
    }

    @ParameterizedTest
    @MethodSource({
        "debts",
        "reductions",
        "shocks",
        "arrears",
        "possessions",
        "instabilities",
        "exclusions",
        "attendances",
        "meals"
    })
    void countsTheBandThatTheMeasuresReach(String indicator, int points, List<RowWrite> rows) {
        Picture picture = family().with(rows.toArray(RowWrite[]::new)).picture("housing/person/1");
        assertThat(picture.points()).containsEntry(indicator, points);
        assertThat(picture.score())
                .isEqualTo(picture.points().values().stream().mapToInt(i -> i).sum());
    }

    @Test
    void countsNothingThatIsNoFact() {
        assertThat(family().with(
                                rent(1, 1, "W", "1.00", "90.00", "0.00", TODAY),
                                exclusion(1, 1, "PERM", TODAY, 1, TODAY))
                        .with(schoolMove(1, 1, TODAY, false), possession(1, 1, "????", TODAY, null))
                        .picture("housing/person/1"))
                .extracting(Picture::points, Picture::score, picture -> picture.entered(MODEL.thresholds()))
                .containsExactly(Map.of(), 0, Colour.GREEN);
    }

    @Test
    void weighsPupilsAndContractsOneByOne() {
        Picture picture = family().with(parent(2, 1, null), holder(2, 1, OPEN))
                .with(attendance(1, daysAgo(9), 100, 5), attendance(2, daysAgo(9), 100, 9))
                .with(possession(1, 1, "CLAM", daysAgo(9), null), possession(2, 2, "WDRN", daysAgo(8), null))
                .with(Council.meals(1, 1, "ELIG", daysAgo(9), null), schoolMove(1, 2, daysAgo(9), true))
                .picture("housing/person/1");
        assertThat(picture.points())
                .isEqualTo(Map.of("school-attendance", 150, "threat-to-tenancy", 1350, "school-meals-or-move", 300));
    }

    @Test
    void seesTheFactsOfCurrentPartiesOnly() {
        Council council = family().with(
                        tenant(2, "Huw", "Ellis", BORN, null, null),
                        tenant(3, "Ann", "Ellis", BORN, null, null),
                        tenant(4, "Mair", "Ellis", BORN, null, null))
                .with(holder(1, 2, LocalDate.of(2900, 1, 1)), holder(1, 3, TODAY.minusDays(1)), holder(1, 4, TODAY))
                .with(rent(1, 1, "W", "100.00", "100.00", "0.00", null));
        assertThat(council.picture("housing/person/1").score()).isEqualTo(400);
        assertThat(council.picture("housing/person/2").score()).isEqualTo(400);
        assertThat(council.picture("housing/person/3").score()).isZero();
        assertThat(council.picture("housing/person/4").score())
                .as("on the last day")
                .isEqualTo(400);
    }

    @Test
    void countsARowOnceHoweverManyRecordsLeadToIt() {
        assertThat(family().with(tenant(2, "Siân", "Llŷr", BORN, "AB123456C", null), holder(1, 2, null))
                        .with(rent(1, 1, "W", "100.00", "100.00", "0.00", null))
                        .picture("housing/person/2"))
                .extracting(Picture::records, Picture::points)
                .containsExactly(
                        Set.of("education/contact/1", "housing/person/1", "housing/person/2", "revenues/person/R1"),
                        Map.of("rent-arrears", 400));
    }

    static Stream<Arguments> colours() {
        RowWrite rent = rent(1, 1, "W", "1.00", "90.00", "0.00", null); // 16
        RowWrite twoWeeks = rent(1, 1, "F", "200.00", "200.00", "0.00", null); // 8
        RowWrite claim = possession(1, 1, "CLAM", daysAgo(9), null); // 13.5
        RowWrite warrant = possession(1, 1, "WRNT", daysAgo(9), null); // 18
        RowWrite shelter = housingCase(1, 1, "TEMP", daysAgo(9), null); // 10
        RowWrite debt = balance(1, 0, null, "0.00", "LIAB"); // 16
        RowWrite noDebt = balance(1, 0, null, "0.00", "NONE"); // 0
        RowWrite missed = balance(1, 2, null, "0.00", "NONE"); // 8
        RowWrite cut = support(1, "R1", "BCAP", "100.00", "90.00", TODAY); // 6
        RowWrite excluded = exclusion(1, 1, "PERM", daysAgo(9), 1, null); // 6
        RowWrite absent = attendance(1, daysAgo(9), 100, 10); // 3
        return Stream.of(
                argumentSet("nothing", Colour.GREEN, 0, List.of()),
                argumentSet("29.5", Colour.GREEN, 2950, List.of(rent, claim)),
                argumentSet("30", Colour.AMBER, 3000, List.of(debt, twoWeeks, excluded)),
                argumentSet("44 of one system", Colour.AMBER, 4400, List.of(rent, warrant, shelter)),
                argumentSet(
                        "44 of one system, and rows of another that add nothing",
                        Colour.AMBER,
                        4400,
                        List.of(rent, warrant, shelter, noDebt)),
                argumentSet("54", Colour.AMBER, 5400, List.of(rent, warrant, cut, missed, excluded)),
                argumentSet("55.5 of two systems", Colour.RED, 5550, List.of(rent, claim, shelter, debt)),
                argumentSet(
                        "three points more", Colour.RED, 5700, List.of(rent, warrant, cut, missed, excluded, absent)));
    }

    @ParameterizedTest
    @MethodSource("colours")
    void coloursByScoreAndSystems(Colour colour, int score, List<RowWrite> rows) {
        Picture picture = family().with(rows.toArray(RowWrite[]::new)).picture("housing/person/1");
        assertThat(picture.score()).isEqualTo(score);
        assertThat(picture.entered(MODEL.thresholds())).isEqualTo(colour);
    }
}
