package cymru.rhybudd.streams;

import cymru.rhybudd.council.TeamsFile;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOrigin;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.TeamsPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes alerts as NOTIFY reads them, of what a case is about. */
record AlertRecords(
        String id,
        String episode,
        AlertKind kind,
        EpisodeStep step,
        Rag colour,
        int score,
        AlertOrigin origin,
        @Nullable String massUpdate,
        @Nullable LocalDate deadline,
        String domain,
        String patch) {
    private static final Path FILES = Path.of("../deploy/council");
    static final TeamsPublished TEAMS =
            new TeamsPublished(TeamsFile.load(FILES.resolve("teams.yaml")).text());
    static final String VERSION = "2026-12";
    private static final Path MODEL = FILES.resolve(VERSION + ".model.yaml");

    static AlertRecords amber(String id, int score) {
        return new AlertRecords(
                id,
                id,
                AlertKind.ESCALATION,
                EpisodeStep.OPENED,
                Rag.AMBER,
                score,
                AlertOrigin.CIRCUMSTANCES,
                null,
                null,
                "HOUSING",
                "north");
    }

    static AlertRecords red(String id, int score) {
        return amber(id, score).with(Rag.RED, score);
    }

    static AlertRecords notice(String id, LocalDate deadline) {
        AlertRecords any = amber(id, 1350);
        return new AlertRecords(
                id,
                id,
                AlertKind.NOTICE_SERVED,
                any.step,
                Rag.GREEN,
                any.score,
                any.origin,
                null,
                deadline,
                any.domain,
                any.patch);
    }

    AlertRecords with(Rag colour, int score) {
        return new AlertRecords(id, episode, kind, step, colour, score, origin, massUpdate, deadline, domain, patch);
    }

    /** A later alert of the same episode. */
    AlertRecords then(String laterId, EpisodeStep laterStep) {
        return new AlertRecords(
                laterId, episode, kind, laterStep, colour, score, origin, massUpdate, deadline, domain, patch);
    }

    AlertRecords inMassUpdate(String name) {
        return new AlertRecords(id, episode, kind, step, colour, score, origin, name, deadline, domain, patch);
    }

    AlertRecords byModel() {
        return new AlertRecords(
                id, episode, kind, step, colour, score, AlertOrigin.MODEL, massUpdate, deadline, domain, patch);
    }

    /** The end of the episode, which a new model brings about. */
    AlertRecords closedByModel(String laterId) {
        return then(laterId, EpisodeStep.CLOSED).with(Rag.GREEN, 900).byModel();
    }

    /** The shipped teams, with other keys: they end in that instead of in the patch. */
    static TeamsPublished teams(String north, String south) {
        return new TeamsPublished(
                TEAMS.getText().replace("-north,", "-" + north + ",").replace("-south,", "-" + south + ","));
    }

    AlertRecords of(String otherDomain, String otherPatch) {
        return new AlertRecords(
                id, episode, kind, step, colour, score, origin, massUpdate, deadline, otherDomain, otherPatch);
    }

    Alert record() {
        return new Alert(
                id,
                "citizen-of-" + episode,
                kind,
                Rag.GREEN,
                colour,
                0,
                patch,
                domain,
                "rent-arrears",
                assessment(),
                episode,
                step,
                DecisionReason.CONCERN_ROSE,
                origin,
                deadline);
    }

    /** The same about the canary. */
    Alert ofCanary() {
        return Alert.newBuilder(record()).setCitizen(Canary.CITIZEN).build();
    }

    private Assessment assessment() {
        return new Assessment(
                "citizen-of-" + episode,
                VERSION,
                LocalDate.of(2026, 11, 24),
                score,
                colour,
                List.of(),
                new LogPosition(0, 1L),
                colour,
                null,
                score,
                score,
                List.of(),
                false,
                List.of(),
                null,
                change());
    }

    private SourceChange change() {
        return new SourceChange(
                "revenues",
                "council_tax_balance",
                "revenues/council_tax_balance/7",
                "u",
                false,
                "000000010000",
                "77",
                Instant.parse("2026-11-24T02:00:00Z"),
                massUpdate == null ? MassUpdate.NONE : MassUpdate.TRANSACTION,
                massUpdate);
    }

    /** The shipped model, with another budget. */
    static ModelPublished model(int perTeamAndWeek, int keptForRed) {
        try {
            String text = Files.readString(MODEL)
                    .replaceAll("per-team-and-week: [0-9]+", "per-team-and-week: " + perTeamAndWeek)
                    .replaceAll("kept-for-red: [0-9]+", "kept-for-red: " + keptForRed);
            return new ModelPublished(VERSION, text, ModelRole.LIVE, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
