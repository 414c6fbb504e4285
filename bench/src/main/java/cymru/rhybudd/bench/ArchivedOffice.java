package cymru.rhybudd.bench;

import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.ModelPublished;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.streams.OfficeFold;
import cymru.rhybudd.streams.OfficeMemory;
import cymru.rhybudd.streams.StageMetrics;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** NOTIFY's log as it comes into an archive, with what teams were told. For one thread. */
final class ArchivedOffice implements OfficeFold.Listener {
    private static final String OFFICE = "office";
    private static final int STEPS = 500;

    private final ArchivedTopic<Alert> alerts;
    private final ArchivedTopic<AlertEvent> log;
    private final ArchivedTopic<OfficerNotification> notifications;
    private final ArchivedTopic<HeldAlert> held;
    private final ArchivedTopic<TeamDigest> digests;
    private final Deque<AlertEvent> asked = new ArrayDeque<>();
    private final OfficeFold fold = new OfficeFold(OfficeMemory.empty(), STEPS, StageMetrics.NONE, this);
    private Instant now = Instant.EPOCH;
    private String model = "";

    ArchivedOffice(ArchiveAppender archive, Registry registry) {
        this.alerts = new ArchivedTopic<>(archive, Contracts.ALERTS, 0, registry);
        this.log = new ArchivedTopic<>(archive, Contracts.ALERT_LOG, 0, registry);
        this.notifications = new ArchivedTopic<>(archive, Contracts.OFFICER_NOTIFICATIONS, 0, registry);
        this.held = new ArchivedTopic<>(archive, Contracts.HELD_ALERTS, 0, registry);
        this.digests = new ArchivedTopic<>(archive, Contracts.TEAM_DIGESTS, 0, registry);
    }

    void take(AlertEvent entry, Instant at) {
        now = at;
        asked.add(entry);
        for (AlertEvent next = asked.poll(); next != null; next = asked.poll()) {
            String key = OFFICE;
            if (next.getBody() instanceof Alert alert) {
                key = alert.getCitizen();
                alerts.append(key, alert, at);
            } else if (next.getBody() instanceof ModelPublished published) {
                model = published.getVersion();
            }
            fold.take(next, log.append(key, next, at));
        }
    }

    /** The version of the model in force. */
    String model() {
        return model;
    }

    long end() {
        return log.end();
    }

    @Override
    public void told(OfficerNotification notification) {
        notifications.append(notification.getAlert().getCitizen(), notification, now);
    }

    @Override
    public void held(HeldAlert alert) {
        held.append(alert.getAlert().getAlertId(), alert, now);
    }

    @Override
    public void digested(TeamDigest digest) {
        digests.append(digest.getTeam(), digest, now);
    }

    @Override
    public void continued(OfficeContinued step) {
        asked.add(new AlertEvent(step));
    }
}
