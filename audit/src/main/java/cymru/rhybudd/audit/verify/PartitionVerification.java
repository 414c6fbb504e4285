package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Cursor;
import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.records.StoredRecord;
import cymru.rhybudd.audit.verify.Difference.Cause;
import cymru.rhybudd.audit.verify.Difference.Origin;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import cymru.rhybudd.domain.alert.LogPosition;
import cymru.rhybudd.schemas.Alert;
import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.AwaitedRecord;
import cymru.rhybudd.schemas.Canary;
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.ReplayedCitizen;
import cymru.rhybudd.schemas.ReplayedPartition;
import cymru.rhybudd.schemas.StoredControls;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.LogReplay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Replays one partition of the log of record beside its decisions, and remembers what it must have handed on to NOTIFY. For one thread. */
final class PartitionVerification implements LogReplay.Listener {
    /** The key of a step. */
    private static final String SWEEP = "sweep";

    private static final int ENTRIES_BETWEEN_NEWS = 1_024;

    private final Partition log;
    private final Records records;
    private final Scope scope;
    private final LongConsumer progress;
    private final Milestone.Replayed from;
    private final ReplayedPartition before;
    private final Digests digests;
    private final Fingerprints alerts;
    private final Fingerprints handedOn;
    private final ContractBytes<CitizenEvent> entries;
    private final ContractBytes<Alert> alertBytes;
    private final ContractBytes<AlertEvent> alertLog;
    private final Lockstep<Decision> decisions;
    private final Handovers handovers;
    /** What was taken over after the last entry that is replayed. */
    private final Handovers ahead;

    private final Deque<Decision> decided = new ArrayDeque<>();
    private final Deque<SweepContinued> steps;
    private long next;
    private long taken;
    private long refused;
    private long unverified;
    private long verified;
    private boolean compares;
    private @Nullable StoredControls controls;
    private @Nullable Iterable<ReplayedCitizen> kept;
    private Origin now;
    private @Nullable Difference first;

    /**
     * Of one partition.
     *
     * @param from where the replay goes on
     * @param progress hears how many more entries were replayed
     */
    PartitionVerification(Records records, Partition log, Scope scope, Milestone.Replayed from, LongConsumer progress) {
        this.scope = scope;
        this.records = records;
        this.log = log;
        this.progress = progress;
        this.before = from.reached();
        this.entries = new ContractBytes<>(Contracts.CITIZEN_LOG, records.schemas());
        this.alertBytes = new ContractBytes<>(Contracts.ALERTS, records.schemas());
        this.alertLog = new ContractBytes<>(Contracts.ALERT_LOG, records.schemas());
        this.digests = new Digests(before.getHash());
        this.alerts = Fingerprints.of(before.getAlerts());
        this.handedOn = Fingerprints.of(before.getHandedOn());
        this.handovers = new Handovers(entries);
        this.ahead = new Handovers(entries);
        this.steps = new ArrayDeque<>(before.getSteps());
        this.next = before.getNext();
        this.verified = before.getUpTo();
        this.now = new Origin(log, verified);
        this.decisions = new Lockstep<>(
                records,
                new Partition(Contracts.DECISIONS.topic(), log.number()),
                Contracts.DECISIONS,
                digests,
                before.getNextDecision());
        this.compares = scope.from().equals(LogBound.BEGINNING);
        this.from = from;
    }

    /**
     * Replays.
     *
     * @param keeper where all citizens are put, if another replay is to go on from here; else null
     */
    PartitionVerification run(@Nullable CitizenKeeper keeper) {
        LogReplay replay = new LogReplay(this, before.getControls(), from.citizens());
        long processed = records.processed(log);
        try (decisions;
                Cursor cursor = records.read(log, next)) {
            StoredRecord record = cursor.next();
            while (record != null && record.offset() < processed && first == null && !isBeyondScope(record)) {
                if (!compares && scope.from().isReachedBy(record)) {
                    beginComparing(record.offset());
                }
                take(record, replay);
                record = cursor.next();
            }
            lookAhead(record, cursor, processed);
        }
        progress.accept(taken % ENTRIES_BETWEEN_NEWS);
        if (keeper != null && first == null) {
            controls = replay.controls();
            kept = keeper.keep(log.number(), () -> replay.citizens().iterator());
        }
        return this;
    }

    private boolean isBeyondScope(StoredRecord record) {
        return scope.to().isPassedBy(record);
    }

    /** What the service has not taken in may still hold steps and handovers that follow from what it has. */
    private void lookAhead(@Nullable StoredRecord from, Cursor cursor, long processed) {
        long end = -1;
        Deque<SweepContinued> awaited = new ArrayDeque<>(steps);
        StoredRecord record = from;
        while (record != null && first == null && !isBeyondScope(record)) {
            CitizenEvent entry = entries.readable(record.value());
            if (!awaited.isEmpty()) { // the steps of what was not replayed are not asked for
                checkStep(record, entry, awaited);
            }
            noteHandover(record, entry, ahead);
            unverified++;
            end = record.offset();
            record = cursor.next();
        }
        if (first == null && record == null) {
            checkEnd(awaited.peek(), processed, end);
        }
    }

    /** Decisions about earlier entries are passed over; where nothing is left out, the first is the first. */
    private void beginComparing(long offset) {
        compares = true;
        if (taken > 0) {
            decisions.skipWhile(decision -> decision.getPosition().getOffset() < offset);
        }
    }

