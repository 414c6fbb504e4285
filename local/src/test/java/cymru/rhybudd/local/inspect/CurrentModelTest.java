package cymru.rhybudd.local.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which model a comparison goes by. */
class CurrentModelTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    private final List<Control> told = new ArrayList<>();

    private void tick(String instant) {
        told.add(new Control(new ClockTicked(Instant.parse(instant))));
    }

    private void publish(String version, ModelRole role, @Nullable LocalDate validFrom) throws IOException {
        String text = Files.readString(Path.of("../deploy/council/2026-12.model.yaml"));
        told.add(new Control(
                new ModelPublished(version, text.replace("version: 2026-12", "version: " + version), role, validFrom)));
    }

    private String version() {
        return CurrentModel.of(told).model().version();
    }

    @Test
    void itIsTheNewestWhoseFirstDayHasComeByTheStreamsClock() throws IOException {
        publish("2026-12", ModelRole.LIVE, null);
        publish("2027-01", ModelRole.LIVE, FIRST);
        tick("2026-11-30T23:00:00Z");
        assertThat(version()).isEqualTo("2026-12");

        tick("2026-12-01T00:00:00Z");
        assertThat(version()).isEqualTo("2027-01");
        assertThat(CurrentModel.of(told).now()).isEqualTo("2026-12-01T00:00:00Z");
    }

    @Test
    void aShadowJudgesNobody() throws IOException {
        tick("2026-12-01T00:00:00Z");
        publish("2026-12", ModelRole.LIVE, null);
        publish("2027-01", ModelRole.SHADOW, null);

        assertThat(version()).isEqualTo("2026-12");
    }

    @Test
    void beforeTheFirstIsPublishedThereIsNone() {
        tick("2026-12-01T00:00:00Z");

        assertThatThrownBy(() -> CurrentModel.of(told)).hasMessage("no model judges on 2026-12-01: none was published");
    }
}
