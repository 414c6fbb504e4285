package cymru.rhybudd.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.console.ToldAlerts;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.ShadowAssessment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OversightTest {
    private static final List<Rag> ORDER = List.of(Rag.GREEN, Rag.AMBER);

    private final Oversight oversight = new Oversight();

    private void shadowed(String citizen, Rag live, Rag shadow) {
        oversight.shadowed(
                citizen + "|2027-01",
                ShadowAssessment.newBuilder()
                        .setCitizen(citizen)
                        .setHouseholdType("NO_CHILDREN_TENANT")
                        .setLiveVersion("2026-12")
                        .setLiveRag(live)
                        .setLivePoints(Map.of())
                        .setAssessment(ToldAlerts.assessment(citizen, shadow))
                        .build());
    }

    @Test
    void theLivePictureMayBeNewerThanTheShadows() {
        shadowed("c1", Rag.GREEN, Rag.AMBER);
        shadowed("c2", Rag.GREEN, Rag.AMBER);
        oversight.assessed("c2", ToldAlerts.assessment("c2", Rag.AMBER));

        assertThat(oversight.colours("2027-01", ORDER)).isDeepEqualTo(new int[][] {{0, 1}, {0, 1}});
    }

    @Test
    void whoeverIsForgottenCountsNoMore() {
        shadowed("c1", Rag.GREEN, Rag.AMBER);
        oversight.shadowed("c1|2027-01", null);

        assertThat(oversight.colours("2027-01", ORDER)).isDeepEqualTo(new int[][] {{0, 0}, {0, 0}});
    }

    @Test
    void ofTheClockTheFirstTickOfADayIsKept() {
        for (String tick : List.of("2026-11-25T23:00:00Z", "2026-11-25T23:30:00Z", "2026-11-26T00:00:00Z")) {
            oversight.told(
                    Control.newBuilder()
                            .setBody(new ClockTicked(Instant.parse(tick)))
                            .build(),
                    oversight.told().size(),
                    Instant.EPOCH);
        }

        assertThat(oversight.told()).hasSize(2);
    }
}
