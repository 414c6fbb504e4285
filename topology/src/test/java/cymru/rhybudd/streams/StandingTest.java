package cymru.rhybudd.streams;

import static cymru.rhybudd.streams.Somebody.SIAN;
import static cymru.rhybudd.streams.TestCouncil.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.council.ModelFile;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operations staff see of how citizens stand, and of how long stages take. */
class StandingTest {
    private static final String OPEN = "NOTICE_SERVED";

    private static TestCouncil council() {
        TestCouncil council = TestCouncil.builder().withoutModel().open();
        council.publish(ModelFile.load(TestCouncil.FILES.resolve("2026-12.model.yaml")));
        council.insert("housing/person", SIAN.in("housing/person", 40));
        council.insert("housing/tenancy_holder", Map.of("tenancy_id", 5, "person_id", 40));
        return council;
    }

    private static void noticeIsServed(TestCouncil council) {
        council.insert("housing/possession_action", Map.of("action_id", 1, "tenancy_id", 5, "step", "NOTC"));
    }

    @Test
    void anAlertIsOpenSinceTheDayWhenItOpenedUntilItCloses() {
        try (TestCouncil council = council()) {
            noticeIsServed(council);
            assertThat(council.count("open", "0", OPEN, TODAY.toString())).isEqualTo(1);
            council.tick(TODAY.plusDays(3));
            assertThat(council.count("open", "0", OPEN, TODAY.toString())).isEqualTo(1);

            council.delete("housing/possession_action", Map.of("action_id", 1));

            assertThat(council.count("open", "0", OPEN, TODAY.toString())).isZero();
        }
    }

    @Test
    void aCitizenIsCountedInTheColourOfTheLatestPictureAlone() {
        try (TestCouncil council = council()) {
            noticeIsServed(council);

            assertThat(Arrays.stream(cymru.rhybudd.domain.weighting.Rag.values())
                            .mapToInt(colour -> council.count("coloured", "0", colour.name()))
                            .sum())
                    .isEqualTo(1);
        }
    }

    @Test
    void everyStageIsTimedAtItsEntrance() {
        try (TestCouncil council = council()) {
            int rows = council.count("passed", "FRONT");

            noticeIsServed(council);

            assertThat(council.count("passed", "FRONT")).isEqualTo(rows + 1);
            assertThat(council.count("passed", "ASSESS")).isPositive();
            assertThat(council.count("passed", "NOTIFY")).isPositive();
        }
    }
}
