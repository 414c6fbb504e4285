package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.ClockTicked;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.HoldRuled;
import cymru.rhybudd.schemas.HoldRuling;
import cymru.rhybudd.schemas.HoldState;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** NOTIFY's fold in memory, with its log: what is appended comes back in its turn. */
final class Desk implements OfficeFold.Listener {
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final CountedMetrics metrics = new CountedMetrics();
    private final ArrayDeque<OfficeContinued> appended = new ArrayDeque<>();
    private final List<AlertEvent> log = new ArrayList<>();
    private final List<OfficerNotification> told = new ArrayList<>();
    private final List<SpecificRecord> outputs = new ArrayList<>();
    private final List<TeamDigest> digests = new ArrayList<>();
    private final Map<String, HeldAlert> held = new LinkedHashMap<>();
    private final OfficeMemory memory = OfficeMemory.empty();
    private final int steps;
    private OfficeFold fold;

    Desk(int steps) {
        this.steps = steps;
        this.fold = new OfficeFold(memory, steps, metrics, this);
    }

    /** The stores are all that is left. */
    void restart() {
        fold = new OfficeFold(memory, steps, metrics, this);
    }

    /** On the Tuesday after {@link #MONDAY}, with that budget. */
    static Desk withBudget(int perTeamAndWeek, int keptForRed) {
        Desk desk = new Desk(500);
        desk.tick(MONDAY.plusDays(1)).take(AlertRecords.TEAMS);
        desk.take(AlertRecords.model(perTeamAndWeek, keptForRed));
        return desk;
    }

    /** Takes one entry in, and whatever follows from it in the log. */
    Desk take(SpecificRecord body) {
        append(body);
        goOnToTheEnd();
        return this;
    }

    /** Takes one entry in; what it appends waits in the log. */
    void append(SpecificRecord body) {
        log.add(new AlertEvent(body));
        fold.take(log.get(log.size() - 1), log.size() - 1L);
    }

    /** The next entry that was appended, if there is one. */
    boolean goOn() {
        if (appended.isEmpty()) {
            return false;
        }
        append(appended.remove());
        return true;
    }

    /** All entries that were appended, and that they append. */
    void goOnToTheEnd() {
        boolean more = true;
        while (more) {
            more = goOn();
        }
    }

    Desk alert(AlertRecords alert) {
        return take(alert.record());
    }

    Desk tick(LocalDate day) {
        return tick(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    Desk tick(Instant instant) {
        return take(new ClockTicked(instant));
    }

    Desk rule(HoldRuling ruling, String hold) {
        return take(new HoldRuled(hold, ruling, "officer-7", "checked", Instant.parse("2026-11-24T10:00:00Z")));
    }

    /** Replays the log, with another size of steps for what it would append itself. */
    List<SpecificRecord> replayed() {
        return replayed(place -> false);
    }

    /** Replays the log, and restarts before the entries at those places. */
    List<SpecificRecord> replayed(LongPredicate restartsBefore) {
        Desk replay = new Desk(17);
        for (int place = 0; place < log.size(); place++) {
            if (restartsBefore.test(place)) {
                replay.restart();
            }
            replay.fold.take(log.get(place), place);
        }
        return replay.outputs;
    }

    /** The entries so far, in order. */
    List<SpecificRecord> log() {
        return log.stream().map(entry -> (SpecificRecord) entry.getBody()).toList();
    }

    /** Everything that was told, seen or digested, in order. */
    List<SpecificRecord> outputs() {
        return outputs;
    }

    List<OfficerNotification> told() {
        return told;
    }

    /** The ids of what was told, in order. */
    List<String> toldIds() {
        return told.stream().map(OfficerNotification::getNotificationId).toList();
    }

    List<TeamDigest> digests() {
        return digests;
    }

    /** Where each alert that was ever held stands, by id. */
    Map<String, HeldAlert> held() {
        return held;
    }

    /** Where an alert stands that was ever held. */
    HeldAlert held(String alertId) {
        HeldAlert alert = held.get(alertId);
        if (alert == null) {
            throw new AssertionError(alertId + " was never held");
        }
        return alert;
    }

    HoldState state(String alertId) {
        return held(alertId).getState();
    }

    List<String> waiting() {
        return held.values().stream()
                .filter(alert -> alert.getState() == HoldState.WAITING)
                .map(alert -> alert.getAlert().getAlertId())
                .toList();
    }

    List<Alert> alerts() {
        return log.stream()
                .map(AlertEvent::getBody)
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .toList();
    }

    int logged() {
        return log.size();
    }

    OfficeMemory memory() {
        return memory;
    }

    /** Of what figures are shown, by their labels. */
    Set<List<String>> shown() {
        return metrics.shown();
    }

    int count(String... labels) {
        return metrics.count(labels);
    }

    @Nullable
    LocalDate heldSince(String reason) {
        return metrics.heldSince(reason);
    }

    @Override
    public void told(OfficerNotification notification) {
        told.add(notification);
        outputs.add(notification);
    }

    @Override
    public void held(HeldAlert alert) {
        held.put(alert.getAlert().getAlertId(), alert);
        outputs.add(alert);
    }

    @Override
    public void digested(TeamDigest digest) {
        digests.add(digest);
        outputs.add(digest);
    }

    @Override
    public void continued(OfficeContinued step) {
        appended.add(step);
    }
}
