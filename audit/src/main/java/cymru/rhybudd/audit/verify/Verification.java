package cymru.rhybudd.audit.verify;

import cymru.rhybudd.audit.records.Partition;
import cymru.rhybudd.audit.records.Records;
import cymru.rhybudd.audit.verify.VerificationReport.Verified;
import cymru.rhybudd.schemas.Contracts;
import cymru.rhybudd.schemas.OpenHandover;
import cymru.rhybudd.schemas.ReplayedOffice;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replays the whole log of record, and holds {@code decisions}, {@code alert-log} and what officers were told against it. Partitions are independent of each
 * other, so that each is replayed by one thread; what is found is put together in their order, so that the number of threads changes nothing.
 */
public final class Verification {
    private final Records records;
    private final Scope scope;
    private final Milestone from;
    private @Nullable CitizenKeeper keeper;
    private @Nullable Milestone reached;

    /** Of all of those records. */
    public Verification(Records records) {
        this(records, Scope.WHOLE);
    }

    /** Of some of those records. */
    public Verification(Records records, Scope scope) {
        this.records = records;
        this.scope = scope;
        this.from = Milestone.beginning(logs());
    }

    /**
     * Goes on from a place up to which all of those records were verified.
     *
     * @param complete whether an entry that the service has not taken in counts as a difference
     * @throws IllegalArgumentException if the log has other partitions
     */
    public Verification(Records records, Milestone from, boolean complete) {
        if (!from.isOf(records)) {
            throw new IllegalArgumentException(
                    Contracts.CITIZEN_LOG.topic() + " has other partitions than when it was verified");
        }
        this.records = records;
        this.scope = complete ? Scope.WHOLE.standingStill() : Scope.WHOLE;
        this.from = from;
    }

    private List<Partition> logs() {
        return records.partitions(Contracts.CITIZEN_LOG.topic()).stream()
                .filter(log -> scope.includes(log.number()))
                .toList();
    }

    /** How many entries are replayed at most; for a progress bar. */
    public long entries() {
        return logs().stream().mapToLong(records::count).sum() - from.entries();
    }

    /**
     * Verifies.
     *
     * @param progress hears how many more entries were replayed; by several threads
     */
    public VerificationReport run(int threads, LongConsumer progress) {
        List<PartitionVerification> partitions = replay(threads, progress);
        Digests hash = new Digests();
        List<Verified> verified = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (PartitionVerification partition : partitions) {
            hash.add(partition.hash(), 0);
            verified.add(partition.verified());
            if (partition.first() != null) {
                differences.add(partition.first());
            }
        }
        boolean whole = differences.isEmpty() && scope.isWhole();
        if (!whole) {
            return new VerificationReport(verified, false, from.entries(), 0, 0, 0, differences, text(hash));
        }
        AlertsVerification alerts =
                new AlertsVerification(records, partitions, from.office().getNextAlert());
        OfficeVerification office = new OfficeVerification(records, partitions, from.office());
        Handovers handovers = handovers(partitions);
        List<OpenHandover> given = handovers.openGiven();
        List<OpenHandover> taken = handovers.openTaken();
        partitions.forEach(partition -> handovers.add(partition.ahead()));
        differences.addAll(handovers.check(partitions.stream().allMatch(PartitionVerification::isComplete)));
        add(alerts.run(), differences);
        add(office.run(scope.complete()).first(), differences);
        differences.addAll(StrayRecords.of(records, numbers(partitions)));
        hash.add(office.hash(), 0);
        if (keeper != null && differences.isEmpty()) {
            reached = milestone(partitions, alerts, office, office.reached(alerts.passed(), given, taken));
        }
        return new VerificationReport(
                verified,
                true,
                from.entries(),
                office.entries(),
                office.refused(),
                office.notifications(),
                differences,
                text(hash));
    }

    /** Keeps all that is known at the end, so that a later verification can go on from there; citizens are put away. */
    public Verification keeping(CitizenKeeper citizens) {
        keeper = citizens;
        return this;
    }

    /** Where a later verification can go on; empty before this one ran, unless it was to keep that, and unless all of the log is as it should be. */
    public Optional<Milestone> reached() {
        return Optional.ofNullable(reached);
    }

    private static String text(Digests hash) {
        return HexFormat.of().formatHex(hash.hash());
    }

    private static void add(@Nullable Difference difference, List<Difference> differences) {
        if (difference != null) {
            differences.add(difference);
        }
    }

    private static Set<Integer> numbers(List<PartitionVerification> partitions) {
        return partitions.stream().map(partition -> partition.log().number()).collect(Collectors.toSet());
    }

    /** What all partitions handed over and took, up to where they were replayed. */
    private Handovers handovers(List<PartitionVerification> partitions) {
        Handovers handovers = new Handovers(new ContractBytes<>(Contracts.CITIZEN_LOG, records.schemas()));
        handovers.add(from.office().getGiven(), from.office().getTaken());
        partitions.forEach(partition -> handovers.add(partition.handovers()));
        return handovers;
    }

    private static Milestone milestone(
            List<PartitionVerification> partitions,
            AlertsVerification alerts,
            OfficeVerification office,
            ReplayedOffice reached) {
        return new Milestone(
                partitions.stream()
                        .map(partition -> partition.reached(
                                alerts.awaited(partition.log().number()),
                                office.awaited(partition.log().number())))
                        .toList(),
                reached);
    }

    private List<PartitionVerification> replay(int threads, LongConsumer progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<PartitionVerification>> running = new ArrayList<>();
            List<Partition> logs = logs();
            for (int i = 0; i < logs.size(); i++) {
                Partition log = logs.get(i);
                Milestone.Replayed begin = from.partitions().get(i);
                running.add(executor.submit(
                        () -> new PartitionVerification(records, log, scope, begin, progress).run(keeper)));
            }
            List<PartitionVerification> all = new ArrayList<>();
            for (Future<PartitionVerification> one : running) {
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
