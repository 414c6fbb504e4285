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
    private final Scope scope;

    /** Of all of those records. */
    public Verification(Records records) {
        this(records, Scope.WHOLE);
    }

    /** Of some of those records. */
    public Verification(Records records, Scope scope) {
        this.records = records;
        this.scope = scope;
    }

    private List<Partition> logs() {
        return records.partitions(Contracts.CITIZEN_LOG.topic()).stream()
                .filter(log -> scope.includes(log.number()))
                .toList();
    }

    /** How many entries are replayed at most; for a progress bar. */
    public long entries() {
        return logs().stream().mapToLong(records::count).sum();
    }

    /**
     * Verifies.
     *
     * @param progress hears how many more entries were replayed; by several threads
     */
    public VerificationReport run(int threads, LongConsumer progress) {
        List<PartitionVerification.Findings> partitions = replay(threads, progress);
        Digests hash = new Digests();
        List<Verified> verified = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (PartitionVerification.Findings findings : partitions) {
            hash.add(findings.hash(), 0);
            verified.add(findings.verified());
            if (findings.first() != null) {
                differences.add(findings.first());
            }
        }
        OfficeVerification.Findings office = null;
        if (differences.isEmpty() && scope.isWhole()) {
            office = whatIsHandedOn(partitions, differences);
            hash.add(office.hash(), 0);
        }
        return new VerificationReport(
                verified,
                office != null,
                office == null ? 0 : office.entries(),
                office == null ? 0 : office.notifications(),
                differences,
                HexFormat.of().formatHex(hash.hash()));
    }

    /** To other citizens, to those who read {@code alerts}, and to NOTIFY. */
    private OfficeVerification.Findings whatIsHandedOn(
            List<PartitionVerification.Findings> partitions, List<Difference> differences) {
        Handovers handovers = new Handovers(new ContractBytes<>(Contracts.CITIZEN_LOG, records.schemas()));
        partitions.forEach(findings -> handovers.add(findings.handovers()));
        differences.addAll(handovers.check(partitions.stream().allMatch(PartitionVerification.Findings::complete)));
        Difference alert = new AlertsVerification(records, partitions).run();
        if (alert != null) {
            differences.add(alert);
        }
        OfficeVerification.Findings office = new OfficeVerification(records, partitions).run(scope.complete());
        if (office.first() != null) {
            differences.add(office.first());
        }
        return office;
    }

    private List<PartitionVerification.Findings> replay(int threads, LongConsumer progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<PartitionVerification.Findings>> running = new ArrayList<>();
            for (Partition log : logs()) {
                running.add(executor.submit(() -> new PartitionVerification(records, log, scope, progress).run()));
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
