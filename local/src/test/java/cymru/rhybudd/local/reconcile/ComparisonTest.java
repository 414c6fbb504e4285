package cymru.rhybudd.local.reconcile;

import static cymru.rhybudd.local.reconcile.Council.DECAYING;
import static cymru.rhybudd.local.reconcile.Council.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.reconcile.Difference.Kind;
import cymru.rhybudd.schemas.Rag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final LocalDate TODAY = Council.TODAY;
    private static final Set<String> RECORDS = Set.of("a", "b");
    private final Map<String, Set<String>> directory = new HashMap<>(Map.of("C1", RECORDS));
    private final Map<String, StreamPicture> pictures = new HashMap<>();
    private Picture oracle = scoring(1600, 0, false);

    /** Of two systems: rent arrears of so many points, of which so many are stale, and nothing of a debt. */
    private static Picture scoring(int points, int stale, boolean grey) {
        return new Picture(
                RECORDS,
                Map.of("rent-arrears", adding(points), "level-of-debt", adding(0)),
                points - stale,
                points + 1000,
                Set.of(),
                Set.of("support-shock"),
                Set.of("housing", "revenues"),
                stale == 0 ? Set.of("housing", "revenues") : Set.of(),
                grey);
    }

    private static Contribution adding(int points) {
        return new Contribution(points, 4, Fading.WHOLE, null, Map.of("arrears-weeks", 800L), Set.of("housing"));
    }

    /** What the stream says where it agrees, but for the colours. */
    private StreamPicture seen(Rag shown, Rag held, @Nullable Instant fallingSince) {
        return new StreamPicture(
                oracle.score(),
                oracle.scoreLow(),
                oracle.scoreHigh(),
                shown,
                held,
                fallingSince,
                oracle.missing(),
                TODAY,
                oracle.contributions());
    }

    private StreamPicture empty() {
        return new StreamPicture(0, 0, 10_000, Rag.UNKNOWN, Rag.GREEN, null, Set.of(), TODAY, Map.of());
    }

    @BeforeEach
    void agree() {
        pictures.put("C1", seen(Rag.GREEN, Rag.GREEN, null));
    }

    private List<Kind> differences() {
        return Comparison.of(List.of(oracle), new StreamView(directory, pictures), DECAYING.thresholds(), NOW).stream()
                .map(Difference::kind)
                .toList();
    }

    private List<Kind> differences(Picture must, Rag shown, Rag held, @Nullable Instant fallingSince) {
        oracle = must;
        pictures.put("C1", seen(shown, held, fallingSince));
        return differences();
    }

    @Test
    void isSilentWhereBothSayTheSame() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void listsACitizenThatTheStreamDoesNotKnow() {
        directory.clear();
        pictures.clear();
        assertThat(differences()).containsExactly(Kind.MISSING_CITIZEN);
    }

    @Test
    void listsACitizenThatTheDatabasesDoNotKnow() {
        directory.put("C2", Set.of("z"));
        pictures.put("C3", seen(Rag.GREEN, Rag.GREEN, null));
        assertThat(differences()).containsExactly(Kind.EXTRA_CITIZEN, Kind.EXTRA_CITIZEN);
    }

    @Test
    void acceptsAnEmptyPictureOfACitizenWhoWasMergedAway() {
        pictures.put("C2", empty());
        assertThat(differences()).isEmpty();
    }

    @Test
    void listsRecordsThatAreLinkedOtherwise() {
        directory.put("C1", Set.of("a"));
        directory.put("C2", Set.of("b"));
        assertThat(differences()).containsExactly(Kind.RECORDS);
    }

    @Test
    void tellsAContributionOfNothingFromNone() {
        pictures.put(
                "C1",
                new StreamPicture(
                        1600,
                        1600,
                        2600,
                        Rag.GREEN,
                        Rag.GREEN,
                        null,
                        oracle.missing(),
                        TODAY,
                        Map.of("rent-arrears", adding(1600))));
        assertThat(differences()).containsExactly(Kind.CONTRIBUTIONS);
    }

    @Test
    void listsAMissingAssessment() {
        pictures.clear();
        assertThat(differences()).containsExactly(Kind.CONTRIBUTIONS);
    }

    @Test
    void listsScoreRangeMissingAndAFutureDate() {
        pictures.put(
                "C1",
                new StreamPicture(
                        1601,
                        1500,
                        2600,
                        Rag.GREEN,
                        Rag.GREEN,
                        null,
                        Set.of(),
                        TODAY.plusDays(1),
                        oracle.contributions()));
        assertThat(differences()).containsExactly(Kind.SCORE, Kind.RANGE, Kind.MISSING, Kind.AS_OF);
    }

    @Test
    void looksAtDecayAndMeasuresOfTodayAlone() {
        Contribution otherwise =
                new Contribution(1600, 4, Fading.WHOLE - 1, null, Map.of("arrears-weeks", 801L), Set.of("housing"));
        Map<String, Contribution> said = Map.of("rent-arrears", otherwise, "level-of-debt", adding(0));
        pictures.put("C1", with(said, TODAY));
        assertThat(differences()).containsExactly(Kind.CONTRIBUTIONS);
        pictures.put("C1", with(said, TODAY.minusDays(99)));
        assertThat(differences()).isEmpty();
    }

    private StreamPicture with(Map<String, Contribution> contributions, LocalDate asOf) {
        return new StreamPicture(1600, 1600, 2600, Rag.GREEN, Rag.GREEN, null, oracle.missing(), asOf, contributions);
    }

    @Test
    void wantsAtLeastTheColourThatTheScoreEnters() {
        assertThat(differences(scoring(3000, 0, false), Rag.AMBER, Rag.AMBER, null))
                .isEmpty();
        assertThat(differences(scoring(3000, 0, false), Rag.GREEN, Rag.GREEN, null))
                .containsExactly(Kind.HELD_COLOUR);
    }

    @Test
    void acceptsAColourThatTheScoreHasNotLeft() {
        assertThat(differences(scoring(2500, 0, false), Rag.AMBER, Rag.AMBER, null))
                .isEmpty();
        assertThat(differences(scoring(2500, 0, false), Rag.AMBER, Rag.AMBER, NOW))
                .as("it is not too low")
                .containsExactly(Kind.HELD_COLOUR);
    }

    @Test
    void acceptsAColourWhileItsDwellIsNotOver() {
        Instant since = NOW.minus(Duration.ofHours(24));
        assertThat(differences(scoring(2499, 0, false), Rag.AMBER, Rag.AMBER, since.plusMillis(1)))
                .isEmpty();
        assertThat(differences(scoring(2499, 0, false), Rag.AMBER, Rag.AMBER, since))
                .as("it is over")
                .containsExactly(Kind.HELD_COLOUR);
        assertThat(differences(scoring(2499, 0, false), Rag.AMBER, Rag.AMBER, null))
                .as("it is not counted")
                .containsExactly(Kind.HELD_COLOUR);
        assertThat(differences(scoring(2499, 0, false), Rag.AMBER, Rag.AMBER, NOW.plusMillis(1)))
                .as("it begins in the future")
                .containsExactly(Kind.HELD_COLOUR);
    }

    @Test
    void wantsUnknownToBeShownExactlyWhereItIsGrey() {
        assertThat(differences(scoring(3000, 0, true), Rag.UNKNOWN, Rag.AMBER, null))
                .isEmpty();
        assertThat(differences(scoring(3000, 0, true), Rag.AMBER, Rag.AMBER, null))
                .containsExactly(Kind.GREY);
        assertThat(differences(scoring(3000, 0, false), Rag.UNKNOWN, Rag.AMBER, null))
                .containsExactly(Kind.GREY);
        assertThat(differences(scoring(3000, 0, false), Rag.RED, Rag.AMBER, null))
                .containsExactly(Kind.COLOUR);
    }

    @Test
    void letsGreyHoldWhatItHeldAndRiseByWhatIsProvenAlone() {
        assertThat(differences(scoring(100, 0, true), Rag.UNKNOWN, Rag.RED, null))
                .isEmpty();
        assertThat(differences(scoring(6000, 0, true), Rag.UNKNOWN, Rag.AMBER, null))
                .containsExactly(Kind.HELD_COLOUR);
        assertThat(differences(scoring(6000, 1000, true), Rag.UNKNOWN, Rag.AMBER, null))
                .isEmpty();
    }

    @Test
    void needsNoAssessmentOfACitizenOfWhomNothingIsKnown() {
        oracle = DECAYING.picture(RECORDS, new Facts(List.of()), new Days(TODAY), ProvenFeeds.UNDOUBTED);
        pictures.clear();
        assertThat(differences()).isEmpty();
    }

    @Test
    void reportsOnlyWhatPersists() throws Exception {
        Council council = Council.family();
        Set<String> records = Set.of("education/contact/1", "housing/person/1", "revenues/person/R1");
        StreamPicture late = new StreamPicture(400, 0, 10_000, Rag.AMBER, Rag.GREEN, null, MISSING, TODAY, Map.of());
        StreamPicture later = new StreamPicture(0, 0, 10_000, Rag.AMBER, Rag.GREEN, null, MISSING, TODAY, Map.of());
        Deque<StreamView> views = new ArrayDeque<>();
        views.add(new StreamView(Map.of("C1", records), Map.of("C1", late)));
        views.add(new StreamView(Map.of("C1", records, "C2", Set.of("new")), Map.of("C1", later)));
        ReconciliationReport report = new Reconciliation(
                        DECAYING,
                        NOW,
                        ProvenFeeds.UNDOUBTED,
                        council::image,
                        views::remove,
                        () -> new OfficeView(List.of(), List.of(), Map.of(), List.of()))
                .run(2, Duration.ZERO, progress -> {});
        assertThat(report.differences()).extracting(Difference::kind).containsExactly(Kind.GREY);
        assertThat(report.text()).isEqualTo("""
                grey: C1 [education/contact/1, housing/person/1, revenues/person/R1] must be UNKNOWN, stream says AMBER
                1 citizens as of 2026-11-20: 1 differences
                0 alerts: 0 not where they must be
                """);
        assertThat(report.json()).contains("\"differences\" : 1", "\"kind\" : \"GREY\"", "\"rounds\" : 2");
    }

    private static final Set<String> MISSING = Set.of(
            "level-of-debt",
            "council-tax-reduction",
            "support-shock",
            "rent-arrears",
            "threat-to-tenancy",
            "housing-instability",
            "dependants-exclusions",
            "school-attendance",
            "school-meals-or-move");
}
