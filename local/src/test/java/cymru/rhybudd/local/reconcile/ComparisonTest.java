package cymru.rhybudd.local.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.reconcile.Difference.Kind;
import cymru.rhybudd.schemas.Rag;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final LocalDate TODAY = Council.TODAY;
    private static final Picture ORACLE =
            new Picture(Set.of("a", "b"), 1600, Colour.GREEN, Map.of("rent-arrears", 1600, "support-shock", 0));
    private final Map<String, Set<String>> directory = new HashMap<>(Map.of("C1", Set.of("a", "b")));
    private final Map<String, StreamPicture> pictures = new HashMap<>(
            Map.of("C1", new StreamPicture(1600, Rag.GREEN, TODAY, Map.of("support-shock", 0, "rent-arrears", 1600))));

    private List<Kind> differences() {
        return Comparison.of(List.of(ORACLE), new StreamView(directory, pictures), TODAY).stream()
                .map(Difference::kind)
                .toList();
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
        pictures.put("C3", new StreamPicture(0, Rag.GREEN, TODAY, Map.of("rent-arrears", 0)));
        assertThat(differences()).containsExactly(Kind.EXTRA_CITIZEN, Kind.EXTRA_CITIZEN);
    }

    @Test
    void acceptsAnEmptyPictureOfACitizenWhoWasMergedAway() {
        pictures.put("C2", new StreamPicture(0, Rag.GREEN, TODAY, Map.of()));
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
        pictures.put("C1", new StreamPicture(1600, Rag.GREEN, TODAY, Map.of("rent-arrears", 1600)));
        assertThat(differences()).containsExactly(Kind.CONTRIBUTIONS);
    }

    @Test
    void listsScoreColourAndAFutureDate() {
        pictures.put("C1", new StreamPicture(1601, Rag.AMBER, TODAY.plusDays(1), ORACLE.contributions()));
        assertThat(differences()).containsExactly(Kind.SCORE, Kind.COLOUR, Kind.AS_OF);
    }

    @Test
    void acceptsAnEarlierDateWhereTimeChangedNothing() {
        pictures.put("C1", new StreamPicture(1600, Rag.GREEN, TODAY.minusDays(99), ORACLE.contributions()));
        assertThat(differences()).isEmpty();
    }

    @Test
    void needsNoAssessmentOfACitizenOfWhomNothingIsKnown() {
        Picture nothing = new Picture(Set.of("a"), 0, Colour.GREEN, Map.of());
        StreamView view = new StreamView(Map.of("C1", Set.of("a")), Map.of());
        assertThat(Comparison.of(List.of(nothing), view, TODAY)).isEmpty();
    }

    @Test
    void reportsOnlyWhatPersists() throws Exception {
        Council council = Council.family();
        Set<String> records = Set.of("education/contact/1", "housing/person/1", "revenues/person/R1");
        StreamPicture late = new StreamPicture(400, Rag.AMBER, TODAY, Map.of());
        StreamPicture later = new StreamPicture(0, Rag.AMBER, TODAY, Map.of());
        Deque<StreamView> views = new ArrayDeque<>();
        views.add(new StreamView(Map.of("C1", records), Map.of("C1", late)));
        views.add(new StreamView(Map.of("C1", records, "C2", Set.of("new")), Map.of("C1", later)));
        ReconciliationReport report = new Reconciliation(Council.MODEL, TODAY, council::image, views::remove)
                .run(2, Duration.ZERO, progress -> {});
        assertThat(report.differences()).extracting(Difference::kind).containsExactly(Kind.COLOUR);
        assertThat(report.text()).isEqualTo("""
                colour: C1 [education/contact/1, housing/person/1, revenues/person/R1] must be GREEN, stream says AMBER
                1 citizens as of 2026-11-20: 1 differences
                """);
        assertThat(report.json()).contains("\"differences\" : 1", "\"kind\" : \"COLOUR\"", "\"rounds\" : 2");
    }
}
