package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import cymru.rhybudd.schemas.Contracts;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Replays the whole log of record, and holds {@code decisions}, {@code alert-log} and what officers were told against it. Partitions are independent of each
 * other, so that each is replayed by one thread; what is found is put together in their order, so that the number of threads changes nothing.
 */
public final class Verification {
    private final Records records;

    /** Of those records. */
    public Verification(Records records) {
        this.records = records;
    }

    /** How many entries are replayed; for a progress bar. */
    public long entries() {
        return records.partitions(Contracts.CITIZEN_LOG.topic()).stream()
                .mapToLong(records::count)
                .sum();
    }

    /**
     * Verifies.
     *
     * @param progress hears how many more entries were replayed; by several threads
     */
    public VerificationReport run(int threads, LongConsumer progress) {
        List<PartitionVerification.Findings> partitions = replay(threads, progress);
        Handovers handovers = new Handovers();
        partitions.forEach(findings -> handovers.add(findings.handovers()));
        boolean complete = partitions.stream().allMatch(PartitionVerification.Findings::complete);
        boolean handsOn = partitions.stream().allMatch(findings -> findings.first() == null);
        OfficeVerification.Findings office = handsOn ? new OfficeVerification(records, partitions).run() : null;
        Digests hash = new Digests();
        List<Verified> verified = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (PartitionVerification.Findings findings : partitions) {
            hash.add(findings.hash(), 0);
            verified.add(new Verified(
                    findings.log(),
                    findings.entries(),
                    findings.refused(),
                    findings.unverified(),
                    findings.decisions(),
                    findings.verifiedUpTo()));
            if (findings.first() != null) {
                differences.add(findings.first());
            }
        }
        if (handsOn) {
            differences.addAll(handovers.check(complete));
        }
        if (office != null) {
            hash.add(office.hash(), 0);
            if (office.first() != null) {
                differences.add(office.first());
            }
        }
        return new VerificationReport(
                verified,
                office == null ? 0 : office.entries(),
                office == null ? 0 : office.notifications(),
                differences,
                HexFormat.of().formatHex(hash.hash()));
    }

    private List<PartitionVerification.Findings> replay(int threads, LongConsumer progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<PartitionVerification.Findings>> running = new ArrayList<>();
            for (Partition log : records.partitions(Contracts.CITIZEN_LOG.topic())) {
                running.add(executor.submit(() -> new PartitionVerification(records, log, progress).run()));
            }
            List<PartitionVerification.Findings> all = new ArrayList<>();
            for (Future<PartitionVerification.Findings> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the verification was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
