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
import cymru.rhybudd.schemas.AwaitedRecord;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.OpenHandover;
import cymru.rhybudd.schemas.ReplayedOffice;
import cymru.rhybudd.schemas.TeamDigest;
import cymru.rhybudd.streams.LogFold;
import cymru.rhybudd.streams.OfficeFold;
import cymru.rhybudd.streams.OfficeMemory;
import cymru.rhybudd.streams.StageMetrics;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    private final ReplayedOffice before;
    private final OfficeMemory memory;
    private final OfficeFold fold;
    private final MergedTopic<AlertEvent> handedOn;
    private final Digests digests;
    private final ContractBytes<AlertEvent> entries;
    private final Lockstep<OfficerNotification> notifications;
    private final Lockstep<TeamDigest> teamDigests;
    private final HeldAlerts held;
    private final Deque<OfficeContinued> steps;
    private Origin now;
    private long next;
    private long taken;
    private long refused;
    private @Nullable Difference first;

    /**
     * Of what those partitions handed on.
     *
     * @param from where the replay goes on
     */
    OfficeVerification(Records records, Iterable<PartitionVerification> partitions, ReplayedOffice from) {
        this.records = records;
        this.before = from;
        this.memory = OfficeMemory.of(from.getMemory());
        this.fold = new OfficeFold(memory, Integer.MAX_VALUE, StageMetrics.NONE, this);
        this.entries = new ContractBytes<>(Contracts.ALERT_LOG, records.schemas());
        this.handedOn = new MergedTopic<>(ALERT_LOG, entries, partitions, PartitionVerification::handedOn);
        this.digests = new Digests(from.getHash());
        this.notifications = new Lockstep<>(
                records,
                new Partition(Contracts.OFFICER_NOTIFICATIONS.topic(), 0),
                Contracts.OFFICER_NOTIFICATIONS,
                digests,
                from.getNextNotification());
        this.teamDigests = new Lockstep<>(
                records,
                new Partition(Contracts.TEAM_DIGESTS.topic(), 0),
                Contracts.TEAM_DIGESTS,
                digests,
                from.getNextDigest());
        this.held = new HeldAlerts(records, digests, ALERT_LOG, from.getHeld());
        this.steps = new ArrayDeque<>(from.getSteps());
        this.next = from.getNext();
        this.now = new Origin(ALERT_LOG, next - 1);
    }

    /** Replays. */
    OfficeVerification run(boolean mustBeComplete) {
        long processed = records.processed(ALERT_LOG);
        try (notifications;
                teamDigests;
                Cursor cursor = records.read(ALERT_LOG, next)) {
            StoredRecord record = cursor.next();
            while (record != null && record.offset() < processed && first == null) {
                AlertEvent entry = entries.readable(record.value());
                if (entry != null && isAhead(entry)) {
                    break;
                }
                checkOrigin(record, entry, steps);
                take(record.offset(), entry);
                record = cursor.next();
            }
            handedOn.mark();
            boolean ahead = record != null;
            Deque<OfficeContinued> awaited = lookAhead(record, cursor);
            if (ahead && mustBeComplete) {
                differ(Difference.missing(ALERT_LOG, processed, null, Cause.NOT_TAKEN_IN, null));
            }
            if (first == null) {
                checkEnd(awaited.peek(), ahead);
            }
        }
        return this;
    }

    /** Whether it follows from an entry of the log that its replay has not come to. */
    private boolean isAhead(AlertEvent entry) {
        return !(entry.getBody() instanceof OfficeContinued) && handedOn.isAhead(partition(entry), because(entry));
    }

    /** What NOTIFY has not taken in may still hold what follows from what was replayed; the steps that were not found there are returned. */
    private Deque<OfficeContinued> lookAhead(@Nullable StoredRecord from, Cursor cursor) {
        Deque<OfficeContinued> awaited = new ArrayDeque<>(steps);
        StoredRecord record = from;
        while (record != null && first == null) {
            AlertEvent entry = entries.readable(record.value());
            boolean isNotAskedFor = entry != null && entry.getBody() instanceof OfficeContinued && awaited.isEmpty();
            if (!isNotAskedFor) { // the steps of what was not replayed are not
                checkOrigin(record, entry, awaited);
            }
            record = cursor.next();
        }
        return awaited;
    }

    private void take(long offset, @Nullable AlertEvent entry) {
        now = new Origin(ALERT_LOG, offset);
        taken++;
        next = offset + 1;
        if (entry == null) {
            refused++;
        } else if (first == null) {
            apply(entry, offset);
        }
    }

    private void apply(AlertEvent entry, long offset) {
        try {
            fold.take(entry, offset);
        } catch (KafkaException | UnreadableRecordsException e) {
            throw e;
        } catch (RuntimeException e) {
            // what the service cannot apply goes to the dead letters, and it goes on with the next
        }
    }

    /**
     * The entry must be the next that its partition handed on, or the step that the replay of NOTIFY asked for. From what cannot be read
     * nothing follows, and the service sets it aside; if anything stood there that was handed on, it is missed.
     */
    private void checkOrigin(StoredRecord record, @Nullable AlertEvent entry, Deque<OfficeContinued> asked) {
        if (entry == null) {
            return;
        }
        if (entry.getBody() instanceof OfficeContinued step) {
            checkStep(record, step, asked);
        } else {
            String key = entry.getBody() instanceof Alert alert ? alert.getCitizen() : OFFICE;
            differ(handedOn.check(record, entry, partition(entry), because(entry), key));
        }
    }

    /** The partition of the log that hands it on. */
    private static int partition(AlertEvent entry) {
        return entry.getBody() instanceof Alert alert
                ? alert.getAssessment().getPosition().getPartition()
                : LogFold.SPEAKS_FOR_ALL;
    }

    /** The offset of the entry from which it says that it follows; what concerns all alerts does not say. */
    private static long because(AlertEvent entry) {
        return entry.getBody() instanceof Alert alert
                ? alert.getAssessment().getPosition().getOffset()
                : Long.MAX_VALUE;
    }

    private void checkStep(StoredRecord record, OfficeContinued step, Deque<OfficeContinued> asked) {
        OfficeContinued expected = asked.poll();
        boolean same = expected != null
                && expected.getWork() == step.getWork()
                && expected.getAfter().equals(step.getAfter());
        differ(
                same
                        ? RecordKey.compare(ALERT_LOG, record, OFFICE, now)
                        : Difference.unfounded(ALERT_LOG, record.offset(), Cause.OTHER_STEP, expected, step));
    }

    private void checkEnd(@Nullable OfficeContinued missing, boolean ahead) {
        differ(handedOn.checkEnd());
        if (missing != null) {
            differ(Difference.missing(ALERT_LOG, -1, now, Cause.NOT_WRITTEN, missing));
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

    /** How many entries of {@code alert-log} were replayed. */
    long entries() {
        return before.getEntries() + taken;
    }

    /** How many of them nobody could read. */
    long refused() {
        return before.getRefused() + refused;
    }

    /** How many of what officers were told was the same. */
    long notifications() {
        return before.getNotifications() + notifications.equal();
    }

    /** The first difference; null when there is none. */
    @Nullable
    Difference first() {
        return first;
    }

    /** Over everything that officers were told by the replay. */
    byte[] hash() {
        return digests.hash();
    }

    /** What a partition of the log handed on, and stands further on. */
    List<AwaitedRecord> awaited(int partition) {
        return handedOn.awaited(partition);
    }

    /**
     * Where another replay goes on from.
     *
     * @param nextAlert the offset before which every record of {@code alerts} was compared
     * @param given what citizens handed over and nobody took
     * @param handed what citizens took over and nobody handed
     */
    ReplayedOffice reached(long nextAlert, List<OpenHandover> given, List<OpenHandover> handed) {
        return new ReplayedOffice(
                next,
                entries(),
                refused(),
                nextAlert,
                notifications.passed(),
                notifications(),
                teamDigests.passed(),
                ByteBuffer.wrap(hash()),
                List.copyOf(steps),
                held.replayed(),
                given,
                handed,
                memory.replayed());
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
