package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures of what is elsewhere by now, or is no more, are shown no longer. */
class MetricsTest {
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    private List<String> series(String name) {
        return metrics.scrape().lines().filter(line -> line.startsWith(name)).toList();
    }

    private void shadowed(int partition, long citizens) {
        metrics.shadowed(partition, "2027-01", "GREEN", "AMBER", "area", "north", citizens);
    }

    @Test
    void aPartitionThatMovedAwayShowsNoShadows() {
        shadowed(0, 17);
        shadowed(1, 18);

        metrics.forgetShadows(0);

        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().contains("partition=\"1\"");
    }

    @Test
    void aPartitionThatComesBackShowsWhatItCountsThen() {
        shadowed(0, 17);
        metrics.forgetShadows(0);

        shadowed(0, 19);

        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().endsWith(" 19.0");
    }

    @Test
    void aGroupThatNobodyIsInIsNotShown() {
        shadowed(0, 17);

        shadowed(0, 0);

        assertThat(series("rhybudd_shadow_citizens")).isEmpty();
    }

    @Test
    void fewerThanFiveAreShownAsNone() {
        shadowed(0, 4);
        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().endsWith(" 0.0");

        shadowed(0, 5);
        assertThat(series("rhybudd_shadow_citizens")).singleElement().asString().endsWith(" 5.0");
    }

    @Test
    void whatWaitsFallsToZeroAndStaysThere() {
        metrics.held("BUDGET", "housing-options-north", 2);

        metrics.held("BUDGET", "housing-options-north", 0);

        assertThat(series("rhybudd_alerts_held")).singleElement().asString().endsWith(" 0.0");
    }

    @Test
    void aTeamThatIsGoneTakesItsFiguresAlong() {
        metrics.held("BUDGET", "old", 0);
        metrics.budget("old", 3, 4);
        metrics.budget("new", 1, 2);

        metrics.forgetTeam("old");

        assertThat(metrics.scrape()).contains("team=\"new\"").doesNotContain("team=\"old\"");
    }

    @Test
    void anInstanceThatNoLongerRunsNotifyShowsNoTeams() {
        metrics.held("BUDGET", "north", 3);
        metrics.held("MODEL_CHANGE", "north", 3);
        metrics.budget("north", 1, 2);

        metrics.forgetOffice();

        assertThat(metrics.scrape()).doesNotContain("team=\"north\"");
    }
}
