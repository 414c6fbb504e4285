package cymru.rhybudd.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link AssessorBenchmark} in JVMs of its own. */
final class AssessorMeasurement {
    private static final int[] ROWS = {4, 12, 30};

    private AssessorMeasurement() {}

    /**
     * The cost of one event.
     *
     * @param rows how many supporting rows a citizen has
     * @param nanos time an event: the median of the iterations, which a busy neighbour disturbs least
     * @param lowest of the iterations
     * @param highest of the iterations
     * @param bytes allocated an event
     */
    record CoreCost(int rows, double nanos, double lowest, double highest, double bytes) {}

    static List<CoreCost> run(Scale scale, Consumer<String> progress) {
        List<CoreCost> costs = new ArrayList<>();
        for (int rows : ROWS) {
            progress.accept("assessing core, citizens with " + rows + " rows");
            costs.add(run(scale, rows));
        }
        return costs;
    }

    private static CoreCost run(Scale scale, int rows) {
        TimeValue time = TimeValue.milliseconds(scale.iteration().toMillis());
        Options options = new OptionsBuilder()
                .include(AssessorBenchmark.class.getName())
                .param("rows", Integer.toString(rows))
                .forks(scale.forks())
                .warmupIterations(scale.iterations())
                .warmupTime(time)
                .measurementIterations(scale.iterations())
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            RunResult result = new Runner(options).runSingle();
            double bytes = Objects.requireNonNull(
                            result.getSecondaryResults().get("gc.alloc.rate.norm"), "allocation was not measured")
                    .getScore();
            Statistics nanos = result.getPrimaryResult().getStatistics();
            return new CoreCost(rows, nanos.getPercentile(50), nanos.getMin(), nanos.getMax(), bytes);
        } catch (RunnerException e) {
            throw new IllegalStateException("the benchmark of the assessing core failed: " + e.getMessage(), e);
        }
    }
}
