package cymru.rhybudd.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.audit.report.ModelsReport.Told;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.Rag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsReportTest {
    private static final Path MODEL =
            Path.of(System.getProperty("rhybudd.home", "..")).resolve("deploy/council/2026-12.model.yaml");
    private static final Instant PUBLISHED = Instant.parse("2026-11-26T09:00:00Z");

    private static Told model(long offset, String version, ModelRole role, @Nullable LocalDate from)
            throws IOException {
        String text = Files.readString(MODEL).replace("version: 2026-12", "version: " + version);
        return new Told(
                offset,
                PUBLISHED.plusSeconds(offset),
                Control.newBuilder()
                        .setBody(ModelPublished.newBuilder()
                                .setVersion(version)
                                .setText(text)
                                .setRole(role)
                                .setValidFrom(from)
                                .build())
                        .build());
    }

    private static Told tick(long offset, String at) {
        return new Told(
                offset,
                PUBLISHED.plusSeconds(offset),
                Control.newBuilder().setBody(new ClockTicked(Instant.parse(at))).build());
    }

    @Test
    void aModelWaitsForItsFirstDayAndIsInForceSinceThatTick() throws IOException {
        List<Told> told = List.of(
                tick(0, "2026-11-26T09:00:00Z"),
                model(1, "2026-12", ModelRole.LIVE, LocalDate.of(2026, 11, 27)),
                model(2, "2027-01", ModelRole.SHADOW, null));
        assertThat(new ModelsReport(told).page(new LifeWords("en")).text())
                .contains("standing: waits for its first day", "standing: runs as a shadow");

        List<Told> later = new ArrayList<>(told);
        later.add(tick(3, "2026-11-27T00:00:00Z"));
        ModelsReport report = new ModelsReport(later);
        assertThat(report.page(new LifeWords("en")).text())
                .contains("standing: in force", "in force since: 2026-11-26T09:00:03Z, controls/0/3");
        assertThat(report.shadows()).containsExactly("2027-01");
    }

    /** One person whom the shadow sees in red is hidden, and so is whatever would give them away. */
    @ParameterizedTest
    @CsvSource({"en, Shadow model 2027-01", "cy, Model cysgodol 2027-01"})
    void aFewPeopleAreNotShownByAShadow(String language, String heading) {
        int[][] counts = {{90, 20, 0, 0}, {10, 30, 1, 0}, {0, 7, 40, 0}, {0, 0, 0, 200}};
        ReportPage page = ShadowReport.page(Map.of("2027-01", counts), new LifeWords(language));

        assertThat(page.parts()).singleElement().satisfies(part -> {
            assertThat(part.heading()).isEqualTo(heading);
            List<String> amber = part.rows().get(ShadowReport.COLOURS.indexOf(Rag.AMBER));
            assertThat(amber).doesNotContain("1", "30").filteredOn("·"::equals).hasSizeGreaterThan(1);
        });
    }

    @Test
    void withoutAShadowThatIsSaid() {
        assertThat(ShadowReport.page(Map.of(), new LifeWords("en")).text()).contains("No shadow model runs.");
    }
}
