package cymru.rhybudd.backtest;

import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.Teams;
import cymru.rhybudd.domain.identity.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Replays the whole log through a candidate model. Partitions are independent of each other but for officers' words of a citizen whom a link
 * moved, which are settled afterwards, so that each is replayed by one thread; their findings are added up in the order of the partitions, so that the number of threads changes nothing.
 */
public final class Backtest {
    private static final int ENTRIES_BETWEEN_NEWS = 1_024;

    private final CitizenLog log;
    private final Question question;
    private final boolean sparing;

    /**
     * What is asked.
     *
     * @param compared whether to replay by the log's own models too, to see who moves
     * @param languages in which to write to a citizen, as far as it is known; may be empty
     * @param budget how many alerts a team can look into in a week
     */
    public record Question(
            ModelFile candidate,
            Window window,
            Teams teams,
            Map<String, Language> languages,
            boolean compared,
            int budget) {
        public Question {
            if (budget < 1) {
                throw new IllegalArgumentException("a budget of " + budget + " alerts a team and week");
            }
        }
    }

    /** A back-test of that log. */
    public Backtest(CitizenLog log, Question question) {
        this(log, question, true);
    }

    /** For a test: with or without the visits of which nothing follows. */
    Backtest(CitizenLog log, Question question, boolean sparing) {
        this.sparing = sparing;
        this.log = log;
        this.question = question;
    }

    /**
     * Replays and reports.
     *
     * @param progress hears how many more entries have been replayed; by several threads
     */
    public BacktestReport run(int threads, LongConsumer progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<PartitionBacktest>> running = new ArrayList<>();
            for (int partition : log.partitions()) {
                running.add(executor.submit(() -> replay(partition, progress)));
            }
            List<PartitionBacktest> partitions = new ArrayList<>();
            for (Future<PartitionBacktest> one : running) {
                partitions.add(one.get());
            }
            OfficersWords.settle(
                    partitions.stream().map(PartitionBacktest::words).toList());
            Findings all = new Findings();
            partitions.forEach(one -> all.add(one.findings()));
            return Reporting.report(question, all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the back-test was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private PartitionBacktest replay(int partition, LongConsumer progress) {
        PartitionBacktest replay = new PartitionBacktest(partition, question, sparing);
        long[] read = {0};
        log.read(partition, (offset, key, entry) -> {
            replay.entry(offset, key, entry);
            if (++read[0] % ENTRIES_BETWEEN_NEWS == 0) {
                progress.accept(ENTRIES_BETWEEN_NEWS);
            }
        });
        progress.accept(read[0] % ENTRIES_BETWEEN_NEWS);
        return replay.finished();
    }
}
