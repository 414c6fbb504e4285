package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.backtest.CitizenLog;
import cymru.rhybudd.domain.alert.AlertOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Folds the whole log as it was and as it would have been. Partitions are independent of each other, so that each is folded by one thread; what is found is put
 * together in their order, so that the number of threads changes nothing.
 */
public final class WhatIf {
    private static final int ENTRIES_BETWEEN_NEWS = 1_024;

    private final CitizenLog log;
    private final Question question;

    /** Of that log. */
    public WhatIf(CitizenLog log, Question question) {
        this.log = log;
        this.question = question;
    }

    /**
     * Folds and reports.
     *
     * @param progress hears how many more entries were folded; by several threads
     * @throws IllegalStateException if the log is empty
     */
    public WhatIfReport run(int threads, LongConsumer progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<PartitionWhatIf>> running = new ArrayList<>();
            for (int partition : log.partitions()) {
                running.add(executor.submit(() -> fold(partition, progress)));
            }
            List<PartitionWhatIf> folded = new ArrayList<>();
            for (Future<PartitionWhatIf> one : running) {
                folded.add(one.get());
            }
            Map<String, AlertOutcome> outcomes = RecordedWords.settle(
                    folded.stream().map(PartitionWhatIf::words).toList());
            return new Reporting(
                            question,
                            folded.stream()
                                    .map(partition -> partition.findings(outcomes))
                                    .reduce(Findings::plus)
                                    .orElseThrow(() -> new IllegalStateException("there is no log to ask about")))
                    .report();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private PartitionWhatIf fold(int partition, LongConsumer progress) {
        PartitionWhatIf both = new PartitionWhatIf(partition, question.change(), question.window());
        long[] read = {0};
        log.read(partition, (offset, key, entry) -> {
            both.entry(offset, key, entry);
            if (++read[0] % ENTRIES_BETWEEN_NEWS == 0) {
                progress.accept(ENTRIES_BETWEEN_NEWS);
            }
        });
        progress.accept(read[0] % ENTRIES_BETWEEN_NEWS);
        return both.finished();
    }
}