    /** What cannot be read the service could not read either, and sent it to the dead letters. */
    private void take(StoredRecord record, LogReplay replay) {
        CitizenEvent entry = entries.readable(record.value());
        checkStep(record, entry, steps);
        noteHandover(record, entry, handovers);
        next = record.offset() + 1;
        now = new Origin(log, record.offset());
        byte[] key = record.key();
        if (entry == null || key == null) {
            refused++;
        } else {
            try {
                replay.take(
                        new String(key, StandardCharsets.UTF_8), entry, new LogPosition(log.number(), record.offset()));
            } catch (KafkaException e) {
                throw e;
            } catch (RuntimeException e) {
                refused++; // what the service cannot apply goes to the dead letters, and it goes on with the next
            }
        }
        for (Decision decision = decided.poll(); decision != null && first == null; decision = decided.poll()) {
            if (compares) {
                differ(decisions.next(decision.getCitizen(), decision, now));
            } else {
                decisions.pass(decision);
            }
        }
        if (first == null && compares) {
            verified = record.offset();
        }
        if (++taken % ENTRIES_BETWEEN_NEWS == 0) {
            progress.accept(ENTRIES_BETWEEN_NEWS);
        }
    }

    private void noteHandover(StoredRecord record, @Nullable CitizenEvent entry, Handovers where) {
        byte[] key = record.key();
        if (entry != null && key != null && entry.getBody() instanceof HandedOver) {
            where.taken(new String(key, StandardCharsets.UTF_8), entry, new Origin(log, record.offset()));
        }
    }

    /** A step of a sweep stands in the log because the replay asked for it, in that order. */
    private void checkStep(StoredRecord record, @Nullable CitizenEvent entry, Deque<SweepContinued> asked) {
        if (entry == null || !(entry.getBody() instanceof SweepContinued step)) {
            return;
        }
        SweepContinued expected = asked.poll();
        boolean same = expected != null
                && expected.getPartition() == step.getPartition()
                && expected.getSweep() == step.getSweep()
                && expected.getAfter().equals(step.getAfter());
        differ(
                same
                        ? RecordKey.compare(log, record, SWEEP, now)
                        : Difference.unfounded(log, record.offset(), Cause.OTHER_STEP, expected, step));
    }

    private void checkEnd(@Nullable SweepContinued missing, long processed, long end) {
        if (missing != null) {
            differ(Difference.missing(log, -1, now, Cause.NOT_WRITTEN, missing));
        }
        if (unverified > 0 && scope.complete()) {
            differ(Difference.missing(log, processed, null, Cause.NOT_TAKEN_IN, null));
        }
        if (!compares) {
            return;
        }
        for (Lockstep.Extra<Decision> extra = decisions.rest();
                extra != null && first == null;
                extra = decisions.rest()) {
            Decision decision = extra.value();
            boolean mayFollow = unverified > 0
                    && decision != null
                    && decision.getPosition().getOffset() >= processed
                    && decision.getPosition().getOffset() <= end;
            if (!mayFollow) {
                differ(Difference.unfounded(
                        decisions.partition(), extra.offset(), Cause.DOES_NOT_FOLLOW, null, decision));
            }
        }
    }

    Partition log() {
        return log;
    }

    /** The first difference; null when there is none. */
    @Nullable
    Difference first() {
        return first;
    }

    /** Over all decisions that the replay has. */
    byte[] hash() {
        return digests.hash();
    }

    /** What must stand in {@code alerts} because of this partition. */
    Fingerprints alerts() {
        return alerts;
    }

    /** What must stand in {@code alert-log} because of this partition. */
    Fingerprints handedOn() {
        return handedOn;
    }

    /** What its citizens handed over, and what stands in its log as taken over, up to where it was replayed. */
    Handovers handovers() {
        return handovers;
    }

    /** What stands after that in its log as taken over. */
    Handovers ahead() {
        return ahead;
    }

    /** The offset before which every entry was replayed. */
    long next() {
        return next;
    }

    /** Whether the log was replayed to its end. */
    boolean isComplete() {
        return unverified == 0;
    }

    Verified verified() {
        return new Verified(
                log,
                before.getEntries() + taken,
                before.getRefused() + refused,
                unverified,
                before.getDecisions() + decisions.equal(),
                verified);
    }

    /**
     * Where another replay goes on from.
     *
     * @param awaitedAlerts what must stand further on in {@code alerts}
     * @param awaitedEntries what must stand further on in {@code alert-log}
     */
    Milestone.Replayed reached(List<AwaitedRecord> awaitedAlerts, List<AwaitedRecord> awaitedEntries) {
        Verified reached = verified();
        return new Milestone.Replayed(
                new ReplayedPartition(
                        log.number(),
                        next,
                        reached.entries(),
                        reached.refused(),
                        reached.decisions(),
                        reached.upTo(),
                        decisions.passed(),
                        ByteBuffer.wrap(hash()),
                        List.copyOf(steps),
                        awaitedAlerts,
                        awaitedEntries,
                        controls),
                Objects.requireNonNull(kept, "citizens were not kept"));
    }

    private void differ(@Nullable Difference difference) {
        if (first == null) {
            first = difference;
        }
    }

    @Override
    public void decided(Decision decision) {
        decided.add(decision); // compared when the entry is done: a failure to read is none of the entry's
    }

    @Override
    public void handedOn(AlertEvent entry) {
        if (entry.getBody() instanceof Alert alert && !Canary.is(alert.getCitizen())) {
            alerts.add(digests.of(alertBytes.write(alert), ContractBytes.HEADER), now.offset());
        }
        handedOn.add(digests.of(alertLog.write(entry), ContractBytes.HEADER), now.offset());
    }

    @Override
    public void appended(String key, CitizenEvent entry) {
        if (entry.getBody() instanceof SweepContinued step) {
            steps.add(step);
        } else {
            handovers.given(key, entry, now);
        }
    }
}
