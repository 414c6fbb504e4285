package cymru.rhybudd.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.local.world.StateDirectory;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldSettingsTest {
    private static final WorldSettings MADE = new WorldSettings(7, 300, "2026-11-20");

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private StateDirectory state;

    @BeforeEach
    void writeSettings() throws Exception {
        state = StateDirectory.open(directory);
        MADE.write(state);
    }

    @AfterEach
    void close() throws Exception {
        state.close();
    }

    @Test
    void aSecondStartFindsTheSamePeopleOnTheSameFirstDay() throws Exception {
        assertThat(WorldSettings.read(state, null, null)).isEqualTo(MADE);
        assertThat(WorldSettings.read(state, null, null).day()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void aSecondStartMayRepeatWhatTheFirstSaid() throws Exception {
        assertThat(WorldSettings.read(state, 7L, 300)).isEqualTo(MADE);
    }

    @Test
    void aSecondStartMayNotContradictTheFirst() {
        String fault = "the state holds a council of 300 citizens made from seed 7: say --fresh for another one";
        assertThatThrownBy(() -> WorldSettings.read(state, 8L, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(fault);
        assertThatThrownBy(() -> WorldSettings.read(state, 7L, 301))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(fault);
    }

    @Test
    void aFirstStartNeedsNeitherSeedNorSize() {
        assertThat(WorldSettings.fresh(null, null))
                .extracting(WorldSettings::seed, WorldSettings::citizens)
                .containsExactly(1L, 2_000);
        assertThat(WorldSettings.fresh(7L, 300))
                .extracting(WorldSettings::seed, WorldSettings::citizens)
                .containsExactly(7L, 300);
    }
}
