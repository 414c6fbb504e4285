package cymru.rhybudd.local.backtest;

import cymru.rhybudd.backtest.OutcomeStatistics;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what alerts came to. */
@Command(
        name = "outcomes",
        mixinStandardHelpOptions = true,
        description =
                "Counts what officers recorded that alerts came to, by indicator and by model, and the cases that were missed.")
public final class OutcomesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final LogOptions options = new LogOptions();

    @Option(names = "--json", description = "Print the statistics as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("rhybudd.home", "")).toAbsolutePath();
        OutcomeStatistics statistics;
        try (LogPlace place = LogPlace.open(options, home, this::say)) {
            statistics = OutcomeStatistics.of(place.log());
        }
        spec.commandLine().getOut().print(json ? OutcomesReport.json(statistics) : OutcomesReport.text(statistics));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
