package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.records.UnreadableRecordsException;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.streams.LogFold;
import cymru.rhybudd.streams.OfficeFold;
import cymru.rhybudd.streams.OfficeMemory;
import cymru.rhybudd.streams.StageMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Replays NOTIFY's log beside what officers were told: every entry must be one that the partitions of the log of record handed on, and everything
 * told, held or sent as a digest must follow from it. For one thread.
 */
final class OfficeVerification implements OfficeFold.Listener {
    private static final Partition ALERT_LOG = new Partition(Contracts.ALERT_LOG.topic(), 0);
    /** The key of what concerns all alerts. */
    private static final String OFFICE = "office";

    private final Records records;
    private final MergedTopic<AlertEvent> handedOn;
    private final Digests digests = new Digests();
    private final ContractBytes<AlertEvent> entries;
    private final Lockstep<OfficerNotification> notifications;
    private final Lockstep<TeamDigest> teamDigests;
    private final HeldAlerts held;
    private final Deque<OfficeContinued> steps = new ArrayDeque<>();
    private final OfficeFold fold = new OfficeFold(OfficeMemory.empty(), Integer.MAX_VALUE, StageMetrics.NONE, this);
    private Origin now = new Origin(ALERT_LOG, -1);
    private long taken;
    private long refused;
    private @Nullable Difference first;

    OfficeVerification(Records records, Iterable<PartitionVerification.Findings> partitions) {
        this.records = records;
        this.entries = new ContractBytes<>(Contracts.ALERT_LOG, records.schemas());
        this.handedOn = new MergedTopic<>(ALERT_LOG, entries, partitions, PartitionVerification.Findings::handedOn);
        this.notifications = new Lockstep<>(
                records,
                new Partition(Contracts.OFFICER_NOTIFICATIONS.topic(), 0),
                Contracts.OFFICER_NOTIFICATIONS,
                digests);
        this.teamDigests = new Lockstep<>(
                records, new Partition(Contracts.TEAM_DIGESTS.topic(), 0), Contracts.TEAM_DIGESTS, digests);
        this.held = new HeldAlerts(records, digests);
    }

    /**
     * What was found.
     *
     * @param entries how many entries of {@code alert-log} were replayed
     * @param refused how many of them the service could not apply, as the replay cannot
     * @param notifications how many of what officers were told was the same
     * @param hash over everything that officers were told by the replay
     */
    @SuppressWarnings("ArrayRecordComponent") // a hash; printed, not compared
    record Findings(
            long entries,
            long refused,
            long notifications,
            @Nullable Difference first,
            byte[] hash) {}

    Findings run(boolean mustBeComplete) {
        long processed = records.processed(ALERT_LOG);
        boolean ahead = false;
        try (notifications;
                teamDigests;
                Cursor cursor = records.read(ALERT_LOG, 0)) {
            StoredRecord record = cursor.next();
            while (record != null && first == null) {
                AlertEvent entry = entries.readable(record.value());
                if (entry == null) {
                    differ(Difference.unreadable(ALERT_LOG, record.offset(), null, null));
                } else if (record.offset() < processed || !isStepNotAskedFor(entry)) {
                    checkOrigin(record, entry);
                }
                if (record.offset() < processed) {
                    take(record.offset(), entry);
                } else {
                    ahead = true;
                }
                record = cursor.next();
            }
            if (ahead && mustBeComplete) {
                differ(Difference.missing(ALERT_LOG, processed, null, Cause.NOT_TAKEN_IN, null));
            }
            if (first == null) {
                checkEnd(ahead);
            }
        }
        return new Findings(taken, refused, notifications.equal(), first, digests.hash());
    }

    private void take(long offset, @Nullable AlertEvent entry) {
        now = new Origin(ALERT_LOG, offset);
        taken++;
        if (entry != null && first == null) {
            apply(entry, offset);
        }
    }

    private void apply(AlertEvent entry, long offset) {
        try {
            fold.take(entry, offset);
        } catch (KafkaException | UnreadableRecordsException e) {
            throw e;
        } catch (RuntimeException e) {
            refused++; // what the service cannot apply goes to the dead letters, and it goes on with the next
        }
    }

    /** The entry must be the next that its partition handed on, or the step that the replay of NOTIFY asked for. */
    private void checkOrigin(StoredRecord record, AlertEvent entry) {
        Object body = entry.getBody();
        if (body instanceof OfficeContinued step) {
            checkStep(record, step);
        } else if (body instanceof Alert alert) {
            int number = alert.getAssessment().getPosition().getPartition();
            differ(handedOn.check(record, entry, number, alert.getCitizen()));
        } else {
            differ(handedOn.check(record, entry, LogFold.SPEAKS_FOR_ALL, OFFICE));
        }
    }

    /** The steps of what was not replayed are not asked for. */
    private boolean isStepNotAskedFor(AlertEvent entry) {
        return entry.getBody() instanceof OfficeContinued && steps.isEmpty();
    }

    private void checkStep(StoredRecord record, OfficeContinued step) {
        OfficeContinued expected = steps.poll();
        boolean same = expected != null
                && expected.getWork() == step.getWork()
                && expected.getAfter().equals(step.getAfter());
        differ(
                same
                        ? RecordKey.compare(ALERT_LOG, record, OFFICE, now)
                        : Difference.unfounded(ALERT_LOG, record.offset(), Cause.OTHER_STEP, expected, step));
    }

    private void checkEnd(boolean ahead) {
        differ(handedOn.checkEnd());
        if (!steps.isEmpty()) {
            differ(Difference.missing(ALERT_LOG, -1, now, Cause.NOT_WRITTEN, steps.element()));
        }
        if (!ahead) {
            checkNothingElse(notifications);
            checkNothingElse(teamDigests);
        }
        differ(held.check(ahead));
    }

    private void checkNothingElse(Lockstep<?> topic) {
        Lockstep.Extra<?> extra = topic.rest();
        if (extra != null) {
            differ(Difference.unfounded(topic.partition(), extra.offset(), Cause.DOES_NOT_FOLLOW, null, extra.value()));
        }
    }

    private void differ(@Nullable Difference difference) {
        if (first == null) {
            first = difference;
        }
    }

    @Override
    public void told(OfficerNotification notification) {
        if (first == null) {
            differ(notifications.next(notification.getAlert().getCitizen(), notification, now));
        }
    }

    @Override
    public void held(HeldAlert alert) {
        held.expect(alert, now);
    }

    @Override
    public void digested(TeamDigest digest) {
        if (first == null) {
            differ(teamDigests.next(digest.getTeam(), digest, now));
        }
    }

    @Override
    public void continued(OfficeContinued step) {
        steps.add(step);
    }
}
