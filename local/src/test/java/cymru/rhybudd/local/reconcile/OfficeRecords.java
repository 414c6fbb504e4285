package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.AlertKind;
import cymru.rhybudd.schemas.AlertOrigin;
import cymru.rhybudd.schemas.Assessment;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.DecisionReason;
import cymru.rhybudd.schemas.EpisodeStep;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldReason;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.LogPosition;
import cymru.rhybudd.schemas.MassUpdate;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.ModelRole;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.Rag;
import cymru.rhybudd.schemas.SourceChange;
import cymru.rhybudd.schemas.TeamDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What went into NOTIFY and came out, written by hand. */
final class OfficeRecords {
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    static final String TEAM = "housing-options-north";

    private final List<AlertEvent> log = new ArrayList<>();
    private final List<OfficerNotification> told = new ArrayList<>();
    private final Map<String, HeldAlert> held = new LinkedHashMap<>();
    private final List<TeamDigest> digests = new ArrayList<>();

    static Alert amber(String id) {
        return alert(id, id, AlertKind.ESCALATION, EpisodeStep.OPENED, Rag.AMBER, 3000, AlertOrigin.CIRCUMSTANCES);
    }

    static Alert red(String id) {
        return alert(id, id, AlertKind.ESCALATION, EpisodeStep.OPENED, Rag.RED, 6000, AlertOrigin.CIRCUMSTANCES);
    }

    static Alert notice(String id) {
        return alert(id, id, AlertKind.NOTICE_SERVED, EpisodeStep.OPENED, Rag.GREEN, 900, AlertOrigin.CIRCUMSTANCES);
    }

    static Alert byModel(String id) {
        return alert(id, id, AlertKind.ESCALATION, EpisodeStep.OPENED, Rag.AMBER, 3000, AlertOrigin.MODEL);
    }

    static Alert closing(String id, String episode, AlertOrigin origin) {
        return alert(id, episode, AlertKind.ESCALATION, EpisodeStep.CLOSED, Rag.GREEN, 900, origin);
    }

    static Alert alert(
            String id, String episode, AlertKind kind, EpisodeStep step, Rag colour, int score, AlertOrigin origin) {
        return new Alert(
                id,
                "citizen-of-" + episode,
                kind,
                Rag.GREEN,
                colour,
                0,
                "north",
                "HOUSING",
                "rent-arrears",
                assessment("citizen-of-" + episode, colour, score),
                episode,
                step,
                DecisionReason.CONCERN_ROSE,
                origin,
                kind == AlertKind.ESCALATION ? null : LocalDate.of(2027, 1, 18));
    }

    /** The same, by a change that is part of that mass update. */
    static Alert inMassUpdate(String name, Alert alert) {
        SourceChange change = new SourceChange(
                "revenues",
                "council_tax_balance",
                "revenues/council_tax_balance/7",
                "u",
                false,
                "000000010000",
                "77",
                Instant.EPOCH,
                MassUpdate.TRANSACTION,
                name);
        Assessment assessment =
                Assessment.newBuilder(alert.getAssessment()).setChange(change).build();
        return Alert.newBuilder(alert).setAssessment(assessment).build();
    }

    private static Assessment assessment(String citizen, Rag colour, int score) {
        return new Assessment(
                citizen,
                "2026-12",
                MONDAY,
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
                null);
    }

    static ClockTicked tickOn(LocalDate day) {
        return new ClockTicked(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** The shipped model, with another budget. */
    static ModelPublished model(int perTeamAndWeek, int keptForRed) {
        try {
            String text = Files.readString(Path.of("../deploy/council/2026-12.model.yaml"))
                    .replaceAll("per-team-and-week: [0-9]+", "per-team-and-week: " + perTeamAndWeek)
                    .replaceAll("kept-for-red: [0-9]+", "kept-for-red: " + keptForRed);
            return new ModelPublished("2026-12", text, ModelRole.LIVE, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OfficeRecords log(SpecificRecord... bodies) {
        for (SpecificRecord body : bodies) {
            log.add(new AlertEvent(body));
        }
        return this;
    }

    /** Told as it came, and counted in that week. */
    OfficeRecords told(Alert alert, @Nullable LocalDate countedIn) {
        return released(alert, null, countedIn);
    }

    OfficeRecords released(Alert alert, @Nullable String from, @Nullable LocalDate countedIn) {
        told.add(new OfficerNotification(alert.getAlertId(), TEAM, "Housing", "Tai", alert, from, countedIn));
        return this;
    }

    OfficeRecords held(Alert alert, String hold, HoldState state, @Nullable String officer) {
        held.put(alert.getAlertId(), new HeldAlert(hold, reason(hold), state, TEAM, alert, officer, null));
        return this;
    }

    private static HoldReason reason(String hold) {
        if (hold.startsWith("model/")) {
            return HoldReason.MODEL_CHANGE;
        }
        return hold.startsWith("budget/") ? HoldReason.BUDGET : HoldReason.MASS_UPDATE;
    }

    OfficeRecords digested(Alert... alerts) {
        digests.add(new TeamDigest("hold", TEAM, "Housing", "Tai", "officer-7", "checked", List.of(alerts), 1));
        return this;
    }

    void told(OfficerNotification notification) {
        told.add(notification);
    }

    void held(HeldAlert alert) {
        held.put(alert.getAlert().getAlertId(), alert);
    }

    void digested(TeamDigest digest) {
        digests.add(digest);
    }

    OfficeView view() {
        return new OfficeView(log, told, held, digests);
    }
}
