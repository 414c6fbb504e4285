package cymru.rhybudd.bench;

import cymru.rhybudd.audit.archive.ArchiveAppender;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.schemas.serde.Registry;
import cymru.rhybudd.streams.LogReplay;
import java.time.Instant;

/** One partition of the log of record as it comes into an archive, with what was decided. For one thread. */
final class ArchivedPartition implements LogReplay.Listener {
    /** How many citizens one step of a sweep visits, as the service has it. */
    private static final int SWEEP_STEPS = 500;

    private final int number;
    private final CouncilArchive council;
    private final ArchivedTopic<CitizenEvent> log;
    private final ArchivedTopic<Decision> decisions;
    private final LogReplay replay = new LogReplay(this);
    private Instant now = Instant.EPOCH;
    private boolean alerted;

    ArchivedPartition(ArchiveAppender archive, Registry registry, int number, CouncilArchive council) {
        this.number = number;
        this.council = council;
        this.log = new ArchivedTopic<>(archive, Contracts.CITIZEN_LOG, number, registry);
        this.decisions = new ArchivedTopic<>(archive, Contracts.DECISIONS, number, registry);
    }

    void take(String key, CitizenEvent entry, Instant at) {
        now = at;
        alerted = false;
        long offset = log.append(key, entry, at);
        replay.take(key, entry, new LogPosition(number, offset));
    }

    /** Whether the latest entry raised an alert. */
    boolean hasAlerted() {
        return alerted;
    }

    long end() {
        return log.end();
    }

    @Override
    public void decided(Decision decision) {
        decisions.append(decision.getCitizen(), decision, now);
    }

    @Override
    public void handedOn(AlertEvent entry) {
        alerted |= entry.getBody() instanceof Alert;
        council.handOn(entry);
    }

    @Override
    public void appended(String key, CitizenEvent entry) {
        if (entry.getBody() instanceof SweepContinued step) {
            council.askFor(
                    number,
                    new CitizenEvent(new SweepContinued(
                            step.getPartition(),
                            step.getSweep(),
                            step.getAfter(),
                            Math.min(step.getSteps(), SWEEP_STEPS))));
        } else {
            council.askFor(key, entry);
        }
    }
}
