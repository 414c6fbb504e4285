package cymru.rhybudd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cymru.rhybudd.app.PublishedModel.Standing;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.Control;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.yaml.ConfigurationFaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which models are in force by the controls, and which may be published next. */
class ModelHistoryTest {
    private static final Path SHIPPED = Path.of("../deploy/council");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private final List<ControlHistory.Entry> entries = new ArrayList<>();

    private static ModelFile file(String version) {
        try {
            return file(version, Files.readString(SHIPPED.resolve("2026-12.model.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelFile file(String version, String text) {
        return ModelFile.read(version, text.replace("version: 2026-12", "version: " + version));
    }

    private static ModelFile with(ModelFile file, String right, String wrong) {
        assertThat(file.text()).contains(right);
        return ModelFile.read(file.model().version(), file.text().replace(right, wrong));
    }

    private ModelHistory history() {
        return ModelHistory.of(entries);
    }

    private void tick(LocalDate day) {
        add(new ClockTicked(day.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    private void publish(ModelFile file, ModelRole role, @Nullable LocalDate validFrom) {
        add(new ModelPublished(file.model().version(), file.text(), role, validFrom));
    }

    private void add(Object body) {
        entries.add(new ControlHistory.Entry(entries.size(), new Control(body)));
    }

    @Test
    void aModelIsInForceFromWhereItStandsAndReplacesTheOneBefore() {
        tick(TODAY);
        publish(file("2026-12"), ModelRole.LIVE, null);
        publish(file("2027-01"), ModelRole.LIVE, TODAY);

        assertThat(history().models())
                .extracting(PublishedModel::version, PublishedModel::standing, PublishedModel::inForceSince)
                .containsExactly(tuple("2026-12", Standing.REPLACED, 1L), tuple("2027-01", Standing.IN_FORCE, 2L));
    }

    @Test
    void aModelOfALaterDayWaitsForTheTickOfThatDay() {
        tick(TODAY);
        publish(file("2026-12"), ModelRole.LIVE, null);
        publish(file("2027-01"), ModelRole.LIVE, TODAY.plusDays(2));
        tick(TODAY.plusDays(1));
        assertThat(history().model("2027-01").orElseThrow().standing()).isEqualTo(Standing.PENDING);
        assertThat(history().model("2026-12").orElseThrow().standing()).isEqualTo(Standing.IN_FORCE);

        tick(TODAY.plusDays(2));

        assertThat(history().models())
                .extracting(PublishedModel::version, PublishedModel::standing, PublishedModel::inForceSince)
                .containsExactly(tuple("2026-12", Standing.REPLACED, 1L), tuple("2027-01", Standing.IN_FORCE, 4L));
    }

    @Test
    void aShadowIsNeverInForceAndCanBeRetired() {
        tick(TODAY);
        publish(file("2026-12"), ModelRole.LIVE, null);
        publish(file("2027-01"), ModelRole.SHADOW, null);
        assertThat(history().model("2027-01").orElseThrow().standing()).isEqualTo(Standing.SHADOW);

        publish(file("2027-01"), ModelRole.RETIRED, null);

        assertThat(history().models())
                .extracting(PublishedModel::version, PublishedModel::standing, PublishedModel::inForceSince)
                .containsExactly(tuple("2026-12", Standing.IN_FORCE, 1L), tuple("2027-01", Standing.RETIRED, null));
    }

    @Test
    void whatIsNoModelTakesNoPlace() {
        tick(TODAY);
        publish(file("2026-12"), ModelRole.LIVE, null);
        add(new ModelPublished("2027-01", "thresholds: none", ModelRole.LIVE, null));

        assertThat(history().models())
                .extracting(PublishedModel::version, PublishedModel::standing)
                .containsExactly(tuple("2026-12", Standing.IN_FORCE), tuple("2027-01", Standing.UNREADABLE));
        assertThat(history().isToBePublished(file("2026-12"), ModelRole.LIVE)).isFalse();
    }

    @Test
    void theSameTextIsPublishedOnce() {
        assertThat(history().isToBePublished(file("2026-12"), ModelRole.LIVE)).isTrue();

        publish(file("2026-12"), ModelRole.LIVE, TODAY);

        assertThat(history().isToBePublished(file("2026-12"), ModelRole.LIVE)).isFalse();
    }

    @Test
    void anotherTextUnderAVersionThatWasPublishedIsRefused() {
        publish(file("2026-12"), ModelRole.LIVE, null);
        ModelFile other = with(file("2026-12"), "dwell-hours: 24", "dwell-hours: 25");

        assertThatThrownBy(() -> history().isToBePublished(other, ModelRole.LIVE))
                .hasMessage("model 2026-12 was published with another text: a published model never changes, so give"
                        + " the new one a version of its own");
    }

    @Test
    void aModelThatSortsBeforeOneThatWasPublishedIsRefused() {
        publish(file("2027-01"), ModelRole.LIVE, TODAY.plusDays(30));

        assertThatThrownBy(() -> history().isToBePublished(file("2026-12"), ModelRole.LIVE))
                .hasMessage("model 2026-12 does not sort after 2027-01, which was published: models go forward only, so"
                        + " give it a later version");
    }

    @Test
    void aLaterShadowDoesNotStandInTheWay() {
        publish(file("2026-12"), ModelRole.LIVE, null);
        publish(file("2027-02"), ModelRole.SHADOW, null);

        assertThat(history().isToBePublished(file("2027-01"), ModelRole.LIVE)).isTrue();
    }

    @Test
    void aShadowThatWasApprovedSinceMayJudgeUnderItsVersion() {
        ModelFile draft = with(file("2027-01"), "  approver: {", "  # approver: {");
        publish(draft, ModelRole.SHADOW, null);

        assertThat(history().isToBePublished(file("2027-01"), ModelRole.LIVE)).isTrue();
        assertThat(history().isToBePublished(file("2027-01"), ModelRole.SHADOW))
                .as("it runs already")
                .isFalse();
    }

    @Test
    void aShadowThatWeighedOtherwiseKeepsItsVersionForEver() {
        publish(file("2027-01"), ModelRole.SHADOW, null);
        publish(file("2027-01"), ModelRole.RETIRED, null);
        ModelFile other = with(file("2027-01"), "half-life-days: 45", "half-life-days: 46");

        for (ModelRole role : List.of(ModelRole.LIVE, ModelRole.SHADOW)) {
            assertThatThrownBy(() -> history().isToBePublished(other, role))
                    .hasMessage("model 2027-01 ran as a shadow that weighs otherwise: a published model never changes,"
                            + " so give the new one a version of its own");
        }
    }

    @Test
    void aModelThatJudgesCannotBeAShadowOrRetired() {
        publish(file("2026-12"), ModelRole.LIVE, null);
        publish(file("2027-01"), ModelRole.SHADOW, null);

        assertThatThrownBy(() -> history().isToBePublished(file("2026-12"), ModelRole.SHADOW))
                .hasMessage("model 2026-12 was published to judge: give the shadow a version of its own");
        assertThatThrownBy(() -> history().runningShadow("2026-12"))
                .hasMessage("model 2026-12 judges, or did: a live model is replaced by publishing the next");
        assertThatThrownBy(() -> history().runningShadow("2027-02"))
                .hasMessage("no shadow model 2027-02 runs; these do: 2027-01");
        assertThat(history().runningShadow("2027-01").text())
                .isEqualTo(file("2027-01").text());
    }

    @Test
    void aFirstStartPassesOverAFileThatAnotherWouldReplaceAtOnce() throws IOException {
        tick(TODAY);

        assertThat(CouncilModels.load(SHIPPED).toBePublished(history()))
                .extracting(file -> file.model().version())
                .containsExactly("2026-12");
    }

    @Test
    void aStartPublishesInOrderWhatJudgesTodayAndWhatWaitsForItsFirstDay(@TempDir Path council) throws IOException {
        copySources(council);
        for (String version : List.of("2026-12", "2027-01", "2027-02")) {
            LocalDate first = version.equals("2027-02") ? TODAY.plusDays(1) : TODAY;
            Files.writeString(
                    council.resolve(version + ".model.yaml"),
                    with(file(version), "valid-from: 2026-11-25", "valid-from: " + first)
                            .text());
        }
        tick(TODAY);

        assertThat(CouncilModels.load(council).toBePublished(history()))
                .extracting(file -> file.model().version())
                .containsExactly("2027-01", "2027-02");
    }

    private static void copySources(Path council) throws IOException {
        for (String source : List.of("education", "housing", "revenues")) {
            Files.copy(SHIPPED.resolve(source + ".source.yaml"), council.resolve(source + ".source.yaml"));
        }
    }

    @Test
    void aStartNamesEveryFaultOfAFileThatIsToBePublished(@TempDir Path council) throws IOException {
        copySources(council);
        Files.copy(SHIPPED.resolve("2026-11.model.yaml"), council.resolve("2026-11.model.yaml"));
        CouncilModels models = CouncilModels.load(council);

        assertThatThrownBy(() -> models.toBePublished(history()))
                .isInstanceOf(ConfigurationFaultException.class)
                .hasMessageContaining("2026-11.model.yaml:7:1: 'approval' is missing")
                .hasMessageContaining("2026-11.model.yaml:7:1: 'dwell-hours' is missing")
                .hasMessageContaining("Remedy: say from which day on it judges");
    }

    @Test
    void aStartTakesAFileAsItIsThatWasPublishedBefore(@TempDir Path council) throws IOException {
        copySources(council);
        Files.copy(SHIPPED.resolve("2026-11.model.yaml"), council.resolve("2026-11.model.yaml"));
        publish(ModelFile.load(SHIPPED.resolve("2026-11.model.yaml")), ModelRole.LIVE, null);

        assertThat(CouncilModels.load(council).toBePublished(history())).isEmpty();
    }

    @Test
    void aLaterStartPublishesOnlyWhatComesAfterTheLatest() throws IOException {
        publish(ModelFile.load(SHIPPED.resolve("2026-12.model.yaml")), ModelRole.LIVE, TODAY);

        assertThat(CouncilModels.load(SHIPPED).toBePublished(history())).isEmpty();
    }

    @Test
    void aStartRefusesAFileThatWasPublishedWithAnotherText() throws IOException {
        publish(with(file("2026-12"), "dwell-hours: 24", "dwell-hours: 25"), ModelRole.LIVE, TODAY);
        CouncilModels shipped = CouncilModels.load(SHIPPED);

        assertThatThrownBy(() -> shipped.toBePublished(history()))
                .hasMessageStartingWith("model 2026-12 was published with another text");
    }

    @Test
    void aStartRefusesAFileThatTwoPeopleHaveNotApproved(@TempDir Path council) throws IOException {
        Files.writeString(
                council.resolve("2027-01.model.yaml"),
                with(file("2027-01"), "  approver: {", "  # approver: {").text());
        copySources(council);
        CouncilModels models = CouncilModels.load(council);

        assertThatThrownBy(() -> models.toBePublished(history()))
                .isInstanceOf(ConfigurationFaultException.class)
                .hasMessageContaining("2027-01.model.yaml:")
                .hasMessageContaining("'approver' is missing");
    }

    @Test
    void aStartLeavesADraftAloneThatRunsAsAShadow(@TempDir Path council) throws IOException {
        ModelFile draft = with(file("2027-01"), "  approver: {", "  # approver: {");
        Files.writeString(council.resolve("2027-01.model.yaml"), draft.text());
        publish(draft, ModelRole.SHADOW, null);

        assertThat(CouncilModels.load(council).toBePublished(history())).isEmpty();
    }
}
