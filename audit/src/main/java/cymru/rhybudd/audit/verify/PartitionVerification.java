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
import cymru.rhybudd.schemas.CitizenEvent;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.Decision;
import cymru.rhybudd.schemas.HandedOver;
import cymru.rhybudd.schemas.SweepContinued;
import cymru.rhybudd.streams.LogReplay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final LongConsumer progress;
    private final Digests digests = new Digests();
    private final Fingerprints handedOn = new Fingerprints();
    private final ContractBytes<CitizenEvent> entries;
    private final ContractBytes<AlertEvent> alertLog;
    private final Lockstep<Decision> decisions;
    private final Handovers handovers;
    private final Deque<Decision> decided = new ArrayDeque<>();
    private final Deque<SweepContinued> steps = new ArrayDeque<>();
    private final Scope scope;
    private final Fingerprints alerts = new Fingerprints();
    private final ContractBytes<Alert> alertBytes;
    private final LogReplay replay = new LogReplay(this);
    private long taken;
    private long refused;
    private long unverified;
    private long verified = -1;
    private boolean compares;
    private Origin now;
    private @Nullable Difference first;

    PartitionVerification(Records records, Partition log, Scope scope, LongConsumer progress) {
        this.scope = scope;
        this.records = records;
        this.log = log;
        this.progress = progress;
        this.entries = new ContractBytes<>(Contracts.CITIZEN_LOG, records.schemas());
        this.handovers = new Handovers(entries);
        this.alertBytes = new ContractBytes<>(Contracts.ALERTS, records.schemas());
        this.alertLog = new ContractBytes<>(Contracts.ALERT_LOG, records.schemas());
        this.decisions = new Lockstep<>(
                records, new Partition(Contracts.DECISIONS.topic(), log.number()), Contracts.DECISIONS, digests);
        this.now = new Origin(log, -1);
    }

    /**
     * What was found.
     *
     * @param entries how many entries were replayed
     * @param refused how many of them the service could not read or apply, as the replay cannot
     * @param decisions how many decisions were the same
     * @param verifiedUpTo the offset of the last entry of which everything that follows was the same; -1 for none
     * @param first the first difference; null when there is none
     * @param hash over all decisions that the replay has
     * @param alerts what must stand in {@code alerts} because of this partition
     * @param handedOn what must stand in {@code alert-log} because of this partition
     * @param handovers what its citizens handed over, and what stands in its log as taken over
     * @param unverified how many entries the service had not taken in yet
     */
    @SuppressWarnings("ArrayRecordComponent") // a hash; printed, not compared
    record Findings(
            Partition log,
            long entries,
            long refused,
            long decisions,
            long verifiedUpTo,
            @Nullable Difference first,
            byte[] hash,
            Fingerprints alerts,
            Fingerprints handedOn,
            Handovers handovers,
            long unverified) {

        Verified verified() {
            return new Verified(log, entries, refused, unverified, decisions, verifiedUpTo);
        }

        /** Whether the log was replayed to its end. */
        boolean complete() {
            return unverified == 0;
        }
    }

    Findings run() {
        long processed = records.processed(log);
        long end = -1;
        try (decisions;
                Cursor cursor = records.read(log, 0)) {
            StoredRecord record = cursor.next();
            while (record != null && first == null && !scope.to().isPassedBy(record)) {
                if (!compares && scope.from().isReachedBy(record)) {
                    beginComparing(record.offset());
                }
                CitizenEvent entry = entries.readable(record.value());
                if (record.offset() < processed
                        || !steps.isEmpty()) { // the steps of what was not replayed are not asked for
                    checkStep(record, entry);
                }
                noteHandover(record, entry);
                if (record.offset() < processed) {
                    take(record, entry);
                } else {
                    unverified++;
                }
                end = record.offset();
                record = cursor.next();
            }
            if (first == null && record == null) {
                checkEnd(processed, end);
            }
        }
        progress.accept(taken % ENTRIES_BETWEEN_NEWS);
        return new Findings(
                log,
                taken,
                refused,
                decisions.equal(),
                verified,
                first,
                digests.hash(),
                alerts,
                handedOn,
                handovers,
                unverified);
    }

    /** Decisions about earlier entries are passed over; where nothing is left out, the first is the first. */
    private void beginComparing(long offset) {
        compares = true;
        if (taken > 0) {
            decisions.skipWhile(decision -> decision.getPosition().getOffset() < offset);
        }
    }

    /** What cannot be read the service could not read either, and sent it to the dead letters. */
    private void take(StoredRecord record, @Nullable CitizenEvent entry) {
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

    private void noteHandover(StoredRecord record, @Nullable CitizenEvent entry) {
        byte[] key = record.key();
        if (entry != null && key != null && entry.getBody() instanceof HandedOver) {
            handovers.taken(new String(key, StandardCharsets.UTF_8), entry, new Origin(log, record.offset()));
        }
    }

    /** A step of a sweep stands in the log because the replay asked for it, in that order. */
    private void checkStep(StoredRecord record, @Nullable CitizenEvent entry) {
        if (entry == null || !(entry.getBody() instanceof SweepContinued step)) {
            return;
        }
        SweepContinued expected = steps.poll();
        boolean same = expected != null
                && expected.getPartition() == step.getPartition()
                && expected.getSweep() == step.getSweep()
                && expected.getAfter().equals(step.getAfter());
        differ(
                same
                        ? RecordKey.compare(log, record, SWEEP, now)
                        : Difference.unfounded(log, record.offset(), Cause.OTHER_STEP, expected, step));
    }

    private void checkEnd(long processed, long end) {
        SweepContinued step = steps.poll();
        if (step != null) {
            differ(Difference.missing(log, -1, now, Cause.NOT_WRITTEN, step));
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
            boolean ahead = unverified > 0
                    && decision != null
                    && decision.getPosition().getOffset() >= processed
                    && decision.getPosition().getOffset() <= end;
            if (!ahead) {
                differ(Difference.unfounded(
                        decisions.partition(), extra.offset(), Cause.DOES_NOT_FOLLOW, null, decision));
            }
        }
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
        if (entry.getBody() instanceof Alert alert) {
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
