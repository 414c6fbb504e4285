package cymru.rhybudd.bench;

import cymru.rhybudd.bench.AssessorMeasurement.CoreCost;
import cymru.rhybudd.local.command.WritableFileConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./rhybudd bench}: measures and reports. Progress goes to standard error. */
@Command(
        name = "rhybudd bench",
        mixinStandardHelpOptions = true,
        version = "Rhybudd 0.1.0",
        description = {
            "Measures what Rhybudd costs beside what stands in for it, in the same run.",
            "Takes 10 to 15 minutes with --quick, and far longer without. Nothing else should run on the machine."
        },
        subcommands = {ArchiveCommand.class, ConsoleCommand.class, AnnouncementCommand.class})
public final class Main implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--quick", description = "Measure less; the figures are indicative only.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Run these parts only, separated by commas: ${COMPLETION-CANDIDATES}. Default: all.",
            completionCandidates = PartWords.class)
    private List<String> only = List.of();

    @Option(
            names = "--largest",
            paramLabel = "ADULTS",
            description = {
                "Measure growth up to a council of so many adults, too.",
                "A million take an hour, 40 GB of disk, and a heap of 16g (RHYBUDD_HEAP)."
            })
    private @Nullable Integer largest;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the result as JSON; - prints it. Default: bench/target/report/bench.json.")
    private @Nullable String json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report (Markdown, and pictures beside it). Default: bench/target/report/bench.md.")
    private @Nullable Path report;

    private final long begun = System.nanoTime();

    /** Measures and ends with an exit code: 0 for success, 1 for failure, 2 for bad arguments. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments));
    }

    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult result) {
        command.getErr().println(command.getColorScheme().errorText(String.valueOf(thrown.getMessage())));
        if (!(thrown instanceof IllegalStateException || thrown instanceof IllegalArgumentException)) {
            thrown.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws Exception {
        Home home = Home.ofThisProcess();
        Path directory = home.of("bench/target/report");
        ReportFiles files = new ReportFiles(report == null ? directory.resolve("bench.md") : report);
        Path jsonFile = json == null ? directory.resolve("bench.json") : Path.of(json);
        for (Path file : files.all()) {
            requireWritable("--report", file);
        }
        if (!STANDARD_OUTPUT.equals(json)) {
            requireWritable("--json", jsonFile);
        }

        if (largest != null && largest < 1) {
            throw new ParameterException(spec.commandLine(), "--largest must be at least 1 adult, not " + largest);
        }
        Result result = measure(home, parts());
        files.write(result);
        PrintWriter out = spec.commandLine().getOut();
        if (STANDARD_OUTPUT.equals(json)) {
            out.print(JsonReport.of(result));
        } else {
            ReportFiles.createParent(jsonFile);
            Files.writeString(jsonFile, JsonReport.of(result));
            out.println(MarkdownReport.of(result, shows -> files.picture(shows).toString()));
        }
        out.flush();
        progress("report: " + files.markdown());
        return result.failed().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Set<Part> parts() {
        try {
            return Part.of(only);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--only: " + e.getMessage(), e);
        }
    }

    private Result measure(Home home, Set<Part> chosen) {
        Machine machine = Machine.here();
        Scale scale = quick ? Scale.QUICK : Scale.FULL;
        LatencyScale latencyScale = quick ? LatencyScale.QUICK : LatencyScale.FULL;
        Attempts attempts = new Attempts(chosen, spec.commandLine().getErr());
        List<CoreCost> core = attempts.of(Part.CORE, () -> AssessorMeasurement.run(scale, this::progress));
        // Flink runs beside the topology, in the same rounds.
        Part throughputs = chosen.contains(Part.THROUGHPUT) ? Part.THROUGHPUT : Part.FLINK;
        Throughput throughput = attempts.of(throughputs, () -> throughput(home, scale, chosen));
        Map<String, Delays> topicToAlert =
                attempts.of(Part.FLINK, () -> new TopicToAlert(home, quick, this::progress).run());
        Latencies latency =
                attempts.of(Part.LATENCY, () -> new LatencyBenchmark(home, latencyScale, this::progress).run());
        TriggerFigures triggers =
                attempts.of(Part.TRIGGERS, () -> new TriggerBenchmark(home, quick, this::progress).run());
        List<Growth> growth = attempts.of(Part.GROWTH, () -> new GrowthBenchmark(home, growth(), this::progress).run());
        FailoverScale kills = quick ? FailoverScale.QUICK : FailoverScale.FULL;
        Failover failover = attempts.of(Part.FAILOVER, () -> new FailoverBenchmark(home, kills, this::progress).run());
        return new Result(
                machine,
                quick,
                Objects.requireNonNullElse(core, List.of()),
                throughput,
                Objects.requireNonNullElse(topicToAlert, Map.of()),
                latency,
                triggers,
                Objects.requireNonNullElse(growth, List.of()),
                failover,
                attempts.failed());
    }

    private GrowthScale growth() {
        GrowthScale scale = quick ? GrowthScale.QUICK : GrowthScale.FULL;
        return largest == null ? scale : scale.upTo(largest);
    }

    private Throughput throughput(Home home, Scale scale, Set<Part> parts) throws Exception {
        progress("starting broker and schema registry");
        try (Laboratory laboratory = Laboratory.start(home);
                Admin admin = laboratory.admin();
                @Nullable FlinkMachine flink = parts.contains(Part.FLINK) ? FlinkMachine.start(home) : null) {
            return new ThroughputBenchmark(laboratory, admin, scale, this::progress).run(input -> {
                List<Contender> contenders = new ArrayList<>();
                if (parts.contains(Part.THROUGHPUT)) {
                    contenders.add(new PassThrough(laboratory));
                }
                contenders.add(new WholeTopology(laboratory, input.tables()));
                if (flink != null) {
                    for (FlinkVariant variant : FlinkVariant.of(quick)) {
                        contenders.add(new FlinkContender(
                                laboratory, admin, flink, input, variant.heap(), variant.checkpointMillis(), true));
                    }
                }
                return contenders;
            });
        }
    }

    /** For the help. */
    static final class PartWords extends ArrayList<String> {
        PartWords() {
            super(Arrays.stream(Part.values()).map(Part::word).toList());
        }
    }

    /** That it cannot be written must not be found only after an hour. */
    private void requireWritable(String option, Path file) {
        try {
            ReportFiles.createParent(file);
            new WritableFileConverter().convert(file.toString());
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), option + ": there is no directory for '" + file + "', and none can be made", e);
        }
    }

    private void progress(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - begun) / 1e9, what));
        err.flush();
    }
}
